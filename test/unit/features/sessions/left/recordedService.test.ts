import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSessionService } from '../../../../../src/core/aws/sessionService.ts';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { recordedService } from '../../../../../src/features/sessions/left/recordedService.ts';
import { FakeConnection, type Answers } from '../../../../support/fakeConnection.ts';
import { aSession } from '../../../../support/session/leftScene.ts';

const { signal } = new AbortController();

function aService(answers: Answers = {}) {
  const told: string[] = [];
  const connection = new FakeConnection({
    StartSession: () => ({ SessionId: 's-1', StreamUrl: 'wss://stream', TokenValue: 'secret' }),
    TerminateSession: () => ({}),
    ResumeSession: () => ({ StreamUrl: 'wss://again', TokenValue: 'fresh' }),
    ...answers,
  });
  const record = {
    opened: ({ sessionId }: { readonly sessionId: string }) => void told.push(`opened ${sessionId}`),
    ended: (sessionId: string) => void told.push(`ended ${sessionId}`),
  };
  const service = recordedService(createSessionService(connection), record, (sessionId) => ({
    ...aSession('1'),
    sessionId,
  }));
  return { service, told };
}

const denied = (): never => {
  throw new AppError('denied', 'Denied.');
};

describe('a service whose sessions are remembered', () => {
  it('tells of each when it was started and when it was terminated, and answers as before', async () => {
    const { service, told } = aService();
    assert.equal((await service.start({ target: 'i-1' }, signal)).token, 'secret');
    assert.deepEqual(await service.resume('s-1', signal), { url: 'wss://again', token: 'fresh' });
    assert.deepEqual(told, ['opened s-1']);
    await service.terminate('s-1', signal);
    assert.deepEqual(told, ['opened s-1', 'ended s-1']);
  });

  it('keeps a session in mind that could not be terminated', async () => {
    const { service, told } = aService({ TerminateSession: denied });
    await service.start({ target: 'i-1' }, signal);
    await assert.rejects(service.terminate('s-1', signal), { kind: 'denied' });
    assert.deepEqual(told, ['opened s-1']);
  });

  it('has nothing to remember of a session that did not start', async () => {
    const { service, told } = aService({ StartSession: denied });
    await assert.rejects(service.start({ target: 'i-1' }, signal), { kind: 'denied' });
    assert.deepEqual(told, []);
  });

  it('leaves keys and agents to the service', async () => {
    const { service } = aService({ GenerateDataKey: denied });
    await assert.rejects(service.generateDataKey({ keyId: 'k', encryptionContext: {} }, signal), {
      kind: 'denied',
    });
    await assert.rejects(service.agentFor('wss://stream'), /opens no socket to wss:\/\/stream/);
  });
});
