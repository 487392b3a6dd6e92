import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Encryption } from '../../../../../src/core/session/channel/encryption.ts';
import { Payloads } from '../../../../../src/core/session/channel/payloads.ts';
import { encodeExitCode, encodeFlag, payloadTypes } from '../../../../../src/core/session/codec/index.ts';

function createPayloads(): { payloads: Payloads; seen: string[] } {
  const seen: string[] = [];
  const bytes =
    (name: string) =>
    (payload: Uint8Array): void =>
      void seen.push(`${name} ${Buffer.from(payload).toString()}`);
  const encryption = new Encryption({
    sessionId: 's',
    target: 'i-1',
    generateDataKey: () => assert.fail('nobody asked'),
  });
  const payloads = new Payloads(encryption, {
    handshakeRequest: bytes('request'),
    handshakeComplete: bytes('complete'),
    challenge: bytes('challenge'),
    output: bytes('output'),
    stdErr: bytes('stdErr'),
    flag: (flag) => seen.push(`flag ${String(flag)}`),
    exit: (code) => seen.push(`exit ${String(code)}`),
    undecipherable: () => seen.push('undecipherable'),
    note: (what) => seen.push(`note ${what}`),
  });
  return { payloads, seen };
}

const text = (value: string): Buffer => Buffer.from(value, 'utf8');

it('tells every payload type apart (§5)', () => {
  const { payloads, seen } = createPayloads();
  payloads.data(1, text('out'));
  payloads.data(2, text('error'));
  payloads.data(11, text('err'));
  payloads.data(5, text('a'));
  payloads.data(7, text('b'));
  payloads.data(8, text('c'));
  payloads.data(10, encodeFlag(3));
  payloads.data(12, encodeExitCode(-1));
  assert.deepEqual(seen, [
    'output out',
    'stdErr error',
    'stdErr err',
    'request a',
    'complete b',
    'challenge c',
    'flag 3',
    'exit -1',
  ]);
});

it('passes by what only clients send and what nobody knows', () => {
  const { payloads, seen } = createPayloads();
  const passed = [payloadTypes.none, payloadTypes.size, payloadTypes.handshakeResponse, 13, 4_294_967_295];
  for (const payloadType of passed) payloads.data(payloadType, text('secret'));
  assert.equal(seen.length, passed.length);
  for (const line of seen) assert.match(line, /^note passed by a payload of type \d+$/);
});

it('makes no exit code out of what is none (§11)', () => {
  const { payloads, seen } = createPayloads();
  for (const payload of ['', '0', 'EXIT_CODE:', 'EXIT_CODE: x']) payloads.data(12, text(payload));
  assert.ok(seen.every((line) => line === 'note got an exit code that is none'));
});

it('takes a flag of a wrong length for none', () => {
  const { payloads, seen } = createPayloads();
  for (const payload of [Buffer.alloc(0), Buffer.alloc(3), Buffer.alloc(8, 1)]) payloads.data(10, payload);
  assert.deepEqual(seen, ['flag 0', 'flag 0', 'flag 0']);
});
