import { test } from 'node:test';
import assert from 'node:assert/strict';
import { inputModeOf, sendInput } from '../../../../src/cli/connect/input.ts';
import type { Kind } from '../../../../src/cli/connect/exit.ts';
import { Emitter } from '../../../../src/core/base/event.ts';
import { memoryStreams } from '../../../support/memoryStreams.ts';
import { settle } from '../../../support/manualClock.ts';

/** A channel that takes input until it is full. */
function scene(kind: Kind = 'shell', mode: 'pipe' | 'keys' = 'pipe') {
  const streams = memoryStreams();
  const drained = new Emitter<undefined>();
  const sent: Buffer[] = [];
  let isFull = false;
  const channel = {
    onDidDrain: drained.event,
    sendInput: (bytes: Uint8Array) => {
      sent.push(Buffer.from(bytes));
      return !isFull;
    },
  };
  const sending = sendInput({ channel, streams, mode, kind, hasEscapeKeys: true, asked: () => undefined });
  return {
    ...{ streams, drained, sending },
    sent: () => Buffer.concat(sent).toString('latin1'),
    fill: (full: boolean) => (isFull = full),
  };
}

test('keys are those of a terminal on both sides', () => {
  const mode = (isInputTerminal: boolean, isOutputTerminal: boolean) =>
    inputModeOf({ isInputTerminal, isOutputTerminal });
  assert.equal(mode(true, true), 'keys');
  assert.equal(mode(true, false), 'lines');
  assert.equal(mode(false, true), 'pipe');
  assert.equal(mode(false, false), 'pipe');
});

test('what the agent does not take yet is not read', async () => {
  const { streams, drained, sent, fill } = scene();
  fill(true);
  streams.input.write('first');
  await settle();
  streams.input.write('second');
  await settle();
  assert.equal(sent(), 'first');
  fill(false);
  drained.fire(undefined);
  await settle();
  assert.equal(sent(), 'firstsecond');
});

test('the end of an empty input is Ctrl-D', async () => {
  const { streams, sent } = scene();
  streams.input.end();
  await settle();
  assert.equal(sent(), '\u0004');
});

test('after the end of a line Ctrl-D is enough', async () => {
  for (const text of ['ls\n', 'ls\r', 'ls\r\n']) {
    const { streams, sent } = scene();
    streams.input.end(text);
    await settle();
    assert.equal(sent(), `${text}\u0004`);
  }
});

test('a command without a terminal reads nothing of a pipe', async () => {
  const { streams, sent } = scene('silentCommand');
  streams.input.end('x');
  await settle();
  assert.equal(sent(), '');
});

test('disposing gives the terminal back and leaves the rest unread', async () => {
  const { streams, sent, sending } = scene('shell', 'keys');
  assert.deepEqual(streams.modes, ['raw']);
  sending.dispose();
  assert.deepEqual(streams.modes, ['raw', 'usual']);
  streams.input.write('late');
  await settle();
  assert.equal(sent(), '');
});

test('what cannot be read, such as a folder, is an input that has ended', async () => {
  const { streams, sent } = scene();
  streams.input.destroy(Object.assign(new Error('a folder'), { code: 'EISDIR' }));
  await settle();
  assert.equal(sent(), '\u0004');
});
