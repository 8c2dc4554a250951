/** Lines that would change: what goes, what comes, the words that differ told apart. */
import type { LigneDiff } from '../contract.ts';
import { combien } from './mots.ts';

/** Most lines that are shown at once. */
const MOST = 24;

export function Diff({ fichier, lignes }: { fichier: string; lignes: readonly LigneDiff[] }) {
  const count = lignes.filter(({ genre }) => genre === 'plus').length;
  return (
    <figure class="diff">
      <figcaption>
        <span>{fichier}</span>
        <span>{combien(count, 'ligne')}</span>
      </figcaption>
      <div>
        {lignes.slice(0, MOST).map(({ genre, ligne, texte }, i) => {
          const other = lignes.find((each) => each.genre !== genre && each.ligne === ligne)?.texte ?? '';
          const [before, changed, after] = apart(texte, other);
          return (
            <div class={`l ${genre}`} key={i}>
              <i>{ligne}</i>
              <span aria-hidden="true">{genre === 'plus' ? '+' : '−'}</span>
              <span>
                <span class="vh">{genre === 'plus' ? 'ajouté : ' : 'retiré : '}</span>
                {before}
                <b>{changed}</b>
                {after}
              </span>
            </div>
          );
        })}
      </div>
    </figure>
  );
}

/** A text around what it does not share with another; what is long around it is cut. */
function apart(text: string, other: string): [string, string, string] {
  let start = 0;
  while (start < text.length && start < other.length && text[start] === other[start]) start += 1;
  let end = 0;
  const room = Math.min(text.length, other.length) - start;
  while (end < room && text.at(-1 - end) === other.at(-1 - end)) end += 1;
  const [before, changed, after] = [
    text.slice(0, start),
    text.slice(start, text.length - end),
    text.slice(text.length - end),
  ];
  const head = before.length > 60 ? `…${before.slice(-50)}` : before;
  const foot = after.length > 60 ? `${after.slice(0, 50)}…` : after;
  return [head, visible(changed), foot];
}

/** Spaces that look alike are told apart where they change. */
function visible(text: string): string {
  return text.replaceAll('\u00A0', '⍽').replaceAll('\u202F', '⎵');
}
