#!/usr/bin/env node
/** The command `greffe` as a process: its signals, its streams, its exit code. */
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { EXIT } from './commands/exit.ts';
import { greffe, tellDefect } from './commands/greffe.ts';

// Halves a cold start. It lives in the program's own folder: nothing is written elsewhere unasked.
enableCompileCache(resolve(import.meta.dirname, '../node_modules/.cache/greffe'));

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(EXIT.stopped));

process.on('uncaughtException', (error) => {
  tellDefect(error);
  process.exit(EXIT.defect);
});

// Who reads may stop reading (`greffe verifier | head`): that is no defect, and the work goes on.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

void greffe(process.argv.slice(2)).then((code) => (process.exitCode = code));
