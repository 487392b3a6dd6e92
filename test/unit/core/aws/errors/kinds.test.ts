import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorKind } from '../../../../../src/core/base/errors.ts';
import { factsOf, type ErrorFacts } from '../../../../../src/core/aws/errors/facts.ts';
import { faultOf, isClockSkew, kindOfFacts } from '../../../../../src/core/aws/errors/kinds.ts';

function service(name: string, status = 400, message = ''): ErrorFacts {
  return factsOf(
    Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode: status } }),
  );
}

function node(code: string): ErrorFacts {
  return factsOf(Object.assign(new Error(code), { code }));
}

const table: readonly (readonly [ErrorFacts, ErrorKind])[] = [
  [service('ExpiredTokenException'), 'expired'],
  [service('ExpiredToken', 403), 'expired'],
  [service('UnauthorizedException', 401), 'expired'],
  [service('UnrecognizedClientException'), 'credentials'],
  [service('InvalidClientTokenId', 403), 'credentials'],
  [service('AuthFailure', 401), 'credentials'],
  [service('SignatureDoesNotMatch', 403), 'credentials'],
  [service('AccessDeniedException'), 'denied'],
  [service('UnauthorizedOperation', 403), 'denied'],
  [service('SomethingNew', 403), 'denied'],
  [service('ThrottlingException'), 'throttled'],
  [service('RequestLimitExceeded', 503), 'throttled'],
  [service('SomethingNew', 429), 'throttled'],
  [service('NewThrottlingKind'), 'throttled'],
  [service('ParameterNotFound'), 'notFound'],
  [service('InvalidInstanceID.NotFound'), 'notFound'],
  [service('InvocationDoesNotExist'), 'notFound'],
  [service('InvalidDocument'), 'notFound'],
  [service('ParameterAlreadyExists'), 'conflict'],
  [service('DuplicateDocumentContent'), 'conflict'],
  [service('TargetNotConnected'), 'conflict'],
  [service('ValidationException'), 'invalid'],
  [service('InvalidFilterKey'), 'invalid'],
  [service('UnknownOperationException'), 'invalid'],
  [service('DocumentLimitExceeded'), 'invalid'],
  [service('SomethingNobodyKnows'), 'invalid'],
  [service('InternalServerError', 500), 'network'],
  [service('SomethingNew', 503), 'network'],
  [node('ECONNREFUSED'), 'network'],
  [node('ENOTFOUND'), 'network'],
  [node('EAI_AGAIN'), 'network'],
  [node('CERT_HAS_EXPIRED'), 'network'],
  [node('DEPTH_ZERO_SELF_SIGNED_CERT'), 'network'],
  [node('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'network'],
  [node('HPE_INVALID_CONSTANT'), 'network'],
  [factsOf(Object.assign(new Error('x'), { name: 'TimeoutError' })), 'network'],
  [factsOf(Object.assign(new Error('x'), { name: 'AbortError' })), 'cancelled'],
  [factsOf(Object.assign(new SyntaxError('bad JSON'), { $metadata: { httpStatusCode: 500 } })), 'network'],
  [factsOf(Object.assign(new SyntaxError('bad JSON'), { $metadata: { httpStatusCode: 200 } })), 'network'],
  [factsOf(Object.assign(new SyntaxError('bad JSON'), { $metadata: { httpStatusCode: 404 } })), 'network'],
  [factsOf(Object.assign(new SyntaxError('bad JSON'), { $metadata: { httpStatusCode: 403 } })), 'network'],
  [
    factsOf(
      Object.assign(new Error('a web page'), { name: 'WebPageAnswer', $metadata: { httpStatusCode: 200 } }),
    ),
    'network',
  ],
  [service('Unknown', 407), 'network'],
  [service('Unknown', 401), 'credentials'],
  [factsOf(Object.assign(new Error('x'), { name: 'CredentialsProviderError' })), 'credentials'],
  [factsOf(new TypeError('undefined is not a function')), 'bug'],
  [factsOf('text'), 'bug'],
];

for (const [facts, kind] of table) {
  test(`${facts.name} ${facts.nodeCode ?? ''} ${facts.status ?? ''} is ${kind}`, () => {
    assert.equal(kindOfFacts(facts), kind);
  });
}

test('names of Object’s own properties are no codes', () => {
  assert.equal(kindOfFacts(service('constructor')), 'invalid');
});

test('a wrong clock is told from a wrong key by what the service says', () => {
  assert.equal(isClockSkew(service('RequestTimeTooSkewed')), true);
  assert.equal(
    isClockSkew(service('InvalidSignatureException', 400, 'Signature expired: 2024… is now earlier')),
    true,
  );
  assert.equal(isClockSkew(service('InvalidSignatureException', 400, 'Signature not yet current')), true);
  assert.equal(
    isClockSkew(service('InvalidSignatureException', 400, 'The request signature we calculated')),
    false,
  );
  assert.equal(isClockSkew(service('ValidationException', 400, 'the clock')), false);
});

test('throttles are tried again, whatever the call', () => {
  assert.deepEqual(faultOf(service('ThrottlingException'), false), { kind: 'throttled' });
});

test('what may have arrived is sent again only when twice does no harm', () => {
  for (const facts of [service('InternalServerError', 500), node('ECONNRESET'), node('ETIMEDOUT')]) {
    assert.equal(faultOf(facts, true).kind, 'transient');
    assert.equal(faultOf(facts, false).kind, 'final');
  }
});

test('what surely did not arrive is sent again always', () => {
  for (const code of ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']) {
    assert.equal(faultOf(node(code), false).kind, 'transient');
  }
});

test('a certificate does not become trusted by trying again', () => {
  assert.equal(faultOf(node('SELF_SIGNED_CERT_IN_CHAIN'), true).kind, 'final');
});

test('refusals are final, a wrong clock is tried once more', () => {
  assert.equal(faultOf(service('AccessDeniedException'), true).kind, 'final');
  assert.equal(faultOf(service('ValidationException'), true).kind, 'final');
  assert.equal(faultOf(service('RequestTimeTooSkewed'), false).kind, 'clockSkew');
});

test('the service’s Retry-After is handed on', () => {
  const error = {
    name: 'ThrottlingException',
    $fault: 'client',
    $response: { headers: { 'retry-after': '2' } },
  };
  assert.deepEqual(faultOf(factsOf(error), true), { kind: 'throttled', retryAfterMs: 2000 });
});

const further: readonly (readonly [name: string, kind: ErrorKind])[] = [
  ['TokenRefreshRequired', 'expired'],
  ['IncompleteSignatureException', 'invalid'],
  ['MissingAuthenticationTokenException', 'credentials'],
  ['NotAuthorized', 'credentials'],
  ['RequestExpired', 'credentials'],
  ['OptInRequired', 'denied'],
  ['Blocked', 'denied'],
  ['EC2ThrottledException', 'throttled'],
  ['BandwidthLimitExceeded', 'throttled'],
  ['PriorRequestNotComplete', 'throttled'],
  ['TooManyRequestsException', 'throttled'],
  ['DoesNotExistException', 'notFound'],
  ['ParameterVersionNotFound', 'notFound'],
  ['InvalidCommandId', 'notFound'],
  ['InvalidInstanceId', 'notFound'],
  ['ResourceNotFoundException', 'notFound'],
  ['InvalidDocumentVersion', 'notFound'],
  ['DocumentAlreadyExists', 'conflict'],
  ['InvalidDocumentOperation', 'conflict'],
  ['TooManyUpdates', 'conflict'],
  ['DuplicateInstanceId', 'conflict'],
  ['ResourceInUseException', 'conflict'],
  ['InvalidParameters', 'invalid'],
  ['InvalidNextToken', 'invalid'],
  ['UnsupportedPlatformType', 'invalid'],
  ['MalformedQueryString', 'invalid'],
  ['MissingParameter', 'invalid'],
  ['ParameterLimitExceeded', 'invalid'],
  ['ParameterPatternMismatchException', 'invalid'],
  ['InvalidKeyId', 'invalid'],
];

for (const [name, kind] of further) {
  test(`${name} is ${kind}`, () => assert.equal(kindOfFacts(service(name)), kind));
}

const statuses: readonly (readonly [status: number, kind: ErrorKind])[] = [
  [200, 'network'],
  [302, 'network'],
  [400, 'invalid'],
  [401, 'credentials'],
  [403, 'denied'],
  [404, 'invalid'],
  [407, 'network'],
  [418, 'invalid'],
  [429, 'throttled'],
  [500, 'network'],
  [502, 'network'],
  [599, 'network'],
];

for (const [status, kind] of statuses) {
  test(`a code nobody knows with HTTP ${status} is ${kind}`, () =>
    assert.equal(kindOfFacts(service('Newcomer', status)), kind));
}

test('without a repeatable call only what surely never arrived, throttles and the clock are tried again', () => {
  const again = [
    ...further.map(([name]) => service(name)),
    ...['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNABORTED'].map(node),
  ]
    .filter((facts) => faultOf(facts, false).kind !== 'final')
    .map(({ name }) => name);
  assert.deepEqual(again, [
    'RequestExpired',
    'EC2ThrottledException',
    'BandwidthLimitExceeded',
    'PriorRequestNotComplete',
    'TooManyRequestsException',
  ]);
});

test('no kind of refusal is tried again, even where twice does no harm', () => {
  for (const [name, kind] of further) {
    if (kind === 'throttled' || name === 'RequestExpired') continue;
    assert.equal(faultOf(service(name), true).kind, 'final', name);
  }
});
