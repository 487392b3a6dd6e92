import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../src/core/base/errors.ts';
import { endingError, isGone, isNotConnected } from '../../../../src/features/tunnels/endings.ts';

const node = { id: 'i-1', name: 'web' };

describe('why a session is over', () => {
  it('is in the service’s own words where it has some, in one line', () => {
    assert.equal(
      endingError({ kind: 'closed', text: '\r\nidle\u001b[0m for\r\n20 minutes' }, node).message,
      'idle [0m for 20 minutes',
    );
    const agents = endingError({ kind: 'closed', text: '----------ERROR-------\nConnection failed' }, node);
    assert.equal(agents.message, 'Connection failed');
    assert.equal(endingError({ kind: 'closed', text: '' }, node).message, 'The session ended.');
    assert.equal(endingError({ kind: 'terminated', text: '' }, node).message, 'The session was terminated.');
    assert.equal(endingError({ kind: 'aborted', text: 'left' }, node).message, 'left');
  });

  it('says what can be done where nobody else does', () => {
    assert.match(endingError({ kind: 'gone', text: '' }, node).message, /time limit/);
    assert.match(
      endingError({ kind: 'unreachable', text: 'ETIMEDOUT' }, node).message,
      /ETIMEDOUT.*proxy, firewall/,
    );
    assert.match(
      endingError({ kind: 'refused', text: 'KMS' }, node).message,
      /^The session with web \(i-1\) could not be set up\. KMS/,
    );
    assert.match(
      endingError({ kind: 'refused', text: 'KMS' }, undefined).message,
      /^The session with the node could not/,
    );
  });

  it('keeps kind, code and action of what StartSession threw', () => {
    const denied = new AppError('denied', 'Denied.', { action: 'ssm:StartSession' });
    assert.equal(endingError({ kind: 'failed', error: denied }, node), denied);
    const offline = new AppError('notFound', 'x', { code: 'TargetNotConnected' });
    const error = endingError({ kind: 'failed', error: offline }, node);
    assert.deepEqual([error.kind, error.code, error.cause], ['notFound', 'TargetNotConnected', offline]);
    assert.match(error.message, /^web \(i-1\) is not connected.*AmazonSSMManagedInstanceCore/);
    const document = new AppError('invalid', 'x', { code: 'InvalidDocument' });
    assert.match(
      endingError({ kind: 'failed', error: document }, node).message,
      /AWS-StartPortForwardingSession/,
    );
  });

  it('is a bug of ours where nobody classified it', () => {
    const error = endingError({ kind: 'failed', error: new TypeError('x is undefined') }, node);
    assert.deepEqual([error.kind, error.message], ['bug', 'This should not have happened: x is undefined']);
  });

  it('tells what the service ended from what went wrong here', () => {
    assert.ok(isGone({ kind: 'closed', text: '' }) && isGone({ kind: 'gone', text: '' }));
    assert.ok(!isGone({ kind: 'unreachable', text: '' }) && !isGone({ kind: 'failed', error: undefined }));
  });
});

describe('what helps', () => {
  it('is another node where the agent is not there', () => {
    assert.ok(isNotConnected(new AppError('notFound', 'x', { code: 'TargetNotConnected' })));
    assert.ok(!isNotConnected(new AppError('notFound', 'x')) && !isNotConnected(undefined));
  });
});
