import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf } from '../../../../../src/core/aws/errors/facts.ts';
import { toAppError, type CallContext } from '../../../../../src/core/aws/errors/index.ts';
import { sentenceOf } from '../../../../../src/core/aws/errors/sentences.ts';

const context: CallContext = {
  operation: 'GetParameter',
  action: 'ssm:GetParameter',
  region: 'eu-central-1',
  label: 'prod',
};

function say(error: object, more: Partial<CallContext> = {}): string {
  return toAppError(error, { ...context, ...more }).message;
}

const service = (name: string, message = '', status = 400): object =>
  Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: status } });
const node = (code: string): object => Object.assign(new Error(code), { code });

const table: readonly (readonly [string, RegExp])[] = [
  [
    say(service('AccessDeniedException', 'no')),
    /^Access denied: prod may not call ssm:GetParameter\. no \(AccessDenied/,
  ],
  [say(service('ExpiredTokenException', 'x')), /^The sign-in of prod has expired\.$/],
  [
    say(service('UnrecognizedClientException', 'bad token')),
    /^The credentials of prod are not usable\. bad token/,
  ],
  [say(service('RequestTimeTooSkewed')), /clock is wrong/],
  [say(service('InvalidSignatureException', 'Signature expired: x is now earlier than y')), /clock is wrong/],
  [say(service('ParameterNotFound', 'No /a.')), /^GetParameter was refused: No \/a \(ParameterNotFound\)\.$/],
  [say(service('ParameterNotFound')), /^GetParameter was refused: ParameterNotFound\.$/],
  [say(service('ThrottlingException')), /throttled GetParameter/],
  [say(node('ENOTFOUND')), /name ssm in eu-central-1 cannot be resolved/],
  [
    say(node('ECONNREFUSED'), { endpoint: 'http://127.0.0.1:1' }),
    /^Nothing answers at http:\/\/127\.0\.0\.1:1 .* Check the network, the proxy and the endpoint\.$/,
  ],
  [say(node('ENETUNREACH')), /no way to ssm/],
  [say(node('ETIMEDOUT')), /did not answer in time/],
  [say(node('ECONNRESET')), /connection to .* was lost/],
  [say(node('EPROTO')), /does not speak the expected protocol/],
  [say(node('SELF_SIGNED_CERT_IN_CHAIN')), /not trusted \(SELF_SIGNED_CERT_IN_CHAIN\).*AWS_CA_BUNDLE/],
  [say({ name: 'TimeoutError', message: 'x' }), /did not answer GetParameter in time/],
  [
    say(service('InternalServerError', 'oops', 500)),
    /HTTP 500, a failure of its own: oops \(InternalServerError\)\. Try again in a minute\.$/,
  ],
  [
    say(Object.assign(new SyntaxError('<html>'), { $metadata: { httpStatusCode: 502 } })),
    /HTTP 502 and something that is not an answer of AWS\. A proxy/,
  ],
  [say(new TypeError('x is undefined')), /^GetParameter failed: x is undefined\.$/],
  [say(service('', 'UnknownError')), /GetParameter was refused: /],
];

for (const [sentence, pattern] of table) {
  test(sentence.slice(0, 80), () => assert.match(sentence, pattern));
}

test('values that a validation message quotes are left out: they may be secrets', () => {
  const message =
    "2 validation errors detected: Value 'hunter2 isn't it' at 'value' failed; Value 'x' at 'name' failed";
  const sentence = say(service('ValidationException', message));
  assert.equal(sentence.includes('hunter2'), false);
  assert.match(sentence, /The value at 'value' failed; The value at 'name' failed/);
});

test('control characters and endless messages do not reach the person', () => {
  const sentence = say(service('ValidationException', `a\u0000b\n\n\u001b[31mc${'x'.repeat(5000)}`));
  assert.match(sentence, /a b \[31mc/);
  assert.ok(sentence.length < 700);
});

test('cancelled has a sentence, though nobody shows it', () => {
  assert.equal(sentenceOf('cancelled', factsOf(undefined), context), 'Cancelled.');
});
