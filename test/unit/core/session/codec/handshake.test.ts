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

describe('handshakes that a hostile or broken agent may send', () => {
  const lists: readonly (readonly [list: unknown, types: readonly string[]])[] = [
    [undefined, []],
    [null, []],
    ['SessionType', []],
    [{ 0: { ActionType: 'SessionType' } }, []],
    [[], []],
    [[[]], ['']],
    [[{}], ['']],
    [[{ ActionType: null }], ['']],
    [
      [{ ActionType: 'SessionType' }, { ActionType: 'SessionType' }],
      ['SessionType', 'SessionType'],
    ],
    [[{ ActionType: '__proto__' }], ['__proto__']],
    [[{ ActionType: ' SessionType' }], [' SessionType']],
  ];
  for (const [list, types] of lists) {
    it(`ask by ${JSON.stringify(list)} for ${JSON.stringify(types)}`, () => {
      const request = parseHandshakeRequest(Buffer.from(JSON.stringify({ RequestedClientActions: list })));
      assert.deepEqual(
        request?.actions.map(({ type }) => type),
        types,
      );
    });
  }

  it('keep the parameters as they are, for the handler to judge', () => {
    const odd = [null, 7, 'x', [1], { a: { b: 1 } }];
    const actions = odd.map((parameters) => ({ ActionType: 'A', ActionParameters: parameters }));
    const request = parseHandshakeRequest(Buffer.from(JSON.stringify({ RequestedClientActions: actions })));
    assert.deepEqual(
      request?.actions.map(({ parameters }) => parameters),
      odd,
    );
  });

  for (const version of [undefined, null, 3, {}, ['3.0']]) {
    it(`have no version when theirs is ${JSON.stringify(version)}`, () => {
      const request = parseHandshakeRequest(Buffer.from(JSON.stringify({ AgentVersion: version })));
      assert.equal(request?.agentVersion, '');
    });
  }

  for (const text of ['', '[]', 'null', '7', '"x"', '{', '{"a":}', '\u0000', '\uFEFF']) {
    it(`are none when they are ${JSON.stringify(text)}`, () => {
      assert.equal(parseHandshakeRequest(Buffer.from(text)), undefined);
      assert.equal(parseHandshakeResponse(Buffer.from(text)), undefined);
      assert.deepEqual(parseHandshakeComplete(Buffer.from(text)), { timeToComplete: 0, customerMessage: '' });
    });
  }

  it('are completed with what can be read of the rest', () => {
    const complete = (value: object): unknown => parseHandshakeComplete(Buffer.from(JSON.stringify(value)));
    assert.deepEqual(complete({ HandshakeTimeToComplete: '7', CustomerMessage: 'Hi' }), {
      timeToComplete: 0,
      customerMessage: 'Hi',
    });
    assert.deepEqual(complete({ HandshakeTimeToComplete: 7, CustomerMessage: ['Hi'] }), {
      timeToComplete: 7,
      customerMessage: '',
    });
  });

  it('are answered with errors that are texts only', () => {
    const value = { ClientVersion: 7, Errors: ['a', 1, null, 'b'], ProcessedClientActions: 'x' };
    assert.deepEqual(parseHandshakeResponse(Buffer.from(JSON.stringify(value))), {
      clientVersion: '',
      actions: [],
      errors: ['a', 'b'],
    });
  });

  for (const status of [0, 4, '1', null, undefined, 1.5]) {
    it(`are failed when the status is ${JSON.stringify(status)}`, () => {
      const value = { ProcessedClientActions: [{ ActionType: 'A', ActionStatus: status }] };
      assert.equal(parseHandshakeResponse(Buffer.from(JSON.stringify(value)))?.actions[0]?.status, 2);
    });
  }
});
