import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { isRecord } from '../../src/core/base/json.ts';

const kilobyte = 1000;

/** Bytes each bundle may have, minified. The extension's own is part of every start of VS Code. */
const budgets: Readonly<Record<string, number>> = {
  'dist/extension.js': 250 * kilobyte,
  'dist/aws.js': 1600 * kilobyte,
  'dist/language.js': 450 * kilobyte,
  'dist/session.js': 150 * kilobyte,
  'dist/cli.js': 400 * kilobyte,
  'dist/simulator.js': 1200 * kilobyte,
};

function inputsOf(bundle: string): readonly string[] {
  const file = `out/meta/${bundle}.json`;
  assert.ok(existsSync(file), 'run `npm run build` first');
  const meta: unknown = JSON.parse(readFileSync(file, 'utf8'));
  assert.ok(isRecord(meta) && isRecord(meta['inputs']));
  return Object.keys(meta['inputs']);
}

for (const [file, budget] of Object.entries(budgets)) {
  test(`${file} stays within its ${budget / kilobyte} KB`, () => {
    assert.ok(existsSync(file), 'run `npm run build` first');
    const { size } = statSync(file);
    assert.ok(size <= budget, `${file} has ${size} bytes`);
  });
}

test('the extension loads the SDK, YAML, schemas and sockets at first use only', () => {
  const heavy = /node_modules\/(@aws-sdk|@smithy|yaml|ajv|ws|preact|@vscode-elements)\//;
  const inputs = inputsOf('extension').filter((input) => heavy.test(input));
  assert.deepEqual(inputs, []);
});

test('the simulator is in its own bundle and in the CLI at most', () => {
  for (const bundle of ['extension', 'aws', 'language', 'webview']) {
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
