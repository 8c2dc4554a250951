/** The logo of a body: what was seen of its file, held against what is written of it. */
import { voulait } from './suggestion.ts';

/** A picture that documents can print. */
export interface Image {
  readonly bytes: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/** What was seen of a picture beside the files of the bodies, or why it is none that a document prints (what follows its name). */
export type LogoVu =
  | { readonly image: Image; readonly refus: null }
  | { readonly image: null; readonly refus: string };

/** By the name of its file. */
export type LogosVus = ReadonlyMap<string, LogoVu>;

/** As a body has it on a day; `image` is `null` where nobody looked. */
export interface Logo {
  readonly fichier: string;
  /** Alternative text. */
  readonly texte: string | null;
  readonly image: Image | null;
}

/** Why a logo cannot be printed, and at what of it (a path); `null` when it can. */
export function wrongLogo(
  { fichier, texte }: Pick<Logo, 'fichier' | 'texte'>,
  vus: LogosVus | null,
): {
  readonly at: readonly string[];
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
} | null {
  if (texte === null)
    return {
      at: [],
      code: 'logo-sans-texte',
      message: 'Le logo n’a pas de texte de remplacement.',
      remedy: 'écrivez logo: {fichier: …, texte: …} ; ce texte est lu à qui ne voit pas l’image.',
    };
  if (vus === null) return null;
  const vu = vus.get(fichier);
  if (vu === undefined)
    return {
      at: ['fichier'],
      code: 'logo-absent',
      message: `L’image « ${fichier} » n’est pas à côté du fichier de l’assemblée.${voulait(fichier, vus.keys())}`,
      remedy: 'déposez-la dans le dossier assemblees/, ou corrigez son nom.',
    };
  if (vu.refus === null) return null;
  return {
    at: ['fichier'],
    code: 'logo-illisible',
    message: `L’image « ${fichier} » ${vu.refus}.`,
    remedy: 'enregistrez-la en PNG ou en JPEG, d’environ 600 points de côté.',
  };
}
