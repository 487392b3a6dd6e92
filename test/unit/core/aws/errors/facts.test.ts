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
