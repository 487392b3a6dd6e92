import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  encodeHandshakeComplete,
  encodeHandshakeRequest,
  encodeHandshakeResponse,
  parseHandshakeComplete,
  parseHandshakeRequest,
  parseHandshakeResponse,
  type HandshakeResponse,
} from '../../../../../src/core/session/codec/index.ts';

/** Written by hand from §9 and §10. */
const goldenRequest =
  '{"AgentVersion":"3.3.1142.0","RequestedClientActions":[' +
  '{"ActionType":"KMSEncryption","ActionParameters":{"KMSKeyId":"key"}},' +
  '{"ActionType":"SessionType","ActionParameters":{"SessionType":"Standard_Stream","Properties":null}}]}';
const goldenResponse =
  '{"ClientVersion":"1.2.707.0","ProcessedClientActions":[' +
  '{"ActionType":"SessionType","ActionStatus":1,"ActionResult":null,"Error":""}],"Errors":[]}';

describe('HandshakeRequest (§9)', () => {
  it('is read and written', () => {
    const request = parseHandshakeRequest(Buffer.from(goldenRequest));
    assert.deepEqual(request, {
      agentVersion: '3.3.1142.0',
      actions: [
        { type: 'KMSEncryption', parameters: { KMSKeyId: 'key' } },
        { type: 'SessionType', parameters: { SessionType: 'Standard_Stream', Properties: null } },
      ],
    });
    assert.equal(encodeHandshakeRequest(request).toString(), goldenRequest);
  });

  it('keeps odd entries, because every requested action must be answered', () => {
    const request = parseHandshakeRequest(
      Buffer.from('{"RequestedClientActions":[7,null,{"ActionType":1}]}'),
    );
    assert.deepEqual(
      request?.actions.map(({ type }) => type),
      ['', '', ''],
    );
  });

  it('has no actions when the list is missing, and is nothing when it is not JSON', () => {
    assert.deepEqual(parseHandshakeRequest(Buffer.from('{}')), { agentVersion: '', actions: [] });
    assert.equal(parseHandshakeRequest(Buffer.from('no')), undefined);
  });
});

describe('HandshakeResponse (§9)', () => {
  const response: HandshakeResponse = {
    clientVersion: '1.2.707.0',
    actions: [{ type: 'SessionType', status: 1, result: null, error: '' }],
    errors: [],
  };

  it('is written and read', () => {
    assert.equal(encodeHandshakeResponse(response).toString(), goldenResponse);
    assert.deepEqual(parseHandshakeResponse(Buffer.from(goldenResponse)), response);
  });

  it('writes null for a result that is not there', () => {
    const [action] = response.actions.map((item) => ({ ...item, result: undefined }));
    assert.ok(action !== undefined);
    const text = encodeHandshakeResponse({ ...response, actions: [action] }).toString();
    assert.equal(text, goldenResponse);
  });

  it('reads an unknown status as failed', () => {
    const text = goldenResponse.replace('"ActionStatus":1', '"ActionStatus":9');
    assert.equal(parseHandshakeResponse(Buffer.from(text))?.actions[0]?.status, 2);
  });

  it('is nothing when it is not JSON', () => {
    assert.equal(parseHandshakeResponse(Buffer.from([0xff])), undefined);
  });
});

describe('HandshakeComplete (§9)', () => {
  it('is written and read', () => {
    const text = '{"HandshakeTimeToComplete":123456789,"CustomerMessage":"Welcome"}';
    const complete = { timeToComplete: 123_456_789, customerMessage: 'Welcome' };
    assert.deepEqual(parseHandshakeComplete(Buffer.from(text)), complete);
    assert.equal(encodeHandshakeComplete(complete).toString(), text);
  });

  it('completes even when it cannot be read', () => {
    assert.deepEqual(parseHandshakeComplete(Buffer.from('?')), { timeToComplete: 0, customerMessage: '' });
  });
});
