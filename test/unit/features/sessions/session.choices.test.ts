import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../src/core/base/errors.ts';
import { encodeExitCode, payloadTypes } from '../../../../src/core/session/codec/index.ts';
import { settle } from '../../../support/manualClock.ts';
import {
  connect,
  connectCommand,
  createScene,
  prompt,
  ticket,
  type Scene,
} from '../../../support/session/terminalScene.ts';

/** The command writes, tells its exit code (or does not), and its session is closed. */
async function endCommand(scene: Scene, exitCode: number | undefined): Promise<void> {
  scene.agent.send('done\n');
  if (exitCode !== undefined) scene.agent.send(encodeExitCode(exitCode), payloadTypes.exitCode);
  await scene.clock.advance(20);
  scene.agent.close();
  await scene.clock.advance(20);
}

describe('a session that is started with choices', () => {
  it('sends document, parameters and reason beside its target', async () => {
    const choice = {
      documentName: 'AWS-StartInteractiveCommand',
      parameters: { command: ['top'] },
      reason: 'ticket 7',
    };
    const scene = createScene({}, { choice });
    await connect(scene);
    assert.deepEqual(scene.connection.inputs('StartSession'), [
      {
        Target: 'i-1',
        DocumentName: 'AWS-StartInteractiveCommand',
        Parameters: { command: ['top'] },
        Reason: 'ticket 7',
      },
    ]);
  });

  it('keeps parameters out of log and screen', async () => {
    const scene = createScene({}, { choice: { parameters: { password: ['hunter-seven'] } } });
    await connect(scene);
    scene.agent.close();
    await scene.clock.advance(20);
    assert.doesNotMatch(scene.logged.join('\n') + scene.screen(), /hunter/);
  });

  it('shows the message of the handshake as text', async () => {
    const scene = createScene();
    await connectCommand(scene, 'InteractiveCommands', 'Welcome\u001b[2J');
    assert.match(scene.screen(), /Welcome \[2J\r\n/);
  });
});

describe('the end of a command', () => {
  it('tells its exit code (§11: EXIT_CODE comes as text)', async () => {
    const scene = createScene();
    await connectCommand(scene);
    await endCommand(scene, 3);
    assert.match(scene.screen(), /The command ended with exit code 3\./);
    assert.equal(scene.outcomes[0]?.exitCode, 3);
  });

  it('tells that the code is unknown where none was sent (§11: only with separateOutputStream)', async () => {
    const scene = createScene();
    await connectCommand(scene);
    await endCommand(scene, undefined);
    assert.match(scene.screen(), /Exit code unknown/);
    assert.equal(scene.outcomes[0]?.exitCode, undefined);
  });

  it('says nothing of exit codes where a person worked in a shell (§11: interactive ones have none)', async () => {
    const scene = createScene();
    await connectCommand(scene, 'InteractiveCommands');
    await endCommand(scene, undefined);
    assert.doesNotMatch(scene.screen(), /exit code/i);
  });

  it('comes below whole lines: no terminal has put carriage returns into them (§11)', async () => {
    const scene = createScene();
    await connectCommand(scene);
    await endCommand(scene, 0);
    assert.match(scene.screen(), /done\r\n/);
  });

  it('comes after everything that the command wrote', async () => {
    const scene = createScene();
    await connectCommand(scene);
    const before: string[] = [];
    scene.session.onDidEnd(() => before.push(scene.screen()));
    await endCommand(scene, 0);
    assert.match(before[0] ?? '', /done\r\n.*exit code 0/s);
  });

  it('is not that of the try before', async () => {
    const scene = createScene();
    await connectCommand(scene);
    await endCommand(scene, 3);
    scene.session.start();
    await scene.clock.advance(20);
    assert.equal(scene.session.phase.kind, 'connecting');
    scene.agent.close();
    await scene.clock.advance(20);
    assert.equal(scene.outcomes[1]?.exitCode, undefined);
  });
});

describe('a task', () => {
  it('does not say how its terminal is closed, which VS Code does', async () => {
    const scene = createScene({}, { isTask: true });
    await connectCommand(scene);
    await endCommand(scene, 0);
    assert.doesNotMatch(scene.screen(), /Press Enter/);
  });

  it('says of a shell that its exit code is unknown', async () => {
    const scene = createScene({}, { isTask: true });
    await connect(scene);
    scene.agent.close();
    await scene.clock.advance(20);
    assert.match(scene.screen(), /Exit code unknown/);
  });
});

describe('an account that wants a reason', () => {
  const refused = new AppError('invalid', 'StartSession was refused: Reason is required.', {
    code: 'ValidationException',
  });

  it('is answered in the same terminal', async () => {
    const scene = createScene({
      StartSession: ({ Reason }) => {
        if (Reason === undefined) throw refused;
        return ticket;
      },
    });
    scene.session.start();
    await settle();
    assert.equal(scene.reasons.length, 1);
    assert.equal(scene.helps.length, 0);
    scene.reasons[0]?.('ticket 7');
    await prompt(scene);
    assert.equal(scene.session.phase.kind, 'connected');
    assert.deepEqual(scene.connection.inputs('StartSession').at(-1), { Target: 'i-1', Reason: 'ticket 7' });
  });

  it('is not asked again for a terminal that was closed meanwhile', async () => {
    const scene = createScene({
      StartSession: () => {
        throw refused;
      },
    });
    scene.session.start();
    await settle();
    await scene.session.terminate();
    scene.reasons[0]?.('ticket 7');
    await settle();
    assert.equal(scene.connection.count('StartSession'), 1);
  });
});

describe('closing a terminal whose session keeps retrying', () => {
  async function losing(): Promise<Scene> {
    const scene = createScene({
      ResumeSession: () => {
        throw new AppError('network', 'No network.');
      },
    });
    await connect(scene);
    scene.wire.last.end(1006);
    await scene.clock.advance(30_000);
    return scene;
  }

  it('is what the terminal says to do to stop it', async () => {
    const scene = await losing();
    assert.match(scene.screen(), /Trying again until you close this terminal/);
    await scene.session.terminate();
  });

  it('stops it: nothing is called any more but TerminateSession', async () => {
    const scene = await losing();
    await scene.session.terminate();
    const calls = scene.connection.count('ResumeSession');
    await scene.clock.advance(600_000);
    assert.equal(scene.connection.count('ResumeSession'), calls);
    assert.deepEqual(scene.connection.inputs('TerminateSession'), [{ SessionId: 's-1' }]);
  });
});

describe('what else goes on with a terminal', () => {
  it('has its sign in the title, and loses it', async () => {
    const scene = createScene();
    await connect(scene);
    scene.session.mark({ recording: true });
    scene.session.mark({ broadcasting: true });
    assert.equal(scene.session.title, '⇶ ● web-1');
    scene.session.mark({ recording: false, broadcasting: false });
    assert.deepEqual(scene.titles, ['● web-1', '⇶ ● web-1', 'web-1']);
  });

  it('is told of every size', async () => {
    const scene = createScene();
    const sizes: unknown[] = [];
    assert.equal(scene.session.size, undefined);
    scene.session.onDidResize((size) => sizes.push(size));
    scene.session.resize(80, 24);
    assert.deepEqual([sizes, scene.session.size], [[{ cols: 80, rows: 24 }], { cols: 80, rows: 24 }]);
  });

  it('learns the session’s id when StartSession has answered', async () => {
    const scene = createScene();
    assert.equal(scene.session.sessionId, undefined);
    await connect(scene);
    assert.equal(scene.session.sessionId, 's-1');
  });
});
