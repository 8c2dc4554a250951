/** Runs the command of a package once, and keeps what V8 made of it: `node roder.cjs <dist> <arguments of greffe>`. */
'use strict';
const { writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const [dist, ...argv] = process.argv.slice(2);
const source = resolve(dist, 'src');
const { codeOf, load } = require(join(source, 'charger.cjs'));
process.argv = [process.argv[0], join(source, 'greffe.cjs'), ...argv];
process.on('exit', () => writeFileSync(join(source, 'programme.code'), codeOf()));
void load().main();
