import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { payloadTypes } from '../../../../../../src/core/session/codec/index.ts';
import { SeparateOutput } from '../../../../../../src/simulator/sessions/handlers/output/separate.ts';

function bench(stdoutPrefix = ''): {
  readonly output: SeparateOutput;
  readonly sent: { readonly payloadType: number; readonly payload: Buffer }[];
} {
  const sent: { readonly payloadType: number; readonly payload: Buffer }[] = [];
  const io = {
    send: (payloadType: number, payload: Uint8Array) =>
      void sent.push({ payloadType, payload: Buffer.from(payload) }),
    isCongested: false,
    end: () => undefined,
  };
  return { sent, output: new SeparateOutput(io, { stdoutPrefix, stderrPrefix: '' }) };
}

describe('the two streams of a command', () => {
  it('come in messages of 1,024 bytes at most, prefix and all', () => {
    const { output, sent } = bench('STD_OUT:');
    output.output(Buffer.alloc(5_000, 'x'));
    assert.ok(sent.every(({ payload }) => payload.length <= 1_024));
    assert.equal(
      Buffer.concat(sent.map(({ payload }) => payload)).toString(),
      `STD_OUT:${'x'.repeat(5_000)}`,
    );
  });

  it('wait for the rest of a character, each of its own', () => {
    const { output, sent } = bench();
    const rocket = Buffer.from('🚀');
    output.output(rocket.subarray(0, 2));
    output.errors(Buffer.from('bad'));
    output.output(rocket.subarray(2));
    assert.deepEqual(
      sent.map(({ payload }) => payload.toString()),
      ['bad', '🚀'],
    );
  });

  it('end with what is left and then the exit code', () => {
    const { output, sent } = bench();
    output.output(Buffer.from([0xf0, 0x9f]));
    let isDone = false;
    output.exited(-1, () => (isDone = true));
    assert.deepEqual(
      sent.map(({ payloadType }) => payloadType),
      [payloadTypes.output, payloadTypes.exitCode],
    );
    assert.deepEqual([sent[1]?.payload.toString(), isDone], ['EXIT_CODE: -1', true]);
  });
});
