import assert from 'node:assert/strict';
import { it } from 'node:test';
import { encodeOpenDataChannel, parseOpenDataChannel } from '../../../../../src/core/session/codec/index.ts';

const open = { requestId: 'r', token: 't', clientId: 'c', clientVersion: '1.2.707.0' };
/** Written by hand from §2. */
const golden =
  '{"MessageSchemaVersion":"1.0","RequestId":"r","TokenValue":"t","ClientId":"c","ClientVersion":"1.2.707.0"}';

it('is the first text frame, with the token inside (§2)', () => {
  assert.equal(encodeOpenDataChannel(open), golden);
});

it('is read by the serving side', () => {
  assert.deepEqual(parseOpenDataChannel(golden), open);
});

it('is read without a client version', () => {
  const text = golden.replace(',"ClientVersion":"1.2.707.0"', '');
  assert.deepEqual(parseOpenDataChannel(text), { ...open, clientVersion: '' });
});

it('is nothing when malformed', () => {
  const malformed = ['', '[]', '{}', golden.replace('"1.0"', '"2.0"'), golden.replace('"t"', '7')];
  for (const text of malformed) assert.equal(parseOpenDataChannel(text), undefined, text);
});

for (const [what, change] of [
  ['a token that is no text', { TokenValue: null }],
  ['no request id', { RequestId: undefined }],
  ['a client id that is a list', { ClientId: ['c'] }],
  ['a version as a number', { MessageSchemaVersion: 1 }],
  ['a version with a blank', { MessageSchemaVersion: '1.0 ' }],
] as const) {
  it(`is nothing with ${what}`, () => {
    const value: unknown = JSON.parse(golden);
    assert.equal(parseOpenDataChannel(JSON.stringify(Object.assign(Object(value), change))), undefined);
  });
}

it('takes a token as it is, whatever is in it', () => {
  for (const token of ['', 'a"b\\c', 'ключ', 'x'.repeat(100_000), '\u0000'])
    assert.equal(parseOpenDataChannel(encodeOpenDataChannel({ ...open, token }))?.token, token);
});
