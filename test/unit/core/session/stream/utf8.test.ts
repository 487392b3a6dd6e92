import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Utf8Stream } from '../../../../../src/core/session/stream/utf8.ts';

const text = '\uFEFFzażółć 漢字 👩‍💻 e\u0301 end';

it('decodes characters that are split anywhere over messages (§11)', () => {
  const bytes = Buffer.from(text);
  for (let size = 1; size < 9; size++) {
    const stream = new Utf8Stream();
    let decoded = '';
    for (let at = 0; at < bytes.length; at += size) decoded += stream.decode(bytes.subarray(at, at + size));
    assert.equal(decoded + stream.end(), text);
  }
});

it('shows bytes that are no UTF-8 as replacement characters and goes on', () => {
  const stream = new Utf8Stream();
  assert.equal(stream.decode(Buffer.from([0x61, 0xff, 0x62])), 'a\uFFFDb');
});

it('shows a character that the end cut off as one replacement character', () => {
  const stream = new Utf8Stream();
  assert.equal(stream.decode(Buffer.from([0xe6, 0xbc])), '');
  assert.equal(stream.end(), '\uFFFD');
});
