import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  acknowledgementOf,
  decodeMessage,
  encodeExitCode,
  encodeFlag,
  encodeMessage,
  encodeSize,
  parseAcknowledgement,
  parseExitCode,
  parseFlag,
  parseSize,
  type AgentMessage,
} from '../../../../../src/core/session/codec/index.ts';
import { createStreamCipher } from '../../../../../src/core/session/crypto/index.ts';

/**
 * Whole frames, written by hand from §3 to §12 field by field; digests and ciphertext come from other programs.
 * One codec serves the client and the simulator's agent: what both got wrong alike would show only here.
 */
const input = '696e7075745f73747265616d5f64617461' + '20'.repeat(15);
const output = '6f75747075745f73747265616d5f64617461' + '20'.repeat(14);
const acknowledge = '61636b6e6f776c65646765' + '20'.repeat(21);
/** 2023-11-14T22:13:20Z in milliseconds. */
const created = '0000018bcfe56800';
/** 00112233-4455-6677-8899-aabbccddeeff with its halves swapped. */
const id = '8899aabbccddeeff0011223344556677';

const hex = {
  data:
    `00000074 ${input} 00000001 ${created} 0000000000000007 0000000000000000 ${id}` +
    ' 1d887ce0f8672e4914d9000e801cd74ecd805dd9366c0bc42dc16adc0197dc2f 00000001 00000003 6c730d',
  acknowledge:
    `00000074 ${acknowledge} 00000001 ${created} 0000000000000000 0000000000000003` +
    ' 7766554433221100ffeeddccbbaa9988' +
    ' 1a2b0d718b3e775c5b296f95d0266bf25d9b023ce68a8d693be530f251b04be2 00000000 000000b1' +
    ' 7b2241636b6e6f776c65646765644d65737361676554797065223a226f75747075745f73747265616d5f64617461' +
    '222c2241636b6e6f776c65646765644d6573736167654964223a2230303131323233332d343435352d363637372d' +
    '383839392d616162626363646465656666222c2241636b6e6f776c65646765644d65737361676553657175656e63' +
    '654e756d626572223a34322c22497353657175656e7469616c4d657373616765223a747275657d',
  size:
    `00000074 ${input} 00000001 ${created} 0000000000000000 0000000000000000 ${id}` +
    ' d53ca1ea7dce87c11432052a8550ed2615cf715ca843c89710ed83325b691cba 00000003 00000015' +
    ' 7b22636f6c73223a38302c22726f7773223a32347d',
  flag:
    `00000074 ${input} 00000001 ${created} 0000000000000009 0000000000000000 ${id}` +
    ' 433ebf5bc03dffa38536673207a21281612cef5faa9bc7a4d5b9be2fdb12cf1a 0000000a 00000004 00000002',
  exitCode:
    `00000074 ${output} 00000001 ${created} 000000000000000c 0000000000000000 ${id}` +
    ' 36d3d82a1d9ec37b129364f4a1dfda9b1c9c97c4df3e5338e88bcf42497278e7 0000000c 0000000c' +
    ' 455849545f434f44453a2037',
  encrypted:
    `00000074 ${input} 00000001 ${created} 0000000000000003 0000000000000000 ${id}` +
    ' 26f0da423daa2c43dc824be91c3ee2a8d3d674d190dedbaba830fb44593a8278 00000001 00000022' +
    ' a0a1a2a3a4a5a6a7a8a9aaab 124f8419a8da 4eaca31304b7e93cbdf52d44dddad86f',
} as const;

const frameOf = (name: keyof typeof hex): Buffer => Buffer.from(hex[name].replaceAll(' ', ''), 'hex');

function read(name: keyof typeof hex): AgentMessage {
  const decoded = decodeMessage(frameOf(name));
  assert.ok(decoded.ok, name);
  return decoded.message;
}

const head = {
  messageType: 'input_stream_data',
  schemaVersion: 1,
  createdDate: 1_700_000_000_000,
  flags: 0,
  messageId: '00112233-4455-6677-8899-aabbccddeeff',
} as const;

/** The client's data key is 00 01 … 3f. */
const cipher = createStreamCipher(
  'client',
  Uint8Array.from({ length: 64 }, (_, index) => index),
  () => Buffer.from('a0a1a2a3a4a5a6a7a8a9aaab', 'hex'),
);

const written: Readonly<Record<keyof typeof hex, AgentMessage>> = {
  data: { ...head, sequenceNumber: 7, payloadType: 1, payload: Buffer.from('ls\r') },
  acknowledge: acknowledgementOf(
    {
      ...head,
      messageType: 'output_stream_data',
      sequenceNumber: 42,
      payloadType: 1,
      payload: new Uint8Array(),
    },
    head.createdDate,
    'ffeeddcc-bbaa-9988-7766-554433221100',
  ),
  size: { ...head, sequenceNumber: 0, payloadType: 3, payload: encodeSize({ cols: 80, rows: 24 }) },
  flag: { ...head, sequenceNumber: 9, payloadType: 10, payload: encodeFlag(2) },
  exitCode: {
    ...head,
    messageType: 'output_stream_data',
    sequenceNumber: 12,
    payloadType: 12,
    payload: encodeExitCode(7),
  },
  encrypted: { ...head, sequenceNumber: 3, payloadType: 1, payload: cipher.encrypt(Buffer.from('ls -l\r')) },
};

describe('whole frames, byte for byte', () => {
  for (const name of ['data', 'acknowledge', 'size', 'flag', 'exitCode', 'encrypted'] as const) {
    it(`writes the ${name} frame`, () => {
      assert.equal(encodeMessage(written[name]).toString('hex'), frameOf(name).toString('hex'));
    });

    it(`reads the ${name} frame`, () => {
      const { payload, ...rest } = read(name);
      const { payload: expected, ...expectedRest } = written[name];
      assert.deepEqual(rest, expectedRest);
      assert.equal(Buffer.from(payload).toString('hex'), Buffer.from(expected).toString('hex'));
    });
  }

  it('reads what the payloads say (§5, §6, §11)', () => {
    assert.deepEqual(parseAcknowledgement(read('acknowledge').payload), {
      messageType: 'output_stream_data',
      messageId: '00112233-4455-6677-8899-aabbccddeeff',
      sequenceNumber: 42,
    });
    assert.deepEqual(parseSize(read('size').payload), { cols: 80, rows: 24 });
    assert.equal(parseFlag(read('flag').payload), 2);
    assert.equal(parseExitCode(read('exitCode').payload), 7);
  });

  it('has the digest of the ciphertext, and the ciphertext opens with the second half of the key (§3, §10)', () => {
    const agent = createStreamCipher(
      'agent',
      Uint8Array.from({ length: 64 }, (_, index) => index),
    );
    assert.equal(Buffer.from(agent.decrypt(read('encrypted').payload) ?? []).toString(), 'ls -l\r');
  });
});
