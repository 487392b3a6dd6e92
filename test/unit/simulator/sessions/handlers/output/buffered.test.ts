import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BufferedOutput } from '../../../../../../src/simulator/sessions/handlers/output/buffered.ts';

function bench(limit?: number): {
  readonly output: BufferedOutput;
  readonly sent: string[];
  congested: boolean;
} {
  const made = { sent: [] as string[], congested: false };
  const io = {
    send: (_: number, payload: Uint8Array) => void made.sent.push(Buffer.from(payload).toString()),
    get isCongested() {
      return made.congested || made.sent.length % 3 === 2;
    },
    end: () => undefined,
  };
  return Object.assign(made, { output: new BufferedOutput(io, limit) });
}

describe('the kept output of a command', () => {
  it('keeps the order of both streams and cuts no character', () => {
    const { output, sent } = bench();
    const text = Buffer.from('é');
    output.output(Buffer.from('a'));
    output.errors(text.subarray(0, 1));
    output.output(text.subarray(1));
    let isDone = false;
    output.exited(0, () => (isDone = true));
    assert.deepEqual([sent, isDone], [['a', 'é'], false]);
  });

  it('keeps the beginning of a flood', () => {
    const { output, sent } = bench(5);
    for (const part of ['abc', 'def', 'ghi']) output.output(Buffer.from(part));
    output.exited(0, () => undefined);
    assert.equal(sent.join(''), 'abcde');
  });

  it('is done once, and at once when there is nothing', () => {
    const { output, sent } = bench();
    let count = 0;
    output.drained();
    output.exited(0, () => (count += 1));
    output.drained();
    assert.deepEqual([sent, count], [[], 1]);
  });
});
