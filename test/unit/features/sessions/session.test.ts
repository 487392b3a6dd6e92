import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError, cancelled } from '../../../../src/core/base/errors.ts';
import { parseFlag, parseSize, payloadTypes } from '../../../../src/core/session/codec/index.ts';
import { settle } from '../../../support/manualClock.ts';
import { connect, createScene, prompt, ticket } from '../../../support/session/terminalScene.ts';

describe('a session', () => {
  it('says where it leads, then shows the node’s output and takes what is typed', async () => {
    const scene = createScene();
    await connect(scene);
    scene.session.type('ls\r');
    scene.session.resize(100, 30);
    await scene.clock.advance(50);
    assert.match(scene.screen(), /Starting a session on web-1 \(i-1\), fake@eu-central-1.*\r\n.*\$ $/s);
    assert.equal(scene.agent.input.toString(), 'ls\r');
    assert.deepEqual(scene.agent.of(payloadTypes.size).map(parseSize), [
      { cols: 80, rows: 24 },
      { cols: 100, rows: 30 },
    ]);
    assert.equal(scene.session.phase.kind, 'connected');
    assert.equal(scene.session.title, 'web-1');
  });

  it('keeps what is typed before there is a channel', async () => {
    const scene = createScene();
    scene.session.start();
    scene.session.type('early');
    await prompt(scene);
    scene.session.type(' late');
    await scene.clock.advance(50);
    assert.equal(scene.agent.input.toString(), 'early late');
  });

  it('knows its size later when the terminal is hidden at first', async () => {
    const scene = createScene();
    scene.session.start();
    await scene.clock.advance(20);
    scene.agent.send('$ ');
    await scene.clock.advance(20);
    assert.equal(scene.agent.of(payloadTypes.size).length, 0);
    scene.session.resize(90, 20);
    await scene.clock.advance(20);
    assert.equal(scene.agent.of(payloadTypes.size).length, 1);
  });

  it('logs neither token nor keys nor output', async () => {
    const scene = createScene();
    await connect(scene);
    scene.session.type('typed-secret');
    scene.agent.send('printed-secret');
    await scene.clock.advance(100);
    scene.wire.last.end(1006);
    await scene.clock.advance(1000);
    assert.ok(scene.logged.length > 0);
    assert.doesNotMatch(scene.logged.join('\n'), /secret/);
  });
});

describe('a start that fails', () => {
  it('is explained in the terminal, which closes at Enter', async () => {
    const scene = createScene({
      StartSession: () => {
        throw new AppError('conflict', 'refused', { code: 'TargetNotConnected' });
      },
    });
    scene.session.start();
    await settle();
    assert.match(scene.screen(), /not connected to Session Manager/);
    assert.deepEqual(scene.titles, ['web-1 (ended)']);
    await scene.clock.advance(2000);
    scene.session.type('x');
    assert.equal(scene.finished, 0);
    scene.session.type('\r');
    assert.equal(scene.finished, 1);
    assert.equal(scene.helps.length, 0);
  });

  it('for want of a sign-in asks for one, and can be tried again in the same terminal', async () => {
    let isExpired = true;
    const scene = createScene({
      StartSession: () => {
        if (isExpired) throw new AppError('expired', 'The sign-in has expired.');
        return ticket;
      },
    });
    scene.session.start();
    await settle();
    assert.equal(scene.helps.length, 1);
    isExpired = false;
    scene.helps[0]?.retry();
    await scene.clock.advance(20);
    scene.agent.send('$ ');
    await scene.clock.advance(20);
    assert.equal(scene.session.phase.kind, 'connected');
    assert.equal(scene.session.title, 'web-1');
  });

  it('after StartSession answered terminates that session, once', async () => {
    const scene = createScene(
      {},
      {
        openSocket: () => {
          throw new AppError('bug', 'No channel.');
        },
      },
    );
    scene.session.start();
    await settle();
    assert.match(scene.screen(), /No channel\./);
    assert.deepEqual(scene.connection.inputs('TerminateSession'), [{ SessionId: 's-1' }]);
    await scene.session.terminate();
    assert.equal(scene.connection.count('TerminateSession'), 1);
  });

  it('ends the session on the node when only its channel could not be opened', async () => {
    const scene = createScene();
    scene.session.start();
    await settle();
    scene.wire.last.end(1006, 'ECONNREFUSED');
    assert.match(scene.screen(), /data channel could not be opened: ECONNREFUSED/);
    await scene.session.terminate();
    assert.equal(scene.connection.count('TerminateSession'), 1);
  });
});

