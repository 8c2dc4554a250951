/** What is pasted from a word processor: the server makes prose of it, which enters the field at the caret, to be undone at once. */
import { isolateHistory } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { CollageVu } from '../contract.ts';
import { isInProse, placed } from './bloc.ts';

/** What is told of a paste. */
export interface Colle {
  /** Why the plain text was pasted instead; `null`: it was not. */
  readonly refus: string | null;
  readonly perdus: readonly string[];
  readonly changes: readonly string[];
}

/** Tags and styles that the records have a form for, or that are to be told. A colour alone is plain text. */
const MEANT =
  /<(?:p|b|strong|i|em|u|s|strike|del|ins|sup|sub|h[1-6]|ul|ol|li|table|img|a)[\s>]|font-weight: *(?:bold|[6-9]00)|font-style: *italic/iu;
/** A picture goes with the HTML; it is told, and not needed for that. */
const PICTURE = /(src=["']?)data:[^"'\s>]*/giu;

/** `ask`: the server, with names of tables that are taken. What is typed meanwhile keeps its place. */
export function collage(
  ask: (html: string, pris: readonly string[]) => Promise<CollageVu>,
  tell: (colle: Colle) => void,
): Extension {
  const waiting = new Set<{ from: number; to: number }>();
  let isPlain = false;

  const paste = async (view: EditorView, html: string, plain: string): Promise<void> => {
    const { from, to } = view.state.selection.main;
    const place = { from, to };
    const { doc } = view.state;
    waiting.add(place);
    let pasted: CollageVu | null = null;
    let refus: string | null = null;
    try {
      const pris = doc.toString().match(/\btableau-\d+\b/gu) ?? [];
      pasted = await ask(html.replaceAll(PICTURE, '$1'), [...new Set(pris)]);
    } catch (error) {
      refus = error instanceof Error ? error.message : String(error);
    }
    waiting.delete(place);
    if (!view.dom.isConnected) return;
    const put = pasted === null ? null : placed(view.state.doc.toString(), place.from, place.to, pasted);
    const asIs = { changes: [{ ...place, insert: plain }], end: place.from + plain.length };
    const { changes, end } = put ?? asIs;
    view.dispatch({
      changes,
      ...(view.state.doc.eq(doc) ? { selection: { anchor: end }, scrollIntoView: true } : {}),
      annotations: isolateHistory.of('full'),
      userEvent: 'input.paste',
    });
    if (put === null) tell({ refus: refus ?? 'Ce n’est plus la place d’un texte.', perdus: [], changes: [] });
    else tell({ refus: null, perdus: pasted?.perdus ?? [], changes: pasted?.changes ?? [] });
  };

  return [
    EditorView.updateListener.of(({ docChanged, changes }) => {
      if (!docChanged) return;
      for (const place of waiting) {
        place.from = changes.mapPos(place.from, -1);
        place.to = Math.max(place.from, changes.mapPos(place.to, -1));
      }
    }),
    EditorView.domEventHandlers({
      keydown({ key, shiftKey }) {
        isPlain = shiftKey && key.toLowerCase() === 'v';
      },
      keyup() {
        isPlain = false;
      },
      paste({ clipboardData }, view) {
        const html = clipboardData?.getData('text/html') ?? '';
        const { from, to } = view.state.selection.main;
        if (isPlain || !MEANT.test(html) || !isInProse(view.state.doc.toString(), from, to)) return false;
        const plain = (clipboardData?.getData('text/plain') ?? '').replaceAll(/\r\n?/gu, '\n');
        void paste(view, html, plain);
        return true;
      },
    }),
  ];
}
