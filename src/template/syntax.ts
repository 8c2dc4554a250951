/**
 * Reads a template file: Handlebars' own parser, then a closed syntax. What the house does not use (raw output, decorators,
 * sub-expressions, parameters by name, helpers of one's own) is refused here with its place, so that nothing after this file
 * ever meets it.
 */
import Handlebars from 'handlebars';
import type { Diagnostic, Place } from '../diagnostic.ts';
import { type Code, templateFault } from './codes.ts';
import { DEPTH, tooLarge } from './extent.ts';
import { didYouMean } from './nearest.ts';
import type { Source } from './source.ts';

/** A field (`../seance.date`: one scope up), or what `#each` says of its round. */
export type Path =
  | {
      readonly kind: 'champ';
      readonly up: number;
      readonly parts: readonly string[];
      readonly written: string;
      readonly place: Place;
    }
  | {
      readonly kind: 'tour';
      readonly name: 'index' | 'first' | 'last';
      readonly written: string;
      readonly place: Place;
    };

/** A block: its body, and what follows `{{else}}`. */
export interface BlockStep {
  readonly kind: 'if' | 'unless' | 'each' | 'with';
  readonly path: Path;
  readonly body: readonly Step[];
  readonly otherwise: readonly Step[];
  readonly place: Place;
}

export type Step =
  | { readonly kind: 'text'; readonly text: string; readonly source: Source; readonly at: number }
  | { readonly kind: 'print'; readonly path: Path; readonly prose: boolean; readonly place: Place }
  | BlockStep
  | {
      readonly kind: 'partial';
      readonly name: string;
      readonly context: Path | null;
      readonly place: Place;
    };

/** All that a template may call, for suggestions. */
const HELPERS = ['prose', 'if', 'unless', 'each', 'with'] as const;

/** Reads one file; with a syntax error there are no steps. */
export function readTemplate(source: Source): { steps: readonly Step[]; faults: Diagnostic[] } {
  const large = tooLarge(source);
  if (large !== null) return { steps: [], faults: [large] };
  const faults: Diagnostic[] = [];
  try {
    const program = Handlebars.parse(source.text, { srcName: source.file });
    return { steps: new Reader(source, faults).program(program, 0), faults };
  } catch (error) {
    faults.push(misspelt(source, error));
    return { steps: [], faults };
  }
}

/** Handlebars tells the place of its syntax errors in English sentences, or in fields when blocks do not match. */
function misspelt(source: Source, error: unknown): Diagnostic {
  if (!(error instanceof Error)) throw error;
  const { lineNumber, column } = error as Error & { lineNumber?: number; column?: number };
  const told =
    /^Parse error on line (\d+):/.exec(error.message) ?? /^Lexical error on line (\d+)/.exec(error.message);
  if (lineNumber === undefined && told === null) throw error;
  const line = Math.min(lineNumber ?? Number(told?.[1]), source.text.split('\n').length);
  const offset = source.offsetOf(line, (column ?? 0) + 1);
  const rest = source.text.slice(offset).split('\n', 1)[0] ?? '';
  const mismatch = lineNumber !== undefined;
  return templateFault(
    source.placeAt(offset, rest.length),
    'gabarit-mal-ecrit',
    mismatch
      ? 'Le bloc ouvert ici n’est pas fermé par son propre nom.'
      : 'La syntaxe du modèle ne se comprend plus à cette ligne.',
    mismatch
      ? 'fermez {{#if}} par {{/if}}, {{#each}} par {{/each}}, dans l’ordre inverse de leur ouverture.'
      : 'vérifiez que chaque « {{ » a son « }} », et chaque {{#…}} son {{/…}}.',
  );
}

/** The nodes that we read, by their type. */
interface Nodes {
  /** Handlebars declares `original` otherwise than it is. */
  readonly ContentStatement: hbs.AST.Node & { readonly value: string; readonly original: string };
  readonly CommentStatement: hbs.AST.CommentStatement;
  readonly MustacheStatement: hbs.AST.MustacheStatement;
  readonly BlockStatement: hbs.AST.BlockStatement;
  readonly PartialStatement: hbs.AST.PartialStatement;
  readonly PathExpression: hbs.AST.PathExpression;
}

function isNode<K extends keyof Nodes>(node: hbs.AST.Node, type: K): node is Nodes[K] {
  return node.type === type;
}

type Call = hbs.AST.Node & Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash'>;

class Reader {
  private readonly source: Source;
  private readonly faults: Diagnostic[];

  constructor(source: Source, faults: Diagnostic[]) {
    this.source = source;
    this.faults = faults;
  }

  program(program: hbs.AST.Program | undefined, depth: number): Step[] {
    if (program === undefined) return [];
    if (depth > DEPTH) {
      this.add(
        program,
        'gabarit-trop-profond',
        `Les blocs sont imbriqués sur plus de ${DEPTH} niveaux.`,
        'sortez une partie du texte dans un fichier de partiels/.',
      );
      return [];
    }
    return program.body.flatMap((node) => this.statement(node, depth) ?? []);
  }

