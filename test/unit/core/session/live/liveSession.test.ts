import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError, cancelled } from '../../../../../src/core/base/errors.ts';
import type {
  DataKeyRequest,
  SessionService,
  SessionTicket,
} from '../../../../../src/core/model/sessionService.ts';
import {
  encodeHandshakeRequest,
  parseFlag,
  payloadTypes,
  type ClientAction,
} from '../../../../../src/core/session/codec/index.ts';
import { createLiveScene, ticket, type LiveScene } from '../../../../support/session/scriptedLive.ts';

/** Until the shell has printed its prompt. */
async function connect(scene: LiveScene): Promise<void> {
  await scene.clock.advance(20);
  scene.agent.send('$ ');
  await scene.clock.advance(20);
}

async function shake(scene: LiveScene, actions: readonly ClientAction[]): Promise<void> {
  await scene.clock.advance(20);
  const request = encodeHandshakeRequest({ agentVersion: '3.3.1142.0', actions });
  scene.agent.send(request, payloadTypes.handshakeRequest);
  await scene.clock.advance(50);
}

function deferred<T>(): {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: unknown) => void;
} {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<T>((settle, fail) => {
    resolve = settle;
    reject = fail;
  });
  return { promise, resolve, reject };
}

describe('a live session', () => {
  it('goes from StartSession over the handshake to connected', async () => {
    const scene = createLiveScene();
    assert.deepEqual([scene.live.phase.kind, scene.live.sessionId], ['starting', undefined]);
    await connect(scene);
    assert.deepEqual(scene.calls, ['start i-1']);
    assert.deepEqual(scene.seen, ['connecting', 'connected', '$ ']);
    assert.equal(scene.live.sessionId, 's-1');
    assert.equal(scene.agent.opens[0]?.token, 't-1');
    assert.equal(scene.channels.length, 1);
  });

  it('ends after its last output, with the service’s words', async () => {
    const scene = createLiveScene();
    await connect(scene);
    scene.agent.send('bye');
    scene.agent.close('Session idle');
    await scene.clock.advance(20);
    assert.deepEqual(scene.seen.slice(2), ['$ ', 'bye', 'ended']);
    assert.deepEqual(scene.live.phase, { kind: 'ended', ending: { kind: 'closed', text: 'Session idle' } });
  });

  it('leaves no timer behind', async () => {
    const scene = createLiveScene();
    await connect(scene);
    scene.agent.close();
    await scene.clock.advance(20);
    assert.equal(scene.clock.pending, 1, 'the fake agent’s own');
  });
});

describe('a start that fails', () => {
  it('ends as failed with the error of StartSession, and opens nothing', async () => {
    const error = new AppError('denied', 'Not allowed.');
    const scene = createLiveScene({ service: { start: () => Promise.reject(error) } });
    await scene.clock.advance(100);
    assert.deepEqual(scene.phases, [{ kind: 'ended', ending: { kind: 'failed', error } }]);
    assert.equal(scene.wire.sockets.length, 0);
    await scene.live.terminate();
    assert.deepEqual(scene.calls, []);
  });

  it('terminates what StartSession had answered when our own code fails', async () => {
    const error = new Error('a bug');
    const opened = (): never => {
      throw error;
    };
    const scene = createLiveScene({ live: { opened } });
    await scene.clock.advance(100);
    assert.deepEqual(scene.phases.at(0), { kind: 'ended', ending: { kind: 'failed', error } });
    assert.deepEqual(scene.calls, ['start i-1', 'terminate s-1']);
  });

  it('terminates a session whose socket cannot be opened: a second try starts another', async () => {
    const scene = createLiveScene({ refuse: 'ECONNREFUSED' });
    await scene.clock.advance(100);
    const text = 'ECONNREFUSED';
    assert.deepEqual(scene.live.phase, { kind: 'ended', ending: { kind: 'unreachable', text } });
    await scene.live.terminate();
    assert.deepEqual(scene.calls, ['start i-1', 'terminate s-1']);
  });
});

describe('terminating', () => {
  it('goes by the flag and by TerminateSession, once', async () => {
    const scene = createLiveScene();
    await connect(scene);
    const done = Promise.all([scene.live.terminate(), scene.live.terminate()]);
    await scene.clock.advance(3000);
    await done;
    await scene.live.terminate();
    assert.deepEqual(scene.agent.of(payloadTypes.flag).map(parseFlag), [2]);
    assert.deepEqual(scene.calls, ['start i-1', 'terminate s-1']);
    assert.equal(scene.live.phase.kind === 'ended' && scene.live.phase.ending.kind, 'terminated');
  });

  it('waits for a StartSession that is under way, and leaves nothing running', async () => {
    const started = deferred<SessionTicket>();
    const scene = createLiveScene({ service: { start: () => started.promise } });
    const done = scene.live.terminate();
    await scene.clock.advance(5000);
    assert.deepEqual(scene.calls, []);
    started.resolve(ticket);
    await done;
    assert.deepEqual(scene.calls, ['terminate s-1']);
    assert.equal(scene.channels.length, 0);
    assert.deepEqual(scene.live.phase, { kind: 'ended', ending: { kind: 'terminated', text: '' } });
  });

  it('does not wait for a StartSession that is still to be sent, as after a throttle', async () => {
    const start: SessionService['start'] = (_request, _signal, unsent) =>
      new Promise((_, reject) => unsent?.addEventListener('abort', () => reject(cancelled())));
    const scene = createLiveScene({ service: { start } });
    await scene.live.terminate();
    assert.deepEqual(scene.calls, []);
    assert.deepEqual(scene.phases, [{ kind: 'ended', ending: { kind: 'terminated', text: '' } }]);
  });

  it('has nothing to do when the StartSession that was under way fails', async () => {
    const started = deferred<SessionTicket>();
    const scene = createLiveScene({ service: { start: () => started.promise } });
    const done = scene.live.terminate();
    started.reject(new AppError('network', 'No network.'));
    await done;
    assert.deepEqual(scene.calls, []);
    assert.equal(scene.live.phase.kind === 'ended' && scene.live.phase.ending.kind, 'failed');
  });

  it('says when TerminateSession failed, for the session lives on', async () => {
    const error = new AppError('denied', 'Not allowed.');
    const scene = createLiveScene({ service: { terminate: () => Promise.reject(error) } });
    await connect(scene);
    const done = scene.live.terminate();
    await scene.clock.advance(3000);
    await done;
    assert.deepEqual(scene.leftAlive, [error]);
  });

  it('calls nothing for a session that the service closed or knows no more', async () => {
    const closed = createLiveScene();
    await connect(closed);
    closed.agent.close();
    await closed.clock.advance(20);
    await closed.live.terminate();
    assert.deepEqual(closed.calls, ['start i-1']);
    const gone = createLiveScene({ service: { resume: async () => ({ url: '', token: '' }) } });
    await connect(gone);
    gone.wire.last.end(1006);
    await gone.clock.advance(1000);
    await gone.live.terminate();
    assert.equal(gone.live.phase.kind === 'ended' && gone.live.phase.ending.kind, 'gone');
    assert.deepEqual(gone.calls, ['start i-1']);
  });
});

