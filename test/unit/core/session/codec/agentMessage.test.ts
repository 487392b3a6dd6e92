import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  decodeMessage,
  encodeMessage,
  headerFlags,
  messageTypes,
  payloadTypes,
  type AgentMessage,
} from '../../../../../src/core/session/codec/index.ts';
import { createRandom, type Random } from '../../../../support/random.ts';

/** Written by hand from the protocol facts, §3: field by field, in the frame's order. */
const golden = {
  headerLength: '00000074',
  messageType: '696e7075745f73747265616d5f64617461' + '20'.repeat(15),
  schemaVersion: '00000001',
  createdDate: '0000018bcfe56800',
  sequenceNumber: '0000000100000002',
  flags: '0000000000000000',
  messageId: '000102030405060708090a0b0c0d0e0f',
  payloadDigest: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  payloadType: '00000001',
  payloadLength: '00000003',
  payload: '616263',
};
const goldenFrame = frameOf(golden);
const goldenMessage: AgentMessage = {
  messageType: 'input_stream_data',
  schemaVersion: 1,
  createdDate: 1_700_000_000_000,
  sequenceNumber: 4_294_967_298,
  flags: 0,
  messageId: '08090a0b-0c0d-0e0f-0001-020304050607',
  payloadType: 1,
  payload: Buffer.from('abc'),
};

function frameOf(fields: Partial<typeof golden>): Buffer {
  return Buffer.from(Object.values({ ...golden, ...fields }).join(''), 'hex');
}

function errorOf(frame: Uint8Array): string {
  const decoded = decodeMessage(frame);
  return decoded.ok ? 'none' : decoded.error;
}

function read(frame: Uint8Array): AgentMessage {
  const decoded = decodeMessage(frame);
  assert.ok(decoded.ok);
  return decoded.message;
}

describe('AgentMessage (§3)', () => {
  it('writes the golden frame: header length 116, space-padded type, big-endian, swapped UUID halves', () => {
    assert.equal(encodeMessage(goldenMessage).toString('hex'), goldenFrame.toString('hex'));
    assert.equal(goldenFrame.length, 120 + 3);
  });

  it('reads the golden frame', () => {
    assert.deepEqual(read(goldenFrame), goldenMessage);
  });

  it('writes flags and an empty payload with the digest of nothing', () => {
    const frame = encodeMessage({ ...goldenMessage, flags: headerFlags.synFin, payload: new Uint8Array() });
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    assert.equal(frame.toString('hex', 56, 64), '0000000000000003');
    assert.equal(frame.toString('hex', 80, 112), empty);
    assert.equal(frame.length, 120);
    assert.deepEqual(read(frame).payload.byteLength, 0);
  });

  it('reads a type that is padded with NULs', () => {
    const type = Buffer.from('output_stream_data').toString('hex').padEnd(64, '0');
    assert.equal(read(frameOf({ messageType: type })).messageType, 'output_stream_data');
  });

  it('reads a type that nobody knows yet', () => {
    const type = Buffer.from('hologram_data').toString('hex').padEnd(64, '20');
    assert.equal(read(frameOf({ messageType: type })).messageType, 'hologram_data');
  });

  it('lets the payload run to the end of the frame, whatever PayloadLength says', () => {
    assert.equal(Buffer.from(read(frameOf({ payloadLength: '00000001' })).payload).toString(), 'abc');
  });

  it('checks the digest even when PayloadLength lies that there is no payload', () => {
    assert.equal(errorOf(frameOf({ payloadLength: '00000000', payload: '616264' })), 'digest');
  });

  it('starts the payload at the header length plus four', () => {
    const frame = frameOf({ headerLength: '00000076', payload: 'ffff616263' });
    assert.equal(Buffer.from(read(frame).payload).toString(), 'abc');
  });

  it('does not copy the payload', () => {
    const frame = Buffer.from(goldenFrame);
    const { payload } = read(frame);
    assert.equal(payload.buffer, frame.buffer);
  });

  it('reads a frame that is a view into a larger buffer', () => {
    const larger = Buffer.concat([Buffer.alloc(7, 0xff), goldenFrame, Buffer.alloc(9, 0xee)]);
    assert.deepEqual(read(larger.subarray(7, 7 + goldenFrame.length)), goldenMessage);
  });
});