  private statement(node: hbs.AST.Statement, depth: number): Step | null {
    if (isNode(node, 'ContentStatement')) return this.content(node);
    if (isNode(node, 'CommentStatement')) return null;
    if (isNode(node, 'MustacheStatement')) return this.mustache(node);
    if (isNode(node, 'BlockStatement')) return this.block(node, depth);
    if (isNode(node, 'PartialStatement')) return this.partial(node);
    return this.add(
      node,
      'gabarit-refuse',
      'Les décorateurs {{*…}} et les blocs {{#>…}} ne sont pas admis.',
      'écrivez un fichier de partiels/ et appelez-le par {{> nom}}.',
    );
  }

  private content(node: Nodes['ContentStatement']): Step | null {
    const { value, loc } = node;
    if (value === '') return null;
    // Handlebars drops the line of a block that stands alone on it: what is left may begin later than the node.
    const at =
      this.source.offsetOf(loc.start.line, loc.start.column + 1) + Math.max(0, node.original.indexOf(value));
    return { kind: 'text', text: value, source: this.source, at };
  }

  private mustache(node: hbs.AST.MustacheStatement): Step | null {
    if (!node.escaped)
      return this.add(
        node,
        'sortie-brute',
        'Les accolades triples et {{& }} impriment sans protéger le texte : elles ne sont pas admises.',
        'écrivez {{champ}}, ou {{prose champ}} pour un texte mis en forme.',
      );
    const path = this.path(node.path);
    if (path === null) return null;
    const place = this.place(node);
    if (node.params.length === 0 && node.hash === undefined)
      return { kind: 'print', path, prose: false, place };
    const helper = path.written;
    if (helper !== 'prose') return this.unknownHelper(node, helper);
    const only = this.only(node, helper);
    return only === null ? null : { kind: 'print', path: only, prose: true, place };
  }

  private block(node: hbs.AST.BlockStatement, depth: number): Step | null {
    const helper = node.path.original;
    const body = this.program(node.program, depth + 1);
    const otherwise = this.program(node.inverse, depth + 1);
    if (helper !== 'if' && helper !== 'unless' && helper !== 'each' && helper !== 'with')
      return this.unknownHelper(node, helper);
    if ((node.program?.blockParams ?? []).length > 0)
      return this.add(
        node,
        'gabarit-refuse',
        'La forme « as |nom| » n’est pas admise.',
        'nommez le champ depuis le bloc : {{nom}}, ou {{../champ}} pour remonter.',
      );
    const path = this.only(node, `#${helper}`);
    return path === null ? null : { kind: helper, path, body, otherwise, place: this.place(node.path) };
  }

  private partial(node: hbs.AST.PartialStatement): Step | null {
    const { name } = node;
    if (!isNode(name, 'PathExpression'))
      return this.add(
        name,
        'partiel-refuse',
        'Le nom d’un partiel est calculé.',
        'écrivez son nom : {{> scrutin}} appelle partiels/scrutin.hbs.',
      );
    if (node.hash !== undefined || node.params.length > 1)
      return this.add(
        node,
        'appel-refuse',
        'Un partiel ne reçoit pas de valeurs nommées, et un seul champ au plus.',
        'écrivez {{> nom}} ou {{> nom champ}}.',
      );
    const [given] = node.params;
    const context = given === undefined ? null : this.path(given);
    if (given !== undefined && context === null) return null;
    return {
      kind: 'partial',
      name: name.original,
      context,
      place: this.place(name),
    };
  }

  /** The one argument of a helper. */
  private only(node: Call, helper: string): Path | null {
    const [given, more] = node.params;
    if (given === undefined || more !== undefined || node.hash !== undefined)
      return this.add(
        node,
        'appel-refuse',
        `« ${helper} » attend exactement un champ.`,
        `écrivez {{${helper} champ}}, sans autre valeur.`,
      );
    return this.path(given);
  }

  private path(node: hbs.AST.Expression): Path | null {
    const place = this.place(node);
    if (!isNode(node, 'PathExpression'))
      return this.add(
        node,
        'appel-refuse',
        'Il faut ici le nom d’un champ : ni texte, ni nombre, ni calcul entre parenthèses.',
        'écrivez le nom d’un champ du document ; un texte fixe s’écrit tel quel, hors des accolades.',
      );
    const { data, depth, parts, original } = node;
    if (!data) return { kind: 'champ', up: depth, parts, written: original, place };
    const [name] = parts;
    if ((name === 'index' || name === 'first' || name === 'last') && parts.length === 1 && depth === 0)
      return { kind: 'tour', name, written: original, place };
    return this.add(
      node,
      'champ-inconnu',
      `« ${original} » n’existe pas.`,
      'dans {{#each}}, on peut écrire @index, @first et @last.',
    );
  }

  private unknownHelper(node: Call, helper: string): null {
    return this.add(
      node.path,
      'appel-refuse',
      `« ${helper} » n’est pas de ceux qu’un modèle peut appeler.`,
      didYouMean(
        helper,
        HELPERS,
        'sont admis {{prose champ}}, {{#if}}, {{#unless}}, {{#each}}, {{#with}} et {{> partiel}}.',
      ),
    );
  }

  private add(node: hbs.AST.Node, code: Code, message: string, remedy: string): null {
    this.faults.push(templateFault(this.place(node), code, message, remedy));
    return null;
  }

  private place(node: hbs.AST.Node): Place {
    const { start, end } = node.loc;
    const length = start.line === end.line ? end.column - start.column : 2;
    return { file: this.source.file, line: start.line, column: start.column + 1, length };
  }
}
