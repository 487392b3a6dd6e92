import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { toAppError, type CallContext } from '../../../../../src/core/aws/errors/index.ts';

const context: CallContext = {
  operation: 'SendCommand',
  action: 'ssm:SendCommand',
  region: 'eu-central-1',
  label: 'prod',
};

test('an error of ours stays what it is', () => {
  const error = new AppError('conflict', 'x');
  assert.equal(toAppError(error, context), error);
});

test('an abort is cancelled, and silent', () => {
  const abort = Object.assign(new Error('Request aborted'), { name: 'AbortError' });
  assert.equal(toAppError(abort, context).kind, 'cancelled');
});

test('a denial carries the action, from the message when that names another one', () => {
  const denied = Object.assign(
    new Error('User: arn:aws:iam::1:user/u is not authorized to perform: sts:AssumeRole on resource: r'),
    { name: 'AccessDenied', $fault: 'client' },
  );
  assert.equal(toAppError(denied, context).action, 'sts:AssumeRole');
  const bare = Object.assign(new Error(''), { name: 'AccessDeniedException', $fault: 'client' });
  assert.equal(toAppError(bare, context).action, 'ssm:SendCommand');
});

test('code, request id and cause are kept', () => {
  const raw = Object.assign(new Error('m'), {
    name: 'InvalidDocument',
    $fault: 'client',
    $metadata: { requestId: 'r-9' },
  });
  const error = toAppError(raw, context);
  assert.deepEqual([error.code, error.requestId, error.cause], ['InvalidDocument', 'r-9', raw]);
});

test('the code of a network failure is Node’s', () => {
  assert.equal(toAppError(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), context).code, 'ENOTFOUND');
});
