import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSigned, sha256Hex, signatureOf } from '../../../../src/simulator/http/signature.ts';
import type { HttpRequest } from '../../../../src/simulator/http/request.ts';

/** The example of the public Signature Version 4 test suite. */
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const scope = {
  accessKeyId: 'AKIDEXAMPLE',
  date: '20150830',
  region: 'us-east-1',
  service: 'service',
  signedHeaders: ['host', 'x-amz-date'],
};

function request(change: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    path: '/',
    query: '',
    headers: new Map([
      ['host', 'example.amazonaws.com'],
      ['x-amz-date', '20150830T123600Z'],
    ]),
    body: Buffer.alloc(0),
    ...change,
  };
}

describe('signatureOf', () => {
  it('signs as the published examples do', () => {
    assert.equal(
      signatureOf(request(), scope, secret),
      '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    );
    assert.equal(
      signatureOf(request({ method: 'POST' }), scope, secret),
      '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
    );
    assert.equal(
      signatureOf(request({ query: 'Param2=value2&Param1=value1' }), scope, secret),
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    );
  });

  const plain = signatureOf(request(), scope, secret);
  const changes: Readonly<Record<string, Partial<HttpRequest>>> = {
    'the method': { method: 'PUT' },
    'the path': { path: '/x' },
    'the query': { query: 'a=b' },
    'the body': { body: Buffer.from('{}') },
    'a signed header': {
      headers: new Map([
        ['host', '127.0.0.1:80'],
        ['x-amz-date', '20150830T123600Z'],
      ]),
    },
  };
  for (const [what, change] of Object.entries(changes)) {
    it(`covers ${what}`, () => assert.notEqual(signatureOf(request(change), scope, secret), plain));
  }

  it('does not cover headers that are not signed', () => {
    const headers = new Map([...request().headers, ['user-agent', 'x']] as [string, string][]);
    assert.equal(signatureOf(request({ headers }), scope, secret), plain);
  });

  it('takes runs of spaces in a header as one', () => {
    const spaced = new Map([
      ['host', '  example.amazonaws.com '],
      ['x-amz-date', '20150830T123600Z'],
    ]);
    assert.equal(signatureOf(request({ headers: spaced }), scope, secret), plain);
  });
});

describe('isSigned', () => {
  const authorization = { ...scope, signature: signatureOf(request(), scope, secret) };

  it('knows its own signature', () => assert.equal(isSigned(request(), authorization, secret), true));

  it('refuses another secret, another body and another signature', () => {
    assert.equal(isSigned(request(), authorization, 'other'), false);
    assert.equal(isSigned(request({ body: Buffer.from('x') }), authorization, secret), false);
    assert.equal(isSigned(request(), { ...authorization, signature: '0'.repeat(64) }, secret), false);
    assert.equal(isSigned(request(), { ...authorization, signature: '' }, secret), false);
  });
});

describe('sha256Hex', () => {
  it('hashes nothing as everybody does', () => {
    assert.equal(sha256Hex(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
