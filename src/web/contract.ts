/** What the server and the page say to each other: types only, for both sides. Dates are ISO, slugs those of the records. */

/** Steps of a séance, in their order. */
export type Etape = 'preparee' | 'convoquee' | 'tenue' | 'signee' | 'transmise' | 'publiee' | 'reliee';

export interface Jalon {
  readonly etape: Etape;
  readonly etat: 'fait' | 'encours' | 'avenir';
  /** A date (ISO), or a few words (« 51 sur 52 »); empty when there is nothing to say. */
  readonly dit: string;
}

/** One line of the list of séances. Only its name is known until it was read. */
export interface Resume {
  readonly id: string;
  readonly date: string;
  readonly assemblee: string;
  readonly lu: {
    readonly nom: string;
    readonly etat: string;
    readonly points: number;
    readonly jalons: readonly Jalon[];
    readonly bloquants: number;
    readonly regarder: number;
  } | null;
}

export interface ListeVue {
  /** The day of the machine. */
  readonly jour: string;
  readonly projet: string;
  /** The latest first. */
  readonly seances: readonly Resume[];
  readonly assemblees: readonly { readonly id: string; readonly nom: string }[];
}

export interface MembreVu {
  readonly id: string;
  readonly civilite: 'M.' | 'Mme' | null;
  readonly prenom: string;
  readonly nom: string;
}

/** A finding, as the page shows it. `fichier` is a file's name in the folder of the séance, or a path below the records. */
export interface Constat {
  readonly fichier: string;
  readonly ligne: number;
  readonly colonne: number;
  readonly longueur: number;
  readonly gravite: 'bloquant' | 'regarder' | 'info';
  readonly code: string;
  readonly article: string | null;
  readonly phrase: string;
  readonly remede: string;
  /** The written words that it points at; empty when it points between two. */
  readonly extrait: string;
  /** The line around them: before, and after. */
  readonly contexte: readonly [string, string];
  readonly autres: readonly { readonly fichier: string; readonly ligne: number; readonly phrase: string }[];
}

export interface PointVu {
  readonly point: string;
  readonly id: string | null;
  /** Name of its file in the folder, `null` when the agenda alone tells it. */
  readonly fichier: string | null;
  readonly objet: string;
  readonly rubrique: string | null;
  readonly resultat: string | null;
}

/** A line of the words that a mending would change: what goes, what comes. */
export interface LigneDiff {
  readonly genre: 'moins' | 'plus';
  readonly ligne: number;
  readonly texte: string;
}

/** What `corriger` would write in a file. */
export interface Correction {
  readonly fichier: string;
  readonly lignes: readonly LigneDiff[];
}

/** Who sits and votes at a point, as `greffe presence --json` tells it (records.md §6). */
export interface PresenceVue {
  readonly point: string;
  readonly president: string | null;
  readonly secretaires: readonly string[];
  readonly exercice: number;
  readonly presents: readonly string[] | null;
  readonly representes: readonly { readonly mandant: string; readonly mandataire: string }[] | null;
  readonly absents: readonly string[] | null;
  readonly nppv: readonly string[];
  readonly votants: number | null;
  readonly quorum: { readonly required: number; readonly present: number; readonly met: boolean } | null;
  readonly vote:
    | {
        readonly pour: number;
        readonly contre: number;
        readonly abstention: number;
        readonly nppv: number;
        readonly resultat: string;
      }
    | { readonly voix: Readonly<Record<string, number>> }
    | null;
}

export interface SeanceVue {
  readonly id: string;
  readonly date: string;
  readonly titre: string;
  readonly etat: string;
  readonly jalons: readonly Jalon[];
  readonly membres: readonly MembreVu[];
  readonly points: readonly PointVu[];
  /** At the opening, then at each point. */
  readonly presence: { readonly points: readonly PresenceVue[] } | null;
  readonly constats: readonly Constat[];
  readonly corrections: readonly Correction[];
  /** SHA-256 of each file by name: what an edit is made upon. */
  readonly fichiers: Readonly<Record<string, string>>;
}

/** The text of a file: without byte order mark, lines ended by LF. */
export interface TexteVu {
  readonly nom: string;
  readonly texte: string;
  readonly sha256: string;
}

/** An edit of a file: `base` is the hash of what it was made upon. */
export interface Ecriture {
  readonly nom: string;
  readonly base: string;
  readonly texte: string;
}

/** Written; or refused, because the file is no more what the edit was made upon: what it says now. */
export type Ecrit =
  | { readonly kind: 'ecrit'; readonly sha256: string; readonly avant: string }
  | { readonly kind: 'change'; readonly actuel: TexteVu };

/** What comes before the bytes of a previewed page. */
export interface ApercuVu {
  readonly pages: number;
  readonly projet: boolean;
  readonly constats: readonly Constat[];
  /** Whole milliseconds. */
  readonly ms: number;
  /** Length of the PDF that follows; 0 when the text as it is makes none. */
  readonly octets: number;
}

/** One act of the batch. */
export interface LotLigne {
  readonly id: string;
  readonly point: string;
  readonly objet: string;
  readonly pages: number | null;
  readonly sha256: string | null;
  readonly fichier: string | null;
  readonly etat: 'a-faire' | 'fait' | 'perime' | 'projet' | 'refuse';
  readonly signe: string | null;
  readonly transmis: string | null;
}

export interface LotVu {
  readonly lignes: readonly LotLigne[];
  readonly sortie: string;
}

export interface Trouve {
  readonly id: string;
  readonly seance: string;
  readonly objet: string;
  readonly extrait: string;
}

/** What a line of quick entry says, and what it changes; written or not. */
export interface SaisieVue {
  /** The line as it was read, names whole; `null`: it could not be. */
  readonly lu: string | null;
  /** Why nothing can be written; `null`: it can, or there is nothing to write. */
  readonly refus: string | null;
  /** Words that would be printed, and would not have been before. */
  readonly imprime: readonly string[];
  /** Point at which the figures are; `ouverture`. */
  readonly point: string;
  /** « Au n° 9 : Présents 33 · Pouvoirs 6 · Votants 39 · Quorum 21 ✓ » */
  readonly effet: string;
  /** Sentences of what is wrong with it, and was not before. */
  readonly nouveaux: readonly string[];
  /** The files that change: before, after. `avant` is `null` of a new one. */
  readonly fichiers: readonly {
    readonly nom: string;
    readonly avant: string | null;
    readonly apres: string;
    readonly sha256: string;
  }[];
}

/** What a clipboard held, as the prose of a field; the tables that it names; sentences of what is gone, and of what has another form. */
export interface CollageVu {
  readonly prose: string;
  readonly tableaux: readonly { readonly nom: string; readonly colonnes: string; readonly lignes: string }[];
  readonly perdus: readonly string[];
  readonly changes: readonly string[];
}

/** Before a séance is closed: what every point will say. */
export interface ClotureVue {
  readonly points: readonly {
    readonly point: string;
    readonly objet: string;
    /** Nobody noted how it was decided: it will count as unanimous. */
    readonly reputee: boolean;
    readonly pour: number | null;
    readonly liste: string;
    readonly acte: readonly string[];
  }[];
  /** What keeps it from being closed. */
  readonly bloquants: readonly string[];
  readonly close: boolean;
}

/** What the law will have done, and by when. */
export interface EcheanceVue {
  readonly seance: string;
  readonly quoi: string;
  readonly titre: string;
  /** Last day; `null`: none, and the act has no force before. */
  readonly le: string | null;
  readonly reste: number | null;
  readonly calcul: string;
  readonly article: string;
}
