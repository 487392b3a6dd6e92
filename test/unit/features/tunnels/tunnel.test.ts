import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError, messageOf } from '../../../../src/core/base/errors.ts';
import { settle } from '../../../support/manualClock.ts';
import { bastion, database, TunnelScene } from '../../../support/tunnels/scene.ts';

const port = database.localPort;
const notConnected = new AppError('notFound', 'Not connected.', { code: 'TargetNotConnected' });
const idle = { kind: 'closed', text: 'Session terminated: idle for 20 minutes.' } as const;
const gone = { kind: 'gone', text: '' } as const;

describe('starting a tunnel', () => {
  it('listens first, then finds the node, then calls StartSession, and is open when the session is', async () => {
    const scene = new TunnelScene();
    scene.findNode = async () => {
      assert.deepEqual([scene.kernel.listening, scene.kernel.sessions.length], [[port], 0]);
      return { id: 'i-00000000000000001', name: 'web-1' };
    };
    await scene.open();
    assert.deepEqual(scene.states, ['starting', 'open']);
    assert.deepEqual(scene.kernel.session.request, {
      target: 'i-00000000000000001',
      reason: 'Tunnel orders',
      documentName: 'AWS-StartPortForwardingSessionToRemoteHost',
      parameters: { host: ['db.internal'], portNumber: ['5432'], localPortNumber: ['15432'] },
    });
    assert.deepEqual(scene.kernel.session.options.accepts, ['Port']);
    const { node, sessionId, since, connection } = scene.tunnel.status;
    assert.deepEqual(
      [scene.tunnel.status.port, node?.name, sessionId, since, connection],
      [port, 'web-1', 's-1', scene.clock.now() - 60_000, 'dev · eu-central-1'],
    );
  });

  it('tells the real port to the service when any free one was asked for', async () => {
    const scene = new TunnelScene({ ...database, localPort: 0 });
    await scene.open();
    assert.equal(scene.tunnel.status.port, 40_000);
    assert.deepEqual(scene.kernel.session.request.parameters?.['localPortNumber'], ['40000']);
  });

  it('hands over connections that came before there was a session', async () => {
    const scene = new TunnelScene();
    await scene.tunnel.start();
    const early = scene.kernel.connect(port);
    const left = scene.kernel.connect(port);
    left.emit('error', new Error('reset'));
    left.destroy();
    scene.kernel.session.open();
    const late = scene.kernel.connect(port);
    assert.deepEqual(scene.kernel.session.forward.accepted, [early.socket, late.socket]);
  });

  it('says before StartSession that the port is taken, with the next free one, and takes that', async () => {
    const scene = new TunnelScene();
    scene.kernel.taken.add(port).add(port + 1);
    scene.otherPort = async ({ free }) => {
      assert.equal(scene.kernel.sessions.length, 0);
      return free;
    };
    await scene.open();
    assert.deepEqual(scene.portQuestions, [{ port, why: 'taken', free: port + 2 }]);
    assert.equal(scene.tunnel.status.port, port + 2);
  });

  it('offers a port that anybody may listen on in the place of a privileged one', async () => {
    const scene = new TunnelScene({ ...database, localPort: 443 });
    await scene.tunnel.start();
    assert.deepEqual(scene.portQuestions, [{ port: 443, why: 'privileged', free: 8443 }]);
    assert.equal(scene.state.kind, 'stopped');
  });

  it('is called off quietly when the person wants no other port: no node is looked for', async () => {
    const scene = new TunnelScene();
    scene.kernel.taken.add(port);
    await scene.tunnel.start();
    assert.deepEqual([scene.state.kind, scene.questions, scene.failures], ['stopped', [], []]);
  });

  it('fails with a sentence, and listens no more, when no node is found', async () => {
    const scene = new TunnelScene();
    scene.findNode = () => Promise.reject(new AppError('notFound', 'No online node has the tag.'));
    await scene.tunnel.start();
    assert.deepEqual(scene.state, { kind: 'failed', sentence: 'No online node has the tag.' });
    assert.deepEqual([scene.kernel.listening, scene.failures.length], [[], 1]);
  });

  it('fails with the act that helps when the node is not connected, and can be started again', async () => {
    const scene = new TunnelScene();
    await scene.tunnel.start();
    const waiting = scene.kernel.connect(port);
    scene.kernel.session.end({ kind: 'failed', error: notConnected });
    await settle();
    assert.match(
      messageOf(scene.failures[0]),
      /^web-1 \(i-00000000000000001\) is not connected to Session Manager/,
    );
    assert.deepEqual([scene.state.kind, waiting.wasReset, scene.kernel.listening], ['failed', true, []]);
    await scene.open();
    assert.equal(scene.state.kind, 'open');
  });

  it('fails when the service closes the session before it was ever open, with its words', async () => {
    const scene = new TunnelScene();
    await scene.tunnel.start();
    scene.kernel.session.answer();
    scene.kernel.session.end({ kind: 'closed', text: 'Plugin with name Port\r\nis not supported' });
    await settle();
    assert.deepEqual(scene.state, { kind: 'failed', sentence: 'Plugin with name Port is not supported' });
  });

  it('fails when the agent refuses after the handshake, as it does for forbidden hosts (§12)', async () => {
    const scene = new TunnelScene();
    await scene.tunnel.start();
    scene.kernel.session.open();
    await scene.clock.advance(200);
    scene.kernel.session.end({
      kind: 'closed',
      text: 'Forwarding to IP address 169.254.169.254 is forbidden.',
    });
    await settle();
    assert.match(messageOf(scene.failures[0]), /forbidden/);
    assert.deepEqual([scene.state.kind, scene.kernel.listening], ['failed', []]);
  });

  it('ends the session that it leaves when its data channel cannot be opened', async () => {
    const scene = new TunnelScene();
    await scene.tunnel.start();
    const { session } = scene.kernel;
    session.answer();
    session.end({ kind: 'unreachable', text: 'connect ECONNREFUSED' });
    await settle();
    assert.equal(scene.state.kind, 'failed');
    assert.deepEqual([session.terminations, session.isDisposed], [1, true]);
    assert.match(messageOf(scene.failures[0]), /ECONNREFUSED.*ssmmessages endpoint/s);
  });

  it('does nothing while it is started already', async () => {
    const scene = new TunnelScene();
    await scene.open();
    await scene.tunnel.start();
    assert.equal(scene.kernel.sessions.length, 1);
  });
});

