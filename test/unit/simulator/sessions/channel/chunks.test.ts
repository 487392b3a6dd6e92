import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Chunker, maxPayload } from '../../../../../src/simulator/sessions/channel/chunks.ts';
import { createRandom } from '../../../../support/random.ts';

function cut(...pieces: readonly Buffer[]): readonly Uint8Array[] {
  const chunker = new Chunker();
  return [...pieces.flatMap((piece) => chunker.push(piece)), ...chunker.flush()];
}

describe('cutting output into messages', () => {
  it('passes short output on as it comes', () => {
    assert.deepEqual(
      cut(Buffer.from('$ ')).map((chunk) => Buffer.from(chunk).toString()),
      ['$ '],
    );
    assert.deepEqual(cut(), []);
    assert.deepEqual(cut(Buffer.alloc(0)), []);
  });

  it('cuts at 1024 bytes', () => {
    assert.deepEqual(
      cut(Buffer.alloc(2_500, 0x61)).map(({ length }) => length),
      [1_024, 1_024, 452],
    );
    assert.deepEqual(
      cut(Buffer.alloc(2_048, 0x61)).map(({ length }) => length),
      [1_024, 1_024],
    );
  });

  it('ends every message where a character ends', () => {
    const text = 'aé€🚀'.repeat(1_000);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const chunks = cut(Buffer.from(text));
    assert.equal(chunks.map((chunk) => decoder.decode(chunk)).join(''), text);
    assert.ok(
      chunks.every(({ length }) => (length <= maxPayload && length >= maxPayload - 3) || length < maxPayload),
    );
  });

  it('keeps the beginning of a character until the rest comes', () => {
    const rocket = Buffer.from('🚀');
    for (let at = 1; at < rocket.length; at++) {
      const chunker = new Chunker();
      assert.deepEqual(chunker.push(rocket.subarray(0, at)), []);
      assert.deepEqual(
        chunker.push(rocket.subarray(at)).map((chunk) => Buffer.from(chunk).toString()),
        ['🚀'],
      );
    }
  });

  it('passes an unfinished character on at the end', () => {
    assert.deepEqual(
      cut(Buffer.from([0x61, 0xf0, 0x9f])).map((chunk) => [...chunk]),
      [[0x61], [0xf0, 0x9f]],
    );
  });

  it('does not hold back bytes that are no UTF-8', () => {
    const odd = Buffer.from([0x80, 0x80, 0x80, 0x80, 0xff, 0xff]);
    assert.deepEqual(
      new Chunker().push(odd).map((chunk) => [...chunk]),
      [[...odd]],
    );
    assert.deepEqual(new Chunker().push(Buffer.from([0xfe])).length, 1);
  });

  it('loses no byte, whatever comes in whatever pieces', () => {
    const random = createRandom(7);
    for (let round = 0; round < 50; round++) {
      const bytes = random.chance(0.5) ? random.bytes(3_000) : Buffer.from('ü€🚀x'.repeat(400));
      const pieces: Buffer[] = [];
      for (let start = 0; start < bytes.length;) {
        const length = 1 + random.below(700);
        pieces.push(bytes.subarray(start, start + length));
        start += length;
      }
      const chunks = cut(...pieces);
      assert.ok(Buffer.concat(chunks).equals(bytes));
      assert.ok(chunks.every(({ length }) => length > 0 && length <= maxPayload));
    }
  });
});
