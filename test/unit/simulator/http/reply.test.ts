import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { htmlReply, jsonReply, textReply, xmlReply } from '../../../../src/simulator/http/reply.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('replies', () => {
  it('names every JSON answer by a request id of its own', () => {
    const [one, two] = [jsonReply(200, { a: 1 }), jsonReply(200, { a: 1 })];
    assert.equal(one.headers['content-type'], 'application/x-amz-json-1.1');
    assert.match(one.headers['x-amzn-requestid'] ?? '', uuid);
    assert.notEqual(one.headers['x-amzn-requestid'], two.headers['x-amzn-requestid']);
    assert.equal(one.body, '{"a":1}');
  });

  it('gives an XML answer the id that its text names', () => {
    const reply = xmlReply(200, 'id-1', '<a/>');
    assert.equal(reply.headers['x-amzn-requestid'], 'id-1');
    assert.match(reply.headers['content-type'] ?? '', /xml/);
  });

  it('answers in HTML as a proxy does, without an error type', () => {
    const reply = htmlReply(503);
    assert.equal(reply.status, 503);
    assert.match(reply.headers['content-type'] ?? '', /text\/html/);
    assert.ok(!reply.body.includes('__type'));
  });

  it('ends a text with a line end', () => assert.equal(textReply(403, 'no').body, 'no\n'));
});
