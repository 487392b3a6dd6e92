import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAuthorization } from '../../../../src/simulator/http/authorization.ts';

const signature = 'a'.repeat(64);
const good = `AWS4-HMAC-SHA256 Credential=AKIA1/20261121/eu-central-1/ssm/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`;

describe('parseAuthorization', () => {
  it('reads key, scope, signed headers and signature', () => {
    assert.deepEqual(parseAuthorization(good), {
      accessKeyId: 'AKIA1',
      date: '20261121',
      region: 'eu-central-1',
      service: 'ssm',
      signedHeaders: ['host', 'x-amz-date'],
      signature,
    });
  });

  it('takes fields without spaces between them, in any order', () => {
    const reordered = `AWS4-HMAC-SHA256 Signature=${signature},SignedHeaders=host,Credential=AKIA1/20261121/eu-central-1/ssm/aws4_request`;
    assert.equal(parseAuthorization(reordered)?.service, 'ssm');
  });

  const bad: Readonly<Record<string, string>> = {
    'another scheme': good.replace('AWS4-HMAC-SHA256', 'Bearer'),
    'asymmetric signing': good.replace('AWS4-HMAC-SHA256', 'AWS4-ECDSA-P256-SHA256'),
    'no credential': good.replace('Credential', 'Kredential'),
    'a scope with a part missing': good.replace('/ssm/', '/'),
    'a scope that ends otherwise': good.replace('aws4_request', 'aws5_request'),
    'a date that is none': good.replace('20261121', 'today'),
    'no signed headers': good.replace('host;x-amz-date', ''),
    'a short signature': good.replace(signature, 'aa'),
    'a signature in capitals': good.replace(signature, 'A'.repeat(64)),
    nothing: '',
  };
  for (const [what, header] of Object.entries(bad)) {
    it(`refuses ${what}`, () => assert.equal(parseAuthorization(header), undefined));
  }
});
