import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../src/core/base/errors.ts';
import {
  endingSentence,
  reconnectSentence,
  startFailure,
} from '../../../../src/features/sessions/sentences.ts';
import type { NodeRef } from '../../../../src/core/model/refs.ts';

const node: NodeRef = {
  connectionId: 'c',
  id: 'i-0123456789abcdef0',
  name: 'web-1',
  platform: 'Linux',
  online: true,
  production: false,
};

describe('a failed start', () => {
  it('explains TargetNotConnected: agent, permission, network, and what to do', () => {
    const error = new AppError('conflict', 'StartSession was refused.', { code: 'TargetNotConnected' });
    const sentence = startFailure(error, node);
    for (const word of [
      'web-1',
      'SSM Agent',
      'AmazonSSMManagedInstanceCore',
      'ssmmessages endpoint',
      'again',
    ]) {
      assert.ok(sentence.includes(word), word);
    }
  });

  it('names what a container or a hybrid node lacks, which have no instance profile', () => {
    const error = new AppError('conflict', 'StartSession was refused.', { code: 'TargetNotConnected' });
    const container = startFailure(error, { ...node, id: 'ecs:shop_0_0-1', name: 'shop/0' });
    assert.match(container, /shop\/0 .*ECS Exec.*task role.*ssmmessages/);
    assert.doesNotMatch(container, /instance profile|Nodes view/);
    const hybrid = startFailure(error, { ...node, id: 'mi-1' });
    assert.match(hybrid, /role of its activation/);
    assert.doesNotMatch(hybrid, /instance profile/);
  });

  it('says which document cannot be used, and which it is where none was named', () => {
    const error = new AppError('notFound', 'Document with name Typo does not exist.', {
      code: 'InvalidDocument',
    });
    const sentence = startFailure(error, node);
    assert.match(
      sentence,
      /^Document with name Typo does not exist\. .*Documents view.*SSM-SessionManagerRunShell/,
    );
  });

  it('names the missing permission', () => {
    const error = new AppError('denied', 'Access denied.', { action: 'ssm:StartSession' });
    assert.match(startFailure(error, node), /ssm:StartSession/);
  });

  it('tells to sign in when the sign-in expired', () => {
    assert.match(startFailure(new AppError('expired', 'It has expired.'), node), /Sign In with SSO/);
  });

  it('keeps what failed when nobody knows more', () => {
    assert.match(startFailure(new Error('odd'), node), /odd/);
  });
});

describe('an ending', () => {
  it('is the service’s words, or a sentence when it says nothing', () => {
    assert.equal(
      endingSentence({ kind: 'closed', text: 'Idle\r\ntimeout\u001b[0m' }, node),
      'Idle timeout [0m',
    );
    assert.equal(endingSentence({ kind: 'closed', text: ' \n' }, node), 'The session ended.');
  });

  it('names the endpoint to check when the channel could not be opened', () => {
    const sentence = endingSentence({ kind: 'unreachable', text: 'ECONNREFUSED' }, node);
    assert.match(sentence, /ECONNREFUSED.*ssmmessages.*proxy/s);
  });

  it('is a sentence in every case', () => {
    for (const kind of ['closed', 'refused', 'unreachable', 'gone', 'terminated', 'aborted'] as const) {
      assert.match(endingSentence({ kind, text: 'Reason.' }, node), /\.$/, kind);
    }
    assert.match(endingSentence({ kind: 'failed', error: new AppError('network', 'Lost.') }, node), /Lost\./);
  });
});

describe('a lost connection', () => {
  it('says why in one line and that typing is kept', () => {
    assert.equal(
      reconnectSentence('The network is down.', undefined),
      'Connection lost: The network is down. Trying again until you close this terminal; what you type is kept.',
    );
  });

  it('tells to sign in when that is what helps', () => {
    assert.match(reconnectSentence('Expired.', new AppError('expired', 'Expired.')), /Sign In.*by itself/);
  });
});
