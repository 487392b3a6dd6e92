import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readText } from '../../../../src/cli/lint/read.ts';
import { memoryShell } from '../../../support/memoryShell.ts';

test('text comes without its byte order mark', async () => {
  assert.deepEqual(await readText('a', memoryShell({ a: '\uFEFFä' })), { text: 'ä' });
  assert.deepEqual(await readText('a', memoryShell({ a: '' })), { text: '' });
});

test('UTF-16 is told apart from text, with a mark and without', async () => {
  for (const marked of [Uint8Array.of(0xff, 0xfe, 0x61, 0x00), Uint8Array.of(0xfe, 0xff, 0x00, 0x61)]) {
    assert.deepEqual(await readText('a', memoryShell({ a: marked })), {
      problem: 'a is UTF-16 text. Save it as UTF-8.',
    });
  }
  const bare = Uint8Array.of(0x61, 0x00, 0x62, 0x00);
  assert.deepEqual(await readText('a', memoryShell({ a: bare })), { problem: 'a is not a text file.' });
});

test('an unforeseen failure keeps its reason', async () => {
  const failure = Object.assign(new Error('too many open files'), { code: 'EMFILE' });
  assert.deepEqual(await readText('a', memoryShell({ a: failure })), {
    problem: 'a could not be read: too many open files.',
  });
});
