import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isUuid, readUuid, writeUuid } from '../../../../../src/core/session/codec/uuid.ts';

const uuid = '08090a0b-0c0d-0e0f-0001-020304050607';
const bytes = '000102030405060708090a0b0c0d0e0f';

it('writes a UUID with its halves swapped (§3, as seen on the wire)', () => {
  const target = Buffer.alloc(20, 0xaa);
  writeUuid(target, 2, uuid.toUpperCase());
  assert.equal(target.toString('hex'), `aaaa${bytes}aaaa`);
});

it('reads it back in lower case', () => {
  assert.equal(readUuid(Buffer.from(`ffff${bytes}`, 'hex'), 2), uuid);
});

it('tells a UUID from other text', () => {
  assert.ok(isUuid(uuid));
  for (const text of ['', uuid.slice(1), `${uuid}0`, uuid.replaceAll('-', ''), uuid.replace('8', 'g')]) {
    assert.ok(!isUuid(text), text);
  }
});
