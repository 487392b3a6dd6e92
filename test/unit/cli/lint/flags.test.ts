import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseLintFlags } from '../../../../src/cli/lint/flags.ts';

test('files and format, in any order', () => {
  assert.deepEqual(parseLintFlags(['a', '--format', 'json', 'b']), { format: 'json', files: ['a', 'b'] });
  assert.deepEqual(parseLintFlags(['a']), { format: 'text', files: ['a'] });
});

test('behind -- names may start with a dash', () => {
  assert.deepEqual(parseLintFlags(['--', '--odd.yaml']), { format: 'text', files: ['--odd.yaml'] });
});

test('help wins', () => {
  assert.equal(parseLintFlags(['-h']), 'help');
  assert.equal(parseLintFlags(['--help', '--format', 'xml']), 'help');
});

test('what is not understood is one sentence', () => {
  assert.deepEqual(parseLintFlags(['--nope', 'a']), { problem: "Unknown option '--nope'." });
  assert.deepEqual(parseLintFlags([]), { problem: 'Name at least one file.' });
});
