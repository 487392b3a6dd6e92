import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf } from '../../../../../src/core/aws/errors/facts.ts';

test('a service’s exception gives its code, message, status and request id', () => {
  const error = Object.assign(new Error('Parameter /x not found.'), {
    name: 'ParameterNotFound',
    $fault: 'client',
    $metadata: { httpStatusCode: 400, requestId: 'r-1' },
  });
  const { isServiceError, ...facts } = factsOf(error);
  assert.equal(isServiceError, true);
  assert.deepEqual(facts, {
    name: 'ParameterNotFound',
    message: 'Parameter /x not found.',
    nodeCode: undefined,
    status: 400,
    requestId: 'r-1',
    retryAfterMs: undefined,
  });
});

test('namespaces before and URLs behind a code are dropped', () => {
  assert.equal(
    factsOf({ name: 'com.amazonaws.ssm#InvalidDocument', $fault: 'client' }).name,
    'InvalidDocument',
  );
  assert.equal(factsOf({ name: 'Throttling:http://internal/', $fault: 'client' }).name, 'Throttling');
});

test('the reason is found inside wrappers and aggregates', () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED ::1:1'), { code: 'ECONNREFUSED' });
  assert.equal(factsOf(new Error('fetch failed', { cause: refused })).nodeCode, 'ECONNREFUSED');
  assert.equal(factsOf(new AggregateError([refused], '')).nodeCode, 'ECONNREFUSED');
  assert.equal(factsOf(new AggregateError([refused], '')).message, 'connect ECONNREFUSED ::1:1');
});

test('a service’s exception inside a provider’s error counts', () => {
  const inner = Object.assign(new Error('not authorized'), { name: 'AccessDenied', $fault: 'client' });
  const outer = Object.assign(new Error('provider'), { name: 'CredentialsProviderError', cause: inner });
  assert.equal(factsOf(outer).name, 'AccessDenied');
  assert.equal(factsOf(outer).message, 'not authorized');
});

test('Retry-After is read from the answer', () => {
  const answered = (value: unknown) =>
    factsOf({ $response: { headers: { 'retry-after': value } } }).retryAfterMs;
  assert.equal(answered('3'), 3000);
  assert.equal(answered('soon'), undefined);
  assert.equal(answered('-1'), undefined);
  assert.equal(answered(undefined), undefined);
});

for (const odd of [undefined, null, 'text', 7, [], new Error(''), Object.create(null)]) {
  test(`${String(odd === null || typeof odd !== 'object' ? odd : JSON.stringify(odd))} has facts too`, () => {
    assert.equal(typeof factsOf(odd).name, 'string');
  });
}

test('an error that is its own cause ends', () => {
  const error = new Error('loop');
  error.cause = error;
  assert.equal(factsOf(error).message, 'loop');
});

const retryAfter: readonly (readonly [value: unknown, ms: number | undefined])[] = [
  ['0', 0],
  ['0.5', 500],
  [7, 7000],
  ['', 0],
  ['1e3', 1_000_000],
  ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
  ['Infinity', undefined],
  [null, 0],
  [{}, undefined],
];

for (const [value, ms] of retryAfter) {
  test(`a Retry-After of ${JSON.stringify(value)} is ${String(ms)}`, () => {
    const found = factsOf({ $response: { headers: { 'retry-after': value } } }).retryAfterMs;
    // A header that says nothing may as well ask for no wait at all.
    assert.equal(value === null || value === '' ? (found ?? 0) : found, ms);
  });
}

const codes: readonly (readonly [value: unknown, code: string | undefined])[] = [
  ['ECONNRESET', 'ECONNRESET'],
  ['UND_ERR_SOCKET', 'UND_ERR_SOCKET'],
  ['ValidationException', undefined],
  ['econnreset', undefined],
  ['', undefined],
  [-104, undefined],
  [{}, undefined],
];

for (const [code, expected] of codes) {
  test(`a code ${JSON.stringify(code)} is ${expected === undefined ? 'not one of Node' : 'one of Node'}`, () =>
    assert.equal(factsOf(Object.assign(new Error('x'), { code })).nodeCode, expected));
}

test('the nearest reason counts when several links have one', () => {
  const inner = Object.assign(new Error('inner'), { code: 'ENOTFOUND' });
  const outer = Object.assign(new Error('outer', { cause: inner }), { code: 'ECONNRESET' });
  assert.equal(factsOf(outer).nodeCode, 'ECONNRESET');
  assert.equal(factsOf(outer).message, 'outer');
});

test('a status counts wherever in the chain it is, and only when it is a number', () => {
  const inner = { $metadata: { httpStatusCode: 503, requestId: 'r' } };
  assert.equal(factsOf(new Error('x', { cause: inner })).status, 503);
  assert.equal(factsOf({ $metadata: { httpStatusCode: '503', requestId: 7 } }).status, undefined);
  assert.equal(factsOf({ $metadata: 'none' }).requestId, undefined);
});

test('a chain without an end, and one of a hundred links, are read in a moment', () => {
  let error: unknown = Object.assign(new Error('deep'), { code: 'EPIPE' });
  for (let index = 0; index < 100; index += 1) error = new Error(`level ${index}`, { cause: error });
  assert.equal(factsOf(error).message, 'level 99');
  const many = new AggregateError(
    Array.from({ length: 10_000 }, () => new Error('each')),
    'all',
  );
  assert.equal(factsOf(many).message, 'all');
});
