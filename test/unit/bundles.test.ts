import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isRecord } from '../../src/core/base/json.ts';

const kilobyte = 1000;

/** Rooms of which most is behind the door: `src/features/<room>/room.ts` is `dist/room-<room>.js`. */
const rooms = readdirSync('src/features');
const entered = rooms.filter((room) => existsSync(`src/features/${room}/room.ts`));

/** Bytes each bundle may have, minified. The extension's own is part of every start of VS Code. */
const budgets: Readonly<Record<string, number>> = {
  'dist/extension.js': 250 * kilobyte,
  ...Object.fromEntries(entered.map((room) => [`dist/room-${room}.js`, 150 * kilobyte])),
  'dist/aws.js': 1600 * kilobyte,
  'dist/language.js': 680 * kilobyte,
  'dist/apis.js': 400 * kilobyte,
  'dist/session.js': 150 * kilobyte,
  'dist/cli.js': 400 * kilobyte,
  'dist/simulator.js': 1200 * kilobyte,
};

/** What a room's door may have in the extension's bundle: its commands, its tree and what that lists. */
const doorBudget = 20 * kilobyte;

function metaOf(bundle: string): Record<string, unknown> {
  const file = `out/meta/${bundle}.json`;
  assert.ok(existsSync(file), 'run `npm run build` first');
  const meta: unknown = JSON.parse(readFileSync(file, 'utf8'));
  assert.ok(isRecord(meta));
  return meta;
}

function inputsOf(bundle: string): readonly string[] {
  const { inputs } = metaOf(bundle);
  assert.ok(isRecord(inputs));
  return Object.keys(inputs);
}

/** Files of `src` with the bytes that are left of them in the bundle. */
function contentsOf(bundle: string): readonly (readonly [file: string, bytes: number])[] {
  const { outputs } = metaOf(bundle);
  assert.ok(isRecord(outputs));
  const output = Object.values(outputs)[0];
  assert.ok(isRecord(output) && isRecord(output['inputs']));
  return Object.entries(output['inputs']).map(([file, input]) => [
    file,
    isRecord(input) ? Number(input['bytesInOutput']) : 0,
  ]);
}

for (const [file, budget] of Object.entries(budgets)) {
  test(`${file} stays within its ${budget / kilobyte} KB`, () => {
    assert.ok(existsSync(file), 'run `npm run build` first');
    const { size } = statSync(file);
    assert.ok(size <= budget, `${file} has ${size} bytes`);
  });
}

test('the extension and its rooms load the SDK, YAML, schemas and sockets at first use only', () => {
  const heavy = /node_modules\/(@aws-sdk|@smithy|yaml|ajv|ws|preact|@vscode-elements)\//;
  for (const bundle of ['extension', ...entered.map((room) => `room-${room}`)]) {
    const inputs = inputsOf(bundle).filter((input) => heavy.test(input));
    assert.deepEqual(inputs, [], bundle);
  }
});

for (const room of rooms) {
  test(`the door of ${room} stays within its ${doorBudget / kilobyte} KB of every start`, () => {
    const own = contentsOf('extension').filter(([file]) => file.startsWith(`src/features/${room}/`));
    const bytes = own.reduce((sum, [, size]) => sum + size, 0);
    assert.ok(bytes <= doorBudget, `${bytes} bytes: move what is needed later behind room.ts`);
  });
}

test('what is behind a door is in no bundle but its own', () => {
  for (const room of entered) {
    const file = `src/features/${room}/room.ts`;
    for (const bundle of [
      'extension',
      'cli',
      ...entered.filter((other) => other !== room).map((other) => `room-${other}`),
    ]) {
      assert.ok(!inputsOf(bundle).includes(file), `${file} in ${bundle}`);
    }
  }
});

test('the simulator is in its own bundle and in the CLI at most', () => {
  for (const bundle of [
    'extension',
    'aws',
    'language',
    'webview',
    ...entered.map((room) => `room-${room}`),
  ]) {
    const inputs = inputsOf(bundle).filter((input) => input.startsWith('src/simulator/'));
    assert.deepEqual(inputs, [], bundle);
  }
});

test('webviews carry messages of rooms and nothing else of the extension', () => {
  const foreign = inputsOf('webview').filter(
    (input) =>
      input.startsWith('src/') &&
      !/^src\/(webview\/|features\/[^/]+\/([^/]+\/)?messages\.ts$|core\/(base|model)\/)/.test(input),
  );
  assert.deepEqual(foreign, []);
});

test('the package holds what ships and nothing else', () => {
  const listing = execFileSync('node_modules/.bin/vsce', ['ls', '--no-dependencies'], { encoding: 'utf8' });
  const files = listing.trim().split('\n');
  const stray = files.filter(
    (file) =>
      !/^(package\.json|README\.md|CHANGELOG\.md|LICENSE|(dist|media|schemas|syntaxes)\/)/i.test(file),
  );
  assert.deepEqual(stray, []);
  for (const file of [...Object.keys(budgets), 'media/activity.svg']) assert.ok(files.includes(file), file);
});
