/** Pages of a PDF drawn by pdf.js, as wide as their frame; marks on them, and what a click on them means. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ligne, Marque, Ouvert } from './pdf.ts';

interface Props {
  readonly pdf: Uint8Array;
  /** Draws only the first pages. */
  readonly only?: number;
  readonly label: string;
  /** Words to be marked on the pages, each with its sign. */
  readonly marques?: readonly Marque[];
  /** A line of the page was chosen: its text, and where it is in the text of the page. */
  readonly onLigne?: (ligne: Ligne) => void;
  /** Told when new pages are on screen. */
  readonly onDessin?: (pages: number) => void;
  /** Text to be lit and brought into view. */
  readonly vise?: string | null;
}

export function PagesPdf({ pdf, only, label, marques = [], onLigne, onDessin, vise = null }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<Ouvert | null>(null);
  /** Whose texts can be looked for. */
  const [ready, setReady] = useState<Ouvert | null>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const seen = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    seen.observe(frame.current!);
    return () => seen.disconnect();
  }, []);
  // No frame is waited for between the key and the page.
  useLayoutEffect(() => {
    let isGone = false;
    let mine: Ouvert | null = null;
    void import('./pdf.ts').then(async ({ ouvrir }) => {
      mine = await ouvrir(pdf, only ?? Infinity);
      if (isGone) mine.fermer();
      else setOpen(mine);
    });
    return () => {
      isGone = true;
      mine?.fermer();
    };
  }, [pdf, only]);
  useLayoutEffect(() => {
    if (open === null || width === 0) return;
    void open.dessiner(frame.current!, width, label).then(
      (drawn) => {
        if (drawn) onDessin?.(open.pages);
      },
      // Closed while it was drawn: a newer one is on its way.
      () => undefined,
    );
    void open.pret.then(() => setReady(open));
  }, [open, width]);
  useEffect(() => {
    if (open === null || ready !== open) return;
    open.marquer(frame.current!, marques);
  });
  useEffect(() => {
    if (open !== null && ready === open && vise !== null) open.viser(frame.current!, vise);
  }, [ready, vise]);
  const clicked = (event: MouseEvent): void => {
    const line = open?.ligneEn(frame.current!, event);
    if (line !== undefined && line !== null) onLigne?.(line);
  };
  // A click says where, for those who see the page: the same text is read, and walked, in the editor.
  return <div class="pages-pdf" ref={frame} onClick={onLigne === undefined ? undefined : clicked} />;
}