describe('closing the terminal', () => {
  it('terminates by the flag and by the API', async () => {
    const scene = createScene();
    await connect(scene);
    const done = scene.session.terminate();
    await scene.clock.advance(3000);
    await done;
    assert.deepEqual(scene.agent.of(payloadTypes.flag).map(parseFlag), [2]);
    assert.deepEqual(scene.connection.inputs('TerminateSession'), [{ SessionId: 's-1' }]);
  });

  it('twice terminates once', async () => {
    const scene = createScene();
    await connect(scene);
    const both = Promise.all([scene.session.terminate(), scene.session.terminate()]);
    await scene.clock.advance(3000);
    await both;
    assert.equal(scene.connection.count('TerminateSession'), 1);
  });

  it('while StartSession is on its way waits for the answer, because that session would live on', async () => {
    let answer: (value: typeof ticket) => void = () => undefined;
    const scene = createScene({ StartSession: () => new Promise((resolve) => (answer = resolve)) });
    scene.session.start();
    await settle();
    const done = scene.session.terminate();
    await settle();
    answer(ticket);
    await done;
    assert.equal(scene.connection.count('TerminateSession'), 1);
    assert.equal(scene.wire.sockets.length, 0);
  });

  it('before anything was sent starts nothing', async () => {
    const scene = createScene();
    scene.session.start();
    await scene.session.terminate();
    assert.equal(scene.connection.count('StartSession'), 0);
  });

  it('of a session that the service ended calls nothing', async () => {
    const scene = createScene();
    await connect(scene);
    scene.agent.close();
    await scene.clock.advance(20);
    await scene.session.terminate();
    assert.equal(scene.connection.count('TerminateSession'), 0);
  });

  it('tells when the session could not be terminated and lives on', async () => {
    const scene = createScene({
      TerminateSession: () => {
        throw new AppError('network', 'No network.');
      },
    });
    await connect(scene);
    const done = scene.session.terminate();
    await scene.clock.advance(3000);
    await done;
    assert.equal(scene.leftAlive.length, 1);
  });
});

describe('the end', () => {
  it('is a line, and only Enter closes, not what was typed for the node just before', async () => {
    const scene = createScene();
    await connect(scene);
    scene.agent.send('logout\r\n');
    scene.agent.close();
    await scene.clock.advance(20);
    assert.match(scene.screen(), /logout\r\n.*The session ended\..*Press Enter to close/s);
    scene.session.type('\r');
    assert.equal(scene.finished, 0);
    await scene.clock.advance(1000);
    scene.session.type('q');
    scene.session.type('\u001b[I');
    assert.equal(scene.finished, 0);
    scene.session.type('\r');
    assert.equal(scene.finished, 1);
  });
});

