import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorReply } from '../../../../src/simulator/dispatch/errors.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

const denied = new ServiceError('AccessDeniedException', 'You may not <do> that.');

describe('errorReply', () => {
  it('writes JSON errors with type and message', () => {
    const reply = errorReply('json', denied);
    assert.equal(reply.status, 400);
    assert.deepEqual(JSON.parse(reply.body), {
      __type: 'AccessDeniedException',
      message: 'You may not <do> that.',
    });
  });

  it('writes EC2 errors under EC2’s own names', () => {
    const reply = errorReply('ec2', denied);
    assert.equal(reply.status, 403);
    assert.match(
      reply.body,
      /<Response><Errors><Error><Code>UnauthorizedOperation<\/Code><Message>You may not &lt;do&gt; that\./,
    );
    assert.ok(reply.body.includes(`<RequestID>${reply.headers['x-amzn-requestid'] ?? ''}</RequestID>`));
  });

  it('writes STS errors under STS’s own names', () => {
    const reply = errorReply('sts', new ServiceError('InvalidSignatureException', 'x'));
    assert.equal(reply.status, 403);
    assert.match(reply.body, /<ErrorResponse .*<Type>Sender<\/Type><Code>SignatureDoesNotMatch<\/Code>/);
  });

  it('keeps names that a service has of its own', () => {
    const own = new ServiceError('InvalidInstanceID.NotFound', 'x');
    assert.match(errorReply('ec2', own).body, /<Code>InvalidInstanceID\.NotFound<\/Code>/);
    assert.equal(errorReply('ec2', own).status, 400);
  });

  it('tells expired credentials and throttling apart from the rest, in each protocol', () => {
    const codes = (code: string): string[] =>
      (['json', 'ec2', 'sts'] as const).map(
        (protocol) =>
          /[A-Z]\w+(?=<\/Code>|","message)/.exec(errorReply(protocol, new ServiceError(code)).body)?.[0] ??
          '',
      );
    assert.deepEqual(codes('ExpiredTokenException'), [
      'ExpiredTokenException',
      'RequestExpired',
      'ExpiredToken',
    ]);
    assert.deepEqual(codes('ThrottlingException'), [
      'ThrottlingException',
      'RequestLimitExceeded',
      'Throttling',
    ]);
  });
});