describe('refusing a frame', () => {
  it('says tooShort for anything below the fixed header', () => {
    for (const length of [0, 1, 4, 116, 119])
      assert.equal(errorOf(goldenFrame.subarray(0, length)), 'tooShort');
  });

  it('says headerLength when it is zero, too small, or beyond the frame', () => {
    for (const headerLength of ['00000000', '00000073', '00000078', '7fffffff', 'ffffffff']) {
      assert.equal(errorOf(frameOf({ headerLength })), 'headerLength');
    }
  });

  it('says messageType when it is blank', () => {
    assert.equal(errorOf(frameOf({ messageType: '20'.repeat(32) })), 'messageType');
    assert.equal(errorOf(frameOf({ messageType: '00'.repeat(32) })), 'messageType');
  });

  it('says createdDate when it is zero, as both real peers do', () => {
    assert.equal(errorOf(frameOf({ createdDate: '00'.repeat(8) })), 'createdDate');
  });

  it('says sequenceNumber when it is negative or no whole number any more', () => {
    assert.equal(errorOf(frameOf({ sequenceNumber: 'ff'.repeat(8) })), 'sequenceNumber');
    assert.equal(errorOf(frameOf({ sequenceNumber: '0020000000000000' })), 'sequenceNumber');
  });

  it('says digest when a bit of the payload flipped', () => {
    assert.equal(errorOf(frameOf({ payload: '616363' })), 'digest');
  });

  it('skips every check for start_publication and pause_publication (§3)', () => {
    for (const type of [messageTypes.startPublication, messageTypes.pausePublication]) {
      const messageType = Buffer.from(type).toString('hex').padEnd(64, '20');
      const frame = frameOf({ messageType, createdDate: '00'.repeat(8), payload: '7b7d' });
      assert.equal(read(frame).messageType, type);
    }
  });
});

describe('writing into memory that was used before', () => {
  it('leaves no byte of it in the frame', () => {
    for (let round = 0; round < 50; round++) {
      // The pool that small buffers are cut from is filled with what must not show.
      for (let count = 0; count < 20; count++) Buffer.allocUnsafe(400).fill(0xaa);
      assert.equal(encodeMessage(goldenMessage).toString('hex'), goldenFrame.toString('hex'));
    }
  });
});

describe('writing what cannot be written', () => {
  it('throws for a type that is empty, too long or not ASCII', () => {
    for (const messageType of ['', 'x'.repeat(33), 'zażółć', 'two words']) {
      assert.throws(() => encodeMessage({ ...goldenMessage, messageType }), RangeError);
    }
  });

  it('throws for an id that is no UUID', () => {
    assert.throws(() => encodeMessage({ ...goldenMessage, messageId: '1234' }), RangeError);
  });
});

const seeds = 10_000;

describe('fuzz', () => {
  it(`reads or refuses ${String(seeds)} malformed frames and never throws`, () => {
    const random = createRandom(20_241_010);
    const seen = new Map<string, number>();
    for (let index = 0; index < seeds; index++) {
      const outcome = errorOf(malformed(random));
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }
    for (const kind of ['tooShort', 'headerLength', 'digest', 'createdDate', 'sequenceNumber']) {
      assert.ok((seen.get(kind) ?? 0) > 0, `${kind} was never seen`);
    }
  });

  it('returns every message that it wrote', () => {
    const random = createRandom(7);
    for (let index = 0; index < 1000; index++) {
      const message: AgentMessage = {
        messageType: random.chance(0.5) ? messageTypes.inputStream : messageTypes.outputStream,
        schemaVersion: 1,
        createdDate: 1 + random.below(2 ** 42),
        sequenceNumber: random.below(2 ** 50),
        flags: random.below(4),
        messageId: goldenMessage.messageId.replace(/0/g, () => random.below(16).toString(16)),
        payloadType: random.below(Object.keys(payloadTypes).length),
        payload: random.bytes(random.below(2000)),
      };
      assert.deepEqual(read(encodeMessage(message)), message);
    }
  });
});