describe('surviving', () => {
  it('resumes with the session’s own id, and tells each attempt and why', async () => {
    const scene = createLiveScene();
    await connect(scene);
    await scene.clock.advance(5000);
    scene.wire.last.end(1000, 'Bye');
    await scene.clock.advance(1000);
    assert.deepEqual(scene.calls, ['start i-1', 'resume s-1']);
    assert.deepEqual(scene.phases.slice(2), [
      { kind: 'reconnecting', attempt: 1, cause: 'Bye' },
      { kind: 'connected' },
    ]);
    assert.equal(scene.agent.opens[1]?.token, 't-2');
  });

  it('waits with expired credentials, says so, and goes on at once after signing in', async () => {
    const expired = new AppError('expired', 'The credentials expired.');
    let isSignedIn = false;
    const scene = createLiveScene({
      service: {
        resume: async () => {
          if (!isSignedIn) throw expired;
          return { url: ticket.url, token: 't-2' };
        },
      },
    });
    await connect(scene);
    scene.wire.last.end(1000);
    await scene.clock.advance(300_000);
    const { phase } = scene.live;
    assert.equal(phase.kind === 'reconnecting' && phase.error, expired);
    isSignedIn = true;
    scene.live.retryNow();
    await scene.clock.advance(50);
    assert.equal(scene.live.phase.kind, 'connected');
    scene.channels[0]?.sendInput(Buffer.from('still here'));
    await scene.clock.advance(50);
    assert.equal(scene.agent.input.toString(), 'still here');
  });
});

describe('an agent whose wishes cannot be met', () => {
  it('ends the session on the service too when it does not end it itself', async () => {
    const scene = createLiveScene();
    await shake(scene, [{ type: 'Dance', parameters: {} }]);
    await scene.clock.advance(10_000);
    assert.equal(scene.live.phase.kind === 'ended' && scene.live.phase.ending.kind, 'refused');
    await scene.live.terminate();
    assert.deepEqual(scene.calls, ['start i-1', 'terminate s-1']);
  });

  it('needs no TerminateSession when it closes the session', async () => {
    const scene = createLiveScene();
    await shake(scene, [{ type: 'Dance', parameters: {} }]);
    scene.agent.close('handshake failed');
    await scene.clock.advance(50);
    await scene.live.terminate();
    assert.equal(scene.live.phase.kind === 'ended' && scene.live.phase.ending.kind, 'refused');
    assert.deepEqual(scene.calls, ['start i-1']);
  });

  it('has its data key made for the very session and target (§10)', async () => {
    const asked: DataKeyRequest[] = [];
    const scene = createLiveScene({
      service: {
        generateDataKey: async (request) => {
          asked.push(request);
          return { plaintext: new Uint8Array(64), ciphertext: new Uint8Array(8) };
        },
      },
    });
    await shake(scene, [{ type: 'KMSEncryption', parameters: { KMSKeyId: 'k' } }]);
    assert.deepEqual(asked, [
      { keyId: 'k', encryptionContext: { 'aws:ssm:SessionId': 's-1', 'aws:ssm:TargetId': 'i-1' } },
    ]);
  });
});

describe('disposing', () => {
  it('drops the channel and leaves the session to the service', async () => {
    const scene = createLiveScene();
    await connect(scene);
    scene.live.dispose();
    scene.live.dispose();
    await scene.clock.advance(10_000);
    assert.deepEqual(scene.calls, ['start i-1']);
    assert.equal(scene.agent.of(payloadTypes.flag).length, 0);
    assert.equal(scene.clock.pending, 1, 'the fake agent’s own');
  });

  it('aborts a StartSession that is under way', async () => {
    let signal: AbortSignal | undefined;
    const scene = createLiveScene({
      service: {
        start: (_request, given) => {
          signal = given;
          return new Promise(() => undefined);
        },
      },
    });
    scene.live.dispose();
    await scene.clock.advance(100);
    assert.equal(signal?.aborted, true);
    assert.equal(scene.channels.length, 0);
  });
});