describe('a tunnel into production', () => {
  const production = { id: 'i-1', name: 'db-prod', production: 'db-prod (i-1) is tagged as production.' };

  it('is asked about once a start, before StartSession', async () => {
    const scene = new TunnelScene();
    scene.nodes = [production];
    await scene.open();
    scene.kernel.session.end(idle);
    scene.kernel.connect(port);
    await settle();
    assert.deepEqual([scene.agreed.length, scene.kernel.sessions.length], [1, 2]);
  });

  it('may be one to what nobody knows, which is asked about too', async () => {
    const scene = new TunnelScene();
    scene.nodes = [{ id: 'ecs:shop_1_2', name: 'ecs:shop_1_2', doubt: 'nobody tells' }];
    await scene.open();
    assert.deepEqual([scene.agreed.length, scene.kernel.sessions.length], [1, 1]);
  });

  it('is not opened against the person’s answer', async () => {
    const scene = new TunnelScene();
    scene.nodes = [production];
    scene.agrees = false;
    await scene.tunnel.start();
    assert.deepEqual([scene.state.kind, scene.kernel.sessions.length, scene.failures], ['stopped', 0, []]);
    assert.deepEqual(scene.kernel.listening, []);
  });
});

describe('a tunnel by tag', () => {
  const two = [
    { id: 'i-1', name: 'one', matches: 2 },
    { id: 'i-2', name: 'two', matches: 2 },
  ];

  it('takes the same node again, and another when that is gone', async () => {
    const scene = new TunnelScene(bastion);
    scene.nodes = [...two].reverse();
    await scene.open();
    scene.nodes = two;
    scene.kernel.session.end(idle);
    scene.kernel.connect(port);
    await settle();
    assert.equal(scene.kernel.session.request.target, 'i-2');
    scene.kernel.session.open();
    await scene.clock.advance(60_000);
    scene.nodes = [{ id: 'i-1', name: 'one', matches: 1 }];
    scene.kernel.session.end(gone);
    scene.kernel.connect(port);
    await settle();
    assert.equal(scene.kernel.session.request.target, 'i-1');
  });

  it('passes over a node that the lists call online and the service cannot reach', async () => {
    const scene = new TunnelScene(bastion);
    scene.nodes = two;
    await scene.tunnel.start();
    scene.kernel.session.end({ kind: 'failed', error: notConnected });
    await settle();
    assert.equal(scene.kernel.session.request.target, 'i-2');
    scene.kernel.session.open();
    assert.equal(scene.state.kind, 'open');
  });

  it('says why the last one failed when none is left', async () => {
    const scene = new TunnelScene(bastion);
    scene.nodes = [{ id: 'i-1', name: 'one', matches: 1 }];
    await scene.tunnel.start();
    scene.kernel.session.end({ kind: 'failed', error: notConnected });
    await settle();
    assert.match(messageOf(scene.failures[0]), /^one \(i-1\) is not connected/);
  });
});
