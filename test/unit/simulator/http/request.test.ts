import assert from 'node:assert/strict';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, it } from 'node:test';
import { BodyTooLarge, headersOf, readRequest } from '../../../../src/simulator/http/request.ts';

function message(
  chunks: readonly (string | Buffer)[],
  headers: Readonly<Record<string, string>> = {},
): IncomingMessage {
  const incoming = new IncomingMessage(new Socket());
  incoming.method = 'POST';
  incoming.url = '/path?x=1?y';
  Object.assign(incoming.headers, headers);
  for (const chunk of chunks) incoming.push(chunk);
  incoming.push(null);
  return incoming;
}

describe('readRequest', () => {
  it('joins a body that came in pieces, also where a piece ends within a character', async () => {
    const bytes = Buffer.from('ключ');
    const request = await readRequest(message([bytes.subarray(0, 3), bytes.subarray(3)]), 100);
    assert.equal(request.body.toString(), 'ключ');
  });

  it('cuts the query at the first question mark', async () => {
    const request = await readRequest(message([]), 100);
    assert.equal(request.path, '/path');
    assert.equal(request.query, 'x=1?y');
    assert.equal(request.body.length, 0);
  });

  it('reads up to the limit, and not a byte more', async () => {
    assert.equal((await readRequest(message(['abc', 'de']), 5)).body.length, 5);
    await assert.rejects(readRequest(message(['abc', 'def']), 5), BodyTooLarge);
  });
});

describe('headersOf', () => {
  it('joins a header that came more than once', () => {
    const incoming = message([]);
    incoming.headers['set-cookie'] = ['a', 'b'];
    assert.equal(headersOf(incoming).get('set-cookie'), 'a,b');
  });
});
