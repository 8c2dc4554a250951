/**
 * Loads the program of this package. V8 keeps what it made of it in `programme.code`, below the hash of the text that it was made
 * from: with another text, or another V8, it is left alone and the text is compiled.
 */
'use strict';
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { Script } = require('node:vm');

const FILE = join(__dirname, 'programme.cjs');
const HASH = 32;

/** ASCII: the rest is escaped. */
const text = readFileSync(FILE, 'latin1');
const hash = createHash('sha256').update(text).digest();

function code() {
  try {
    const kept = readFileSync(join(__dirname, 'programme.code'));
    return hash.equals(kept.subarray(0, HASH)) ? kept.subarray(HASH) : undefined;
  } catch {
    return undefined;
  }
}

const cachedData = code();
const script = new Script(`(function(module,require,__import,__dirname,__programme,__thread){${text}\n})`, {
  filename: FILE,
  ...(cachedData && { cachedData }),
});

/** What is to be kept in `programme.code` of all that was compiled until now. */
exports.codeOf = () => Buffer.concat([hash, script.createCachedData()]);

const url = (name) => pathToFileURL(join(__dirname, name)).href;

exports.load = () => {
  const program = { exports: {} };
  const start = script.runInThisContext();
  start(
    program,
    createRequire(FILE),
    (name) => import(name),
    __dirname,
    url('programme.cjs'),
    url('lecteur.cjs'),
  );
  return program.exports;
};
