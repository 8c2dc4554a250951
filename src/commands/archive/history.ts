/** `greffe archive journal`: what happened in an archive, in French. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '../../archive/facts.ts';
import { readJournal, spelled } from '../../archive/journal.ts';
import { FILES } from '../../archive/tree.ts';
import { EXIT } from '../exit.ts';
import { archiveAt } from './hold.ts';
import { readState } from './journal-file.ts';

export interface HistoryOptions {
  readonly archive: string;
  readonly json?: boolean;
}

/** Tells the facts, of one act when `id` is given. Returns the exit code. Throws `Unreachable`, `Altered`. */
export function history(id: string | undefined, options: HistoryOptions): number {
  const root = archiveAt(options.archive);
  const { read } = readState(root);
  const facts: Fact[] = [];
  readJournal(readFileSync(join(root, FILES.journal)), (fact) => {
    if (id === undefined || ('id' in fact && fact.id === id)) facts.push(fact);
  });
  if (options.json === true) process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
  else {
    process.stdout.write(facts.map((fact) => `${told(fact)}\n`).join(''));
    process.stdout.write(`Tête : ${spelled(read.head)}\n`);
  }
  return EXIT.sound;
}

/** « 41  2026-11-23 02:00  2024-09-12-bureau_07 fait » */
function told(fact: Fact): string {
  return `${String(fact.n).padStart(6)}  ${fact.t.replace('T', ' ').slice(0, 16)}  ${sentence(fact)}`;
}

function sentence(fact: Fact): string {
  if (fact.ev === 'run-start') return `début (Greffe ${fact.program}, Node ${fact.node})`;
  if (fact.ev === 'run-end')
    return `fin${fact.interrupted ? ', arrêté avant la fin' : ''} : ${fact.made} faits, ${fact.same} inchangés, ${fact.refused} refusés, ${fact.damaged} abîmés, ${fact.drift} écarts, ${fact.orphans} orphelins`;
  const by = 'by' in fact ? ` par ${fact.by}${fact.reason === null ? '' : ` (${fact.reason})`}` : '';
  return `${fact.id} ${wordsOf(fact)}${by}`;
}

function wordsOf(fact: Exclude<Fact, { ev: 'run-start' | 'run-end' }>): string {
  const version = 'version' in fact && fact.version !== null ? ` v${fact.version}` : '';
  return `${WORDS[fact.ev]}${version}${fact.ev === 'renamed' ? ` ${fact.to}` : ''}${fact.ev === 'joined' ? ` ${fact.name}` : ''}`;
}

const WORDS: Readonly<Record<Exclude<Fact['ev'], 'run-start' | 'run-end'>, string>> = {
  built: 'fait',
  same: 'inchangé, rien ne lui est plus reproché',
  failed: 'refusé',
  drift: 'sortirait autrement que',
  damaged: 'abîmé',
  restored: 'rétabli',
  orphan: 'sans saisie',
  pruned: 'ébauche ôtée',
  issued: 'délivré',
  withdrawn: 'repris',
  joined: 'pièce jointe à',
  renamed: 'devient',
  acknowledged: 'écart pris en compte',
};