/** A good frame with flipped bytes, a cut tail, an overwritten field, or plain noise. */
function malformed(random: Random): Buffer {
  const frame = Buffer.from(goldenFrame);
  switch (random.below(6)) {
    case 0:
      return random.bytes(random.below(300));
    case 1:
      return frame.subarray(0, random.below(frame.length));
    case 2:
      frame.fill(random.chance(0.5) ? 0 : 0xff, random.below(116));
      return frame;
    case 3:
      frame.fill(random.chance(0.5) ? 0 : 0xff, 40 + 8 * random.below(2), 48 + 8 * random.below(2));
      return frame;
    case 4:
      frame.writeUInt32BE(random.below(2 ** 32), 4 * random.below(30));
      return frame;
    default:
      for (let flips = 1 + random.below(8); flips > 0; flips--) {
        frame[random.below(frame.length)] = random.below(256);
      }
      return frame;
  }
}

describe('frames that a hostile or broken peer may send', () => {
  const cuts = [120, 121, 122];
  for (const length of cuts) {
    it(`is refused by its digest when it was cut to ${length} bytes`, () =>
      assert.equal(errorOf(goldenFrame.subarray(0, length)), 'digest'));
  }

  it('is refused by its digest when bytes were added at the end', () => {
    assert.equal(errorOf(Buffer.concat([goldenFrame, Buffer.from('x')])), 'digest');
  });

  it('is refused by its digest when two frames came in one', () => {
    assert.equal(errorOf(Buffer.concat([goldenFrame, goldenFrame])), 'digest');
  });

  const fields: readonly (readonly [what: string, change: Partial<typeof golden>, error: string])[] = [
    ['a header that ends where the frame does', { headerLength: '00000077' }, 'digest'],
    ['a header one byte beyond the frame', { headerLength: '00000078' }, 'headerLength'],
    ['a header of four billion bytes', { headerLength: 'fffffffc' }, 'headerLength'],
    ['a payload length of four billion', { payloadLength: 'ffffffff' }, 'none'],
    ['a schema version of four billion', { schemaVersion: 'ffffffff' }, 'none'],
    ['a payload type nobody knows', { payloadType: 'fffffffe' }, 'none'],
    ['flags with all bits', { flags: 'ffffffffffffffff' }, 'none'],
    ['an id of nothing but zeros', { messageId: '00'.repeat(16) }, 'none'],
    ['a time in the far future', { createdDate: '7fffffffffffffff' }, 'none'],
    ['the last sequence number that is exact', { sequenceNumber: '001fffffffffffff' }, 'none'],
    ['the first that is not', { sequenceNumber: '0020000000000000' }, 'sequenceNumber'],
    ['a digest of zeros', { payloadDigest: '00'.repeat(32) }, 'digest'],
    ['a type of 32 characters', { messageType: '61'.repeat(32) }, 'none'],
    ['a type of tabs', { messageType: '09'.repeat(32) }, 'messageType'],
  ];
  for (const [what, change, error] of fields) {
    it(`has ${what}: ${error === 'none' ? 'read all the same' : error}`, () =>
      assert.equal(errorOf(frameOf(change)), error));
  }

  it('is read however large its payload is', () => {
    const payload = Buffer.alloc(3 * 1024 * 1024, 0x61);
    assert.equal(read(encodeMessage({ ...goldenMessage, payload })).payload.byteLength, payload.length);
  });

  it('leaves the bytes that it was read from as they were', () => {
    const before = goldenFrame.toString('hex');
    read(goldenFrame);
    errorOf(frameOf({ payloadDigest: '00'.repeat(32) }));
    assert.equal(goldenFrame.toString('hex'), before);
  });

  it('is told from its neighbour by every single bit of its payload', () => {
    for (let bit = 0; bit < 24; bit += 1) {
      const frame = Buffer.from(goldenFrame);
      const at = 120 + (bit >> 3);
      frame.writeUInt8(frame.readUInt8(at) ^ (1 << (bit & 7)), at);
      assert.equal(errorOf(frame), 'digest', `bit ${bit}`);
    }
  });
});
