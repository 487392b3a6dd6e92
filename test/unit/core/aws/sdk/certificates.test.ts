import assert from 'node:assert/strict';
import { rootCertificates } from 'node:tls';
import { test } from 'node:test';
import { tlsTrust } from '../../../../../src/core/aws/sdk/certificates.ts';
import { isAppError } from '../../../../../src/core/base/errors.ts';

const pem = '-----BEGIN CERTIFICATE-----\nabc\n-----END CERTIFICATE-----\n';
const files: Readonly<Record<string, string>> = {
  '/ca.pem': pem,
  '/extra.pem': `${pem}${pem}`,
  '/text': 'hello',
};

function read(file: string): string {
  const text = files[file];
  if (text === undefined) throw new Error(`ENOENT: ${file}`);
  return text;
}

test('without own certificates Node’s trust is left alone', () => {
  assert.deepEqual(tlsTrust({ network: {}, env: {} }, read), {});
});

test('own certificates are added to the built-in ones, from every source', () => {
  const { ca } = tlsTrust(
    {
      network: { certificates: ['from VS Code'] },
      env: { NODE_EXTRA_CA_CERTS: '/extra.pem' },
      caBundle: '/ca.pem',
    },
    read,
  );
  assert.equal(ca?.length, rootCertificates.length + 3);
  assert.deepEqual(ca.slice(-3), [pem, `${pem}${pem}`, 'from VS Code']);
});

test('VS Code’s lax setting accepts any certificate, its strict one says nothing', () => {
  assert.deepEqual(tlsTrust({ network: { strictSsl: false }, env: {} }, read), { rejectUnauthorized: false });
  assert.deepEqual(tlsTrust({ network: { strictSsl: true }, env: {} }, read), {});
});

for (const [file, reason] of [
  ['/gone', /ENOENT/],
  ['/text', /holds no PEM certificate/],
] as const) {
  test(`${file} is refused with its name and the reason`, () => {
    assert.throws(
      () => tlsTrust({ network: {}, env: {}, caBundle: file }, read),
      (error) =>
        isAppError(error) &&
        error.kind === 'network' &&
        error.message.includes(file) &&
        reason.test(error.message),
    );
  });
}

test('a real file is read', () => {
  const { ca } = tlsTrust({ network: {}, env: {}, caBundle: 'test/fixtures/tls/certificate.pem' });
  assert.match(ca?.at(-1) ?? '', /BEGIN CERTIFICATE/);
});