describe('a lost connection', () => {
  it('comes back by itself, silently when it comes back at once', async () => {
    const scene = createScene();
    await connect(scene);
    await scene.clock.advance(5000);
    const before = scene.screen();
    scene.wire.last.end(1000, 'Bye');
    await scene.clock.advance(100);
    assert.equal(scene.session.phase.kind, 'connected');
    assert.equal(scene.screen(), before);
    assert.deepEqual(scene.titles, ['web-1 (reconnecting)', 'web-1']);
  });

  it('for want of a sign-in asks once, and goes on at once after it', async () => {
    let isExpired = true;
    const scene = createScene({
      ResumeSession: () => {
        if (isExpired) throw new AppError('expired', 'The sign-in has expired.');
        return ticket;
      },
    });
    await connect(scene);
    await scene.clock.advance(5000);
    scene.wire.last.end(1006);
    await scene.clock.advance(120_000);
    assert.equal(scene.helps.length, 1);
    assert.match(scene.screen(), /Connection lost: The sign-in has expired\. Run .*Sign In/);
    isExpired = false;
    scene.session.retryNow();
    await scene.clock.advance(50);
    assert.equal(scene.session.phase.kind, 'connected');
    assert.match(scene.screen(), /Connected again\./);
  });

  it('for want of a sign-in goes on as it is, also in a task: only one that never began is run anew', async () => {
    const refuse = (): never => {
      throw new AppError('expired', 'The sign-in has expired.');
    };
    const couldNotRun: unknown[] = [];
    const taskNeedsHelp = (error: unknown): unknown => couldNotRun.push(error);
    const lost = createScene({ ResumeSession: refuse }, { isTask: true, taskNeedsHelp });
    await connect(lost);
    lost.wire.last.end(1006);
    await lost.clock.advance(120_000);
    assert.deepEqual([lost.helps.length, couldNotRun.length], [1, 0]);
    const never = createScene({ StartSession: refuse }, { isTask: true, taskNeedsHelp });
    never.session.start();
    await never.clock.advance(50);
    assert.deepEqual([never.helps.length, couldNotRun.length], [0, 1]);
  });

  it('asks for a sign-in once though the network comes and goes meanwhile, and again at the next loss', async () => {
    let attempts = 0;
    let isOver = false;
    const scene = createScene({
      ResumeSession: () => {
        attempts += 1;
        if (isOver) return ticket;
        throw new AppError(attempts % 2 === 0 ? 'network' : 'expired', 'No way.');
      },
    });
    await connect(scene);
    scene.wire.last.end(1006);
    await scene.clock.advance(120_000);
    assert.ok(attempts > 4);
    assert.equal(scene.helps.length, 1);
    isOver = true;
    scene.session.retryNow();
    await scene.clock.advance(50);
    isOver = false;
    scene.wire.last.end(1006);
    await scene.clock.advance(120_000);
    assert.equal(scene.helps.length, 2);
  });

  it('ends when the session is gone', async () => {
    const scene = createScene({ ResumeSession: () => ({ SessionId: 's-1' }) });
    await connect(scene);
    scene.wire.last.end(1006);
    await scene.clock.advance(1000);
    assert.match(scene.screen(), /The session is gone/);
    await scene.session.terminate();
    assert.equal(scene.connection.count('TerminateSession'), 0);
  });

  it('ends when the connection to AWS was closed', async () => {
    const scene = createScene({
      ResumeSession: () => {
        throw cancelled();
      },
    });
    await connect(scene);
    scene.wire.last.end(1006);
    await scene.clock.advance(1000);
    assert.match(scene.screen(), /The connection to AWS was closed\./);
  });

  it('is shown in the title when the node stops answering', async () => {
    const scene = createScene();
    await connect(scene);
    scene.agent.isDeaf = true;
    scene.session.type('x');
    await scene.clock.advance(12_000);
    assert.equal(scene.session.title, 'web-1 (not answering)');
    scene.agent.isDeaf = false;
    await scene.clock.advance(3000);
    assert.equal(scene.session.title, 'web-1');
  });
});

it('is silent after it was disposed', async () => {
  const scene = createScene();
  await connect(scene);
  scene.session.dispose();
  const before = scene.screen();
  scene.agent.send('late');
  await scene.clock.advance(1000);
  assert.equal(scene.screen(), before);
});

it('does not run what was typed for a session that did not start, when a later try succeeds', async () => {
  const refused = new AppError('expired', 'The sign-in has expired.');
  let isExpired = true;
  const scene = createScene({
    StartSession: () => {
      if (isExpired) throw refused;
      return ticket;
    },
  });
  scene.session.start();
  scene.session.type('reboot\r');
  await scene.clock.advance(50);
  assert.equal(scene.session.phase.kind, 'ended');
  isExpired = false;
  scene.helps[0]?.retry();
  await prompt(scene);
  scene.session.type('uptime\r');
  await scene.clock.advance(50);
  assert.equal(scene.agent.input.toString(), 'uptime\r');
});
