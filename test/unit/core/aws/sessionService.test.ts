import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSessionService } from '../../../../src/core/aws/sessionService.ts';
import { FakeConnection } from '../../../support/fakeConnection.ts';

const { signal } = new AbortController();

describe('StartSession', () => {
  it('asks for a shell by the account’s preferences: no document, no reason', async () => {
    const connection = new FakeConnection({
      StartSession: () => ({ SessionId: 's', StreamUrl: 'wss://stream', TokenValue: 't' }),
    });
    const ticket = await createSessionService(connection).start({ target: 'i-1' }, signal);
    assert.deepEqual(ticket, { sessionId: 's', url: 'wss://stream', token: 't' });
    assert.deepEqual(connection.inputs('StartSession'), [{ Target: 'i-1' }]);
  });

  it('sends document, reason, and parameters as lists (§1)', async () => {
    const connection = new FakeConnection({
      StartSession: () => ({ SessionId: 's', StreamUrl: 'wss://stream', TokenValue: 't' }),
    });
    const request = {
      target: 'mi-1',
      documentName: 'AWS-StartPortForwardingSession',
      parameters: { portNumber: ['80'], localPortNumber: ['8080'] },
      reason: 'ticket 7',
    };
    await createSessionService(connection).start(request, signal);
    assert.deepEqual(connection.inputs('StartSession'), [
      {
        Target: 'mi-1',
        DocumentName: 'AWS-StartPortForwardingSession',
        Parameters: { portNumber: ['80'], localPortNumber: ['8080'] },
        Reason: 'ticket 7',
      },
    ]);
  });

  it('can be left while it only waits', async () => {
    const leaving = new AbortController();
    const connection = new FakeConnection({
      StartSession: (_, { unsent }) => {
        assert.equal(unsent, leaving.signal);
        return { SessionId: 's', StreamUrl: 'wss://stream', TokenValue: 't' };
      },
    });
    await createSessionService(connection).start({ target: 'i-1' }, signal, leaving.signal);
    assert.equal(connection.count('StartSession'), 1);
  });

  it('refuses an answer without a session', async () => {
    for (const answer of [{}, { SessionId: 's', TokenValue: 't' }, { SessionId: 's', StreamUrl: 'u' }]) {
      const service = createSessionService(new FakeConnection({ StartSession: () => answer }));
      await assert.rejects(service.start({ target: 'i-1' }, signal), { kind: 'network' });
    }
  });
});

describe('ResumeSession', () => {
  it('gives the new token and URL', async () => {
    const connection = new FakeConnection({
      ResumeSession: () => ({ SessionId: 's', StreamUrl: 'wss://other', TokenValue: 'n' }),
    });
    const resumed = await createSessionService(connection).resume('s', signal);
    assert.deepEqual(resumed, { url: 'wss://other', token: 'n' });
  });

  it('gives an empty token when the session is gone (§1)', async () => {
    for (const answer of [
      { SessionId: 's' },
      { StreamUrl: 'u' },
      { TokenValue: 't' },
      { StreamUrl: 'u', TokenValue: '' },
    ]) {
      const service = createSessionService(new FakeConnection({ ResumeSession: () => answer }));
      assert.equal((await service.resume('s', signal)).token, '');
    }
  });
});

it('TerminateSession names the session', async () => {
  const connection = new FakeConnection({ TerminateSession: () => ({ SessionId: 's' }) });
  await createSessionService(connection).terminate('s', signal);
  assert.deepEqual(connection.inputs('TerminateSession'), [{ SessionId: 's' }]);
});

describe('GenerateDataKey', () => {
  const request = { keyId: 'alias/sessions', encryptionContext: { 'aws:ssm:SessionId': 's' } };

  it('asks for 64 bytes under the context (§10)', async () => {
    const plaintext = new Uint8Array(64).fill(7);
    const ciphertext = new Uint8Array([1, 2]);
    const connection = new FakeConnection({
      GenerateDataKey: () => ({ Plaintext: plaintext, CiphertextBlob: ciphertext }),
    });
    assert.deepEqual(await createSessionService(connection).generateDataKey(request, signal), {
      plaintext,
      ciphertext,
    });
    assert.deepEqual(connection.inputs('GenerateDataKey'), [
      { KeyId: 'alias/sessions', NumberOfBytes: 64, EncryptionContext: { 'aws:ssm:SessionId': 's' } },
    ]);
  });

  it('refuses a key of another length, and half an answer', async () => {
    const whole = { Plaintext: new Uint8Array(64), CiphertextBlob: new Uint8Array(1) };
    for (const answer of [
      {},
      { ...whole, Plaintext: new Uint8Array(32) },
      { Plaintext: whole.Plaintext },
      { CiphertextBlob: whole.CiphertextBlob },
    ]) {
      const service = createSessionService(new FakeConnection({ GenerateDataKey: () => answer }));
      await assert.rejects(service.generateDataKey(request, signal), { kind: 'network' });
    }
  });
});
