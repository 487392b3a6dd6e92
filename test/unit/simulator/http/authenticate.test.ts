import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAuthenticate } from '../../../../src/simulator/http/authenticate.ts';
import type { HttpRequest } from '../../../../src/simulator/http/request.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { signedRequest, type SigningOptions } from '../../../support/simulator/signing.ts';

const credentials = { accessKeyId: 'AKIADEMO0001', secretAccessKey: 'secret' };
const clock = new ManualClock();
const authenticate = createAuthenticate(credentials, clock);

function signed(change: Partial<SigningOptions> = {}, body = '{}'): HttpRequest {
  return signedRequest(body, { credentials, now: clock.now(), ...change });
}

function codeOf(request: HttpRequest): string {
  try {
    authenticate(request);
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    assert.equal(error.status, 400);
    return error.code;
  }
  return 'none';
}

function withHeaders(
  request: HttpRequest,
  change: Readonly<Record<string, string | undefined>>,
): HttpRequest {
  const headers = new Map(request.headers);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  return { ...request, headers };
}

describe('authenticate', () => {
  it('tells for which service and Region a request was signed', () => {
    assert.deepEqual(authenticate(signed()), { service: 'ssm', region: 'eu-central-1' });
    const other = signed({ service: 'ec2', region: 'us-gov-west-1' });
    assert.deepEqual(authenticate(other), { service: 'ec2', region: 'us-gov-west-1' });
  });

  it('refuses a request without a signature', () => {
    assert.equal(
      codeOf(withHeaders(signed(), { authorization: undefined })),
      'MissingAuthenticationTokenException',
    );
  });

  it('refuses a presigned URL, which it takes for unsigned', () => {
    const presigned = { ...signed(), query: 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00' };
    assert.equal(
      codeOf(withHeaders(presigned, { authorization: undefined })),
      'MissingAuthenticationTokenException',
    );
  });

  it('refuses a header that is not SigV4', () => {
    assert.equal(
      codeOf(withHeaders(signed(), { authorization: 'Basic eDp5' })),
      'IncompleteSignatureException',
    );
  });

  it('refuses another access key, and a session token that was never given out', () => {
    const other = { accessKeyId: 'AKIADEMO0002', secretAccessKey: 'secret' };
    assert.equal(codeOf(signed({ credentials: other })), 'UnrecognizedClientException');
    const token = signed({ headers: { 'x-amz-security-token': 'x' } });
    assert.equal(codeOf(token), 'UnrecognizedClientException');
  });

  it('refuses another secret', () => {
    const other = { ...credentials, secretAccessKey: 'Secret' };
    assert.equal(codeOf(signed({ credentials: other })), 'InvalidSignatureException');
  });

  it('refuses a body that was changed after it was signed', () => {
    assert.equal(codeOf({ ...signed(), body: Buffer.from('{"a":1}') }), 'InvalidSignatureException');
  });

  it('refuses a target that was changed after it was signed', () => {
    const request = signed({ headers: { 'x-amz-target': 'AmazonSSM.ListNodes' } });
    const changed = withHeaders(request, { 'x-amz-target': 'AmazonSSM.SendCommand' });
    assert.equal(codeOf(changed), 'InvalidSignatureException');
  });

  it('refuses a target that was not signed at all', () => {
    const unsigned = withHeaders(signed(), { 'x-amz-target': 'AmazonSSM.SendCommand' });
    assert.equal(codeOf(unsigned), 'IncompleteSignatureException');
  });

  it('refuses a payload hash that is not the body’s', () => {
    const wrong = signed({ headers: { 'x-amz-content-sha256': '0'.repeat(64) } });
    assert.equal(codeOf(wrong), 'InvalidSignatureException');
    const unsignedPayload = signed({ headers: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' } });
    assert.equal(codeOf(unsignedPayload), 'InvalidSignatureException');
  });

  it('refuses a name that is no Region', () => {
    for (const region of ['nowhere', 'EU-CENTRAL-1', '']) {
      assert.notEqual(codeOf(signed({ region })), 'none', region);
    }
  });

  it('bears five minutes of difference between the clocks, and no more', () => {
    const minute = 60_000;
    for (const [minutes, expected] of [
      [-6, 'InvalidSignatureException'],
      [-4, 'none'],
      [4, 'none'],
      [6, 'InvalidSignatureException'],
    ] as const) {
      assert.equal(codeOf(signed({ now: clock.now() + minutes * minute })), expected, `${minutes} minutes`);
    }
  });

  it('refuses a date that is none or is not the scope’s', () => {
    const request = signed();
    assert.equal(codeOf(withHeaders(request, { 'x-amz-date': 'yesterday' })), 'IncompleteSignatureException');
    assert.equal(
      codeOf(withHeaders(request, { 'x-amz-date': '20200101T000000Z' })),
      'InvalidSignatureException',
    );
  });
});

describe('what is signed', () => {
  const request = signed({ headers: { 'x-amz-target': 'AmazonSSM.ListNodes' } });
  const authorization = request.headers.get('authorization') ?? '';
  const edited = (change: (header: string) => string): string =>
    codeOf(withHeaders(request, { authorization: change(authorization) }));

  it('is taken as it was signed', () => assert.equal(codeOf(request), 'none'));

  const changes: readonly (readonly [what: string, change: (header: string) => string, code: string])[] = [
    ['another day', (header) => header.replace(/\/\d{8}\//, '/20200101/'), 'InvalidSignatureException'],
    ['another Region', (header) => header.replace('eu-central-1', 'eu-west-1'), 'InvalidSignatureException'],
    ['another service', (header) => header.replace('/ssm/', '/ec2/'), 'InvalidSignatureException'],
    [
      'another ending of the scope',
      (header) => header.replace('aws4_request', 'aws5_request'),
      'IncompleteSignatureException',
    ],
    ['a header less', (header) => header.replace(';x-amz-target', ''), 'IncompleteSignatureException'],
    [
      'a header that was not sent',
      (header) => header.replace('SignedHeaders=', 'SignedHeaders=accept;'),
      'InvalidSignatureException',
    ],
    [
      'headers in another order',
      (header) => header.replace('host;x-amz-date', 'x-amz-date;host'),
      'InvalidSignatureException',
    ],
    [
      'the same header twice',
      (header) => header.replace('SignedHeaders=', 'SignedHeaders=host;'),
      'InvalidSignatureException',
    ],
    [
      'no signed header',
      (header) => header.replace(/SignedHeaders=[^,]*/, 'SignedHeaders='),
      'IncompleteSignatureException',
    ],
    [
      'a signature of zeros',
      (header) => header.replace(/Signature=\w+/, `Signature=${'0'.repeat(64)}`),
      'InvalidSignatureException',
    ],
    ['a signature cut short', (header) => header.slice(0, -1), 'IncompleteSignatureException'],
    ['a signature that is too long', (header) => `${header}0`, 'IncompleteSignatureException'],
    [
      'a signature in capitals',
      (header) => header.replace(/[0-9a-f]{64}$/, (hex) => `A${hex.slice(1)}`),
      'IncompleteSignatureException',
    ],
    ['no signature', (header) => header.replace(/, Signature=.*/, ''), 'IncompleteSignatureException'],
    ['no credential', (header) => header.replace(/Credential=[^,]*, /, ''), 'IncompleteSignatureException'],
    ['an empty key', (header) => header.replace('AKIADEMO0001', ''), 'IncompleteSignatureException'],
    [
      'another algorithm',
      (header) => header.replace('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'),
      'IncompleteSignatureException',
    ],
    ['nothing but the algorithm', () => 'AWS4-HMAC-SHA256', 'IncompleteSignatureException'],
    ['nothing', () => '', 'IncompleteSignatureException'],
    [
      'a key of another account',
      (header) => header.replace('AKIADEMO0001', 'AKIADEMO0002'),
      'UnrecognizedClientException',
    ],
  ];
  for (const [what, change, code] of changes) {
    it(`is refused with ${what}`, () => assert.equal(edited(change), code));
  }

  it('does not mind how the parts are parted', () => {
    assert.equal(
      edited((header) => header.replaceAll(', ', ',')),
      'none',
    );
    assert.equal(
      edited((header) => header.replaceAll(', ', ' ,  ')),
      'none',
    );
  });

  it('is refused with another method, path or query', () => {
    assert.equal(codeOf({ ...request, method: 'PUT' }), 'InvalidSignatureException');
    assert.equal(codeOf({ ...request, path: '/other' }), 'InvalidSignatureException');
    assert.equal(codeOf({ ...request, query: 'a=1' }), 'InvalidSignatureException');
  });

  it('is refused with another host: a signature for one is none for another', () => {
    assert.equal(codeOf(withHeaders(request, { host: 'evil.example' })), 'InvalidSignatureException');
  });

  it('says nothing of the right signature or of the secret where it refuses', () => {
    const wrong = withHeaders(request, { 'x-amz-target': 'AmazonSSM.SendCommand' });
    const right = /Signature=(\w+)/.exec(authorization)?.[1] ?? '';
    assert.throws(
      () => authenticate(wrong),
      (error) =>
        error instanceof ServiceError &&
        !error.message.includes(right) &&
        !error.message.includes('secret\n'),
    );
  });

  for (const date of [
    '',
    '20260115',
    '2026-01-15T08:00:00Z',
    '20260115T080000',
    '20260115T080000Z ',
    '99999999T999999Z',
  ]) {
    it(`is refused with the date ${JSON.stringify(date)}`, () =>
      assert.notEqual(codeOf(withHeaders(request, { 'x-amz-date': date })), 'none'));
  }
});
