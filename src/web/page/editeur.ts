/** The editor of a record: its text as it is in the file, the marks of YAML made quiet, what is at fault underlined. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Constat } from '../contract.ts';
import { collage as coller } from './collage.ts';
import { plat } from './mots.ts';

export interface Editeur {
  readonly texte: () => string;
  /** Replaces the text without the place of the caret: another program wrote the file. */
  readonly remplacer: (texte: string) => void;
  readonly constats: (constats: readonly Constat[]) => void;
  /** Puts the caret where a text of the page begins. Gives whether it is there. */
  readonly chercher: (texte: string, avant: string) => boolean;
  readonly ligne: (ligne: number, colonne: number) => void;
  readonly brut: (isRaw: boolean) => void;
  readonly foyer: () => void;
  readonly fermer: () => void;
}

/** `onChange`: a key was pressed; `onPlace`: the caret stands in these words. */
export function ouvrirEditeur(
  parent: HTMLElement,
  texte: string,
  label: string,
  {
    onChange,
    onPlace,
    collage,
  }: {
    onChange: (texte: string) => void;
    onPlace: (texte: string) => void;
    collage: Parameters<typeof coller>;
  },
): Editeur {
  const quiet = new Compartment();
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=greffe-nonce]')?.content ?? '';
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: texte,
      extensions: [
        EditorView.cspNonce.of(nonce),
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        EditorView.lineWrapping,
        // Tab leaves the editor: no trap for the keyboard.
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        yaml(),
        coller(...collage),
        syntaxHighlighting(STYLE),
        quiet.of(CHAMPS),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', lang: 'fr' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
          if (update.selectionSet || update.docChanged) onPlace(wordsAt(update.state));
        }),
      ],
    }),
  });
  const goTo = (at: number): void => {
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
    view.focus();
  };
  return {
    texte: () => view.state.doc.toString(),
    remplacer(next) {
      const old = view.state.doc.toString();
      if (old === next) return;
      let from = 0;
      while (from < old.length && from < next.length && old[from] === next[from]) from += 1;
      let end = 0;
      const room = Math.min(old.length, next.length) - from;
      while (end < room && old.at(-1 - end) === next.at(-1 - end)) end += 1;
      view.dispatch({ changes: { from, to: old.length - end, insert: next.slice(from, next.length - end) } });
    },
    constats: (found) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          found.flatMap((each) => markOf(view.state, each)),
        ),
      ),
    chercher(asked, avant) {
      const at = placeOf(view.state.doc.toString(), asked, avant);
      if (at !== null) goTo(at);
      return at !== null;
    },
    ligne(ligne, colonne) {
      const line = view.state.doc.line(Math.max(1, Math.min(view.state.doc.lines, ligne)));
      goTo(Math.min(line.to, line.from + Math.max(0, colonne - 1)));
    },
    brut: (isRaw) => view.dispatch({ effects: quiet.reconfigure(isRaw ? [] : CHAMPS) }),
    foyer: () => view.focus(),
    fermer: () => view.destroy(),
  };
}

const STYLE = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], class: 'y-cle' },
  { tag: tags.comment, class: 'y-note' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], class: 'y-signe' },
]);

/** The words around the caret, from the beginning of one. */
function wordsAt(state: EditorState): string {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const start = Math.max(0, head - line.from - 12);
  const from = start === 0 ? 0 : line.text.indexOf(' ', start) + 1;
  return line.text.slice(from, from + 60).replace(/^\s*[\w-]+:\s*[|>"']?|^[\s#>*-]+/u, '');
}

function markOf(
  state: EditorState,
  { ligne, colonne, longueur, gravite, phrase, remede }: Constat,
): Diagnostic[] {
  if (ligne < 1 || ligne > state.doc.lines) return [];
  const line = state.doc.line(ligne);
  const from = Math.min(line.to, line.from + colonne - 1);
  const to = Math.min(state.doc.length, from + Math.max(1, longueur));
  const severity = { bloquant: 'error', regarder: 'warning', info: 'info' } as const;
  return [{ from, to, severity: severity[gravite], message: `${phrase}\nRemède : ${remede}` }];
}

/** Where the letters of a printed line are written; of several such places, the one that follows what is printed before. */
function placeOf(text: string, asked: string, avant: string): number | null {
  const places: number[] = [];
  let flat = '';
  for (let i = 0; i < text.length; i += 1) {
    const letter = bare(text[i]!);
    for (const unit of letter) {
      places.push(i);
      flat += unit;
    }
  }
  const wanted = bare(asked);
  if (wanted.length < 2) return null;
  const before = bare(avant).slice(-24);
  for (const length of [wanted.length, 30, 15]) {
    const words = wanted.slice(0, length);
    const after = flat.indexOf(before + words);
    if (before !== '' && after >= 0) return places[after + before.length] ?? null;
    const at = flat.indexOf(words);
    if (at >= 0) return places[at] ?? null;
  }
  return null;
}

/** Letters and digits alone. */
function bare(words: string): string {
  return plat(words).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Names of the fields, as they are said. */
const NOMS: Readonly<Record<string, string>> = {
  rubrique: 'Rubrique',
  objet: 'Objet',
  matiere: 'Matière',
  numero: 'Numéro',
  rapporteur: 'Rapporteur',
  expose: 'Exposé',
  dispositif: 'Dispositif',
  visas: 'Visas',
  considerants: 'Considérants',
  articles: 'Articles',
  vote: 'Vote',
  annexes: 'Annexes',
  controle: 'Contrôle de légalité',
  signatures: 'Signatures',
  amendements: 'Amendements',
  deports: 'Déports',
  evenements: 'Mouvements',
  pouvoirs: 'Pouvoirs',
  absents: 'Absents',
  excuses: 'Excusés',
  secretaire: 'Secrétaire',
  president: 'Président',
  convocation: 'Convocation',
  assemblee: 'Assemblée',
  date: 'Date',
  etat: 'État',
  ouverture: 'Ouverture',
  levee: 'Levée',
  lieu: 'Lieu',
};

class Champ extends WidgetType {
  readonly name: string;
  constructor(name: string) {
    super();
    this.name = name;
  }
  override eq(other: Champ): boolean {
    return other.name === this.name;
  }
  override toDOM(): HTMLElement {
    const label = document.createElement('span');
    label.className = 'y-champ';
    label.textContent = this.name;
    return label;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

/** Fields by their French names; blocks without their mark and their indent. Only how it is shown: the text is that of the file. */
const CHAMPS = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = shown(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = shown(update.view);
    }
  },
  {
    decorations: ({ decorations }) => decorations,
    provide: (plugin) =>
      EditorView.atomicRanges.of((view) => view.plugin(plugin)?.decorations ?? Decoration.none),
  },
);

function shown(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges)
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      const key = /^([a-z_]+):(?: *\|[+-]?$| ?)/u.exec(line.text);
      const name = NOMS[key?.[1] ?? ''];
      if (key !== null && name !== undefined)
        builder.add(line.from, line.from + key[0].length, Decoration.replace({ widget: new Champ(name) }));
      else {
        const indent = /^ {2}(?=\S)/u.exec(line.text);
        if (indent !== null) builder.add(line.from, line.from + 2, Decoration.replace({}));
      }
      at = line.to + 1;
    }
  return builder.finish();
}
