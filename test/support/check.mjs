// node test/support/check.mjs [name …]
// Every `check:*` script of package.json, as many at once as there are cores; says at the end which failed.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endGroup, spawnGroup, STOP_SIGNALS } from './child.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const env = { ...process.env, PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter) };

/** Runs one script and shows its output only when it fails: what passes has nothing to say. */
async function check([name, script]) {
  const started = Date.now();
  const child = spawnGroup(script, [], { cwd: root, env, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => output.push(chunk));
  const code = await new Promise((done) => child.once('close', done));
  await endGroup(child.pid);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? '✓' : '✖'} ${name} (${seconds} s)`);
  if (code !== 0) console.log(`\n${Buffer.concat(output).toString().trimEnd()}\n`);
  return code === 0 ? [] : [name];
}

/** Takes from one queue with a few hands, so that a long check does not hold the short ones up. */
async function checkAll(scripts) {
  const queue = [...scripts];
  const work = async () => {
    const failed = [];
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      failed.push(...(await check(next)));
    return failed;
  };
  return (await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, work))).flat();
}

// Leaving is enough: what is running is ended with this process.
for (const signal of STOP_SIGNALS) process.on(signal, () => process.exit(1));

const wanted = process.argv.slice(2).map((name) => `check:${name}`);
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const selected = Object.entries(scripts).filter(
  ([name]) => name.startsWith('check:') && (wanted.length === 0 || wanted.includes(name)),
);
const failed = await checkAll(selected);
if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
console.log(`${selected.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
