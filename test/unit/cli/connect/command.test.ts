import { test } from 'node:test';
import assert from 'node:assert/strict';
import { runConnect } from '../../../../src/cli/connect/command.ts';
import { AppError } from '../../../../src/core/base/errors.ts';
import { payloadTypes } from '../../../../src/core/session/codec/index.ts';
import { settle } from '../../../support/manualClock.ts';
import { cliScene, shakeHands, type CliScene } from '../../../support/session/cliScene.ts';

const target = ['--target', 'i-0123'];

/** A session that has its prompt. */
async function inShell(scene: CliScene, ...argv: readonly string[]) {
  const run = scene.start(runConnect, [...target, ...argv]);
  await scene.clock.advance(50);
  scene.agent.send('$ ');
  await scene.clock.advance(50);
  return run;
}

async function atTerminal(scene: CliScene, ...argv: readonly string[]) {
  scene.shell.streams.isInputTerminal = true;
  scene.shell.streams.isOutputTerminal = true;
  scene.shell.streams.size = { cols: 90, rows: 30 };
  return inShell(scene, ...argv);
}

async function pressed(scene: CliScene, keys: string): Promise<void> {
  scene.shell.streams.input.write(Buffer.from(keys, 'latin1'));
  await settle();
  await scene.clock.advance(50);
}

test('output is written byte for byte, also what is no text', async () => {
  const scene = cliScene();
  await inShell(scene);
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  scene.agent.send(all);
  await scene.clock.advance(50);
  assert.equal(scene.output(), `$ ${Buffer.from(all).toString('latin1')}`);
});

test('§9 input goes when the agent takes it, byte for byte, and its end as Ctrl-D', async () => {
  const scene = cliScene();
  const run = await inShell(scene);
  scene.shell.streams.input.write(Buffer.from([0, 255, 10]));
  scene.shell.streams.input.end('~.\n');
  await settle();
  await scene.clock.advance(100);
  assert.equal(scene.agent.input.toString('latin1'), '\u0000\u00ff\n~.\n\u0004');
  scene.agent.close();
  await scene.clock.advance(100);
  assert.equal(run.code(), 0);
  assert.equal(scene.shell.err(), '');
  assert.ok(scene.shell.streams.isReleased);
});

test('a last line of a shell gets its end; of a command it does not, and Ctrl-D is sent twice', async () => {
  for (const [argv, sent] of [
    [[], 'ls\r\u0004'],
    [['--document', 'AWS-StartInteractiveCommand'], 'ls\u0004\u0004'],
  ] as const) {
    const scene = cliScene();
    await inShell(scene, ...argv);
    scene.shell.streams.input.end('ls');
    await settle();
    await scene.clock.advance(100);
    assert.equal(scene.agent.input.toString('latin1'), sent);
  }
});

test('§11 a command with separateOutputStream: streams apart, and its exit code is the process’s', async () => {
  const scene = cliScene();
  const run = scene.start(runConnect, [
    ...[...target, '--document', 'AWS-StartNonInteractiveCommand'],
    ...['--parameters', '{"command":["false"],"separateOutputStream":["true"]}'],
  ]);
  await scene.clock.advance(50);
  await shakeHands(scene, 'NonInteractiveCommands');
  scene.agent.send('out');
  scene.agent.send('err', payloadTypes.stdErr);
  scene.agent.send('EXIT_CODE: 7', payloadTypes.exitCode);
  await scene.clock.advance(50);
  scene.agent.close();
  await scene.clock.advance(100);
  assert.equal(run.code(), 7);
  assert.equal(scene.output(), 'out');
  assert.equal(scene.errors(), 'err');
  assert.deepEqual(scene.connection.inputs('StartSession'), [
    {
      Target: 'i-0123',
      DocumentName: 'AWS-StartNonInteractiveCommand',
      Parameters: { command: ['false'], separateOutputStream: ['true'] },
    },
  ]);
});

test('§11 a command that tells no exit code ends with 254 and a line, never with a made-up 0', async () => {
  const scene = cliScene();
  const run = scene.start(runConnect, [...target, '--document', 'AWS-StartNonInteractiveCommand']);
  await scene.clock.advance(50);
  await shakeHands(scene, 'NonInteractiveCommands');
  scene.agent.send('done');
  await scene.clock.advance(50);
  scene.agent.close();
  await scene.clock.advance(100);
  assert.equal(run.code(), 254);
  assert.match(scene.shell.err(), /did not tell its exit code.*separateOutputStream/);
});

test('§11 a command without a terminal is sent nothing of a pipe', async () => {
  const scene = cliScene();
  scene.start(runConnect, [...target, '--document', 'AWS-StartNonInteractiveCommand']);
  await scene.clock.advance(50);
  await shakeHands(scene, 'NonInteractiveCommands');
  scene.shell.streams.input.end('password\n');
  await settle();
  await scene.clock.advance(100);
  assert.equal(scene.agent.input.length, 0);
});

test('parameters of a file are read from it', async () => {
  const scene = cliScene({}, { 'p.json': '{"command":["uptime"]}' });
  scene.start(runConnect, [...target, '--parameters', 'file://p.json']);
  await scene.clock.advance(50);
  assert.deepEqual(scene.connection.inputs('StartSession'), [
    { Target: 'i-0123', Parameters: { command: ['uptime'] } },
  ]);
});

test('a file of parameters that cannot be read is said, and no session is started', async () => {
  const scene = cliScene({}, { 'p.json': Uint8Array.of(0) });
  for (const [file, why] of [
    ['none.json', 'none.json does not exist.'],
    ['p.json', 'p.json is not a text file.'],
  ]) {
    const run = scene.start(runConnect, [...target, '--parameters', `file://${file ?? ''}`]);
    await scene.clock.advance(50);
    assert.equal(run.code(), 255);
    assert.ok(scene.shell.err().endsWith(`The file of --parameters: ${why ?? ''}\n`), scene.shell.err());
  }
  assert.equal(scene.connection.count('StartSession'), 0);
});

test('a Region that can be none is said before anything is asked', async () => {
  const scene = cliScene();
  const openAws: typeof scene.deps.openAws = (...asked) => ({
    ...scene.deps.openAws(...asked),
    region: 'eu central',
  });
  const code = await runConnect(target, scene.shell, { ...scene.deps, openAws });
  assert.equal(code, 255);
  assert.match(scene.shell.err(), /^"eu central" is not the code of a Region/);
});

test('the reason goes to the account’s records', async () => {
  const scene = cliScene();
  await inShell(scene, '--reason', 'ticket 7');
  assert.deepEqual(scene.connection.inputs('StartSession'), [{ Target: 'i-0123', Reason: 'ticket 7' }]);
});

test('words of the service at the end are told, and are no success', async () => {
  const scene = cliScene();
  const run = await inShell(scene);
  scene.agent.close('Your session timed out\r\ndue to inactivity.');
  await scene.clock.advance(100);
  assert.equal(run.code(), 255);
  assert.equal(scene.shell.err(), 'Your session timed out due to inactivity.\n');
});

test('a session that AWS refuses is a sentence and 255', async () => {
  const scene = cliScene({
    StartSession: () => {
      throw new AppError('conflict', 'x', { code: 'TargetNotConnected' });
    },
  });
  const run = scene.start(runConnect, target);
  await scene.clock.advance(50);
  assert.equal(run.code(), 255);
  assert.match(scene.shell.err(), /^i-0123 is not connected to Session Manager/);
  assert.equal(scene.connection.count('TerminateSession'), 0);
});

test('§9 a document of another kind than a shell is refused, and its session is terminated', async () => {
  const scene = cliScene();
  const run = scene.start(runConnect, [...target, '--document', 'Own-Ports']);
  await scene.clock.advance(50);
  await shakeHands(scene, 'Port');
  await scene.clock.advance(10_000);
  assert.equal(run.code(), 255);
  assert.match(scene.shell.err(), /could not be set up/);
  assert.equal(scene.connection.count('TerminateSession'), 1);
});

test('what is wrong with the command line is said, and nothing is started', async () => {
  const scene = cliScene();
  const run = scene.start(runConnect, ['--taget', 'x']);
  await settle();
  assert.equal(run.code(), 2);
  assert.equal(scene.shell.err(), "Unknown option '--taget'.\n\nssm-workbench connect --help tells more.\n");
  assert.equal(scene.connection.calls.length, 0);
});

test('--help goes to standard output', async () => {
  const scene = cliScene();
  const run = scene.start(runConnect, ['--help']);
  await settle();
  assert.equal(run.code(), 0);
  assert.match(scene.shell.out(), /^Usage: ssm-workbench connect/);
});

test('each signal terminates the session on the node', async () => {
  for (const [signal, code] of [
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const) {
    const scene = cliScene();
    const run = await inShell(scene);
    scene.shell.streams.signal(signal);
    await scene.clock.advance(2500);
    assert.equal(run.code(), code);
    assert.equal(scene.connection.count('TerminateSession'), 1);
    assert.equal(scene.agent.of(payloadTypes.flag).length, 1, 'the flag of §12');
    assert.ok(!scene.shell.streams.takesSignals(), 'the next signal ends the process');
  }
});

test('a reader that is gone ends the session', async () => {
  const scene = cliScene();
  const run = await inShell(scene);
  scene.shell.streams.output.destroy(Object.assign(new Error('closed'), { code: 'EPIPE' }));
  await scene.clock.advance(2500);
  assert.equal(run.code(), 141);
  assert.equal(scene.connection.count('TerminateSession'), 1);
});

test('an output that takes no more, such as a full disk, ends the session and is a failure', async () => {
  const scene = cliScene();
  const run = await inShell(scene);
  scene.shell.streams.output.destroy(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  await scene.clock.advance(2500);
  assert.equal(run.code(), 255);
  assert.equal(scene.connection.count('TerminateSession'), 1);
});

test('in a terminal keys go as they are pressed; the terminal is given back', async () => {
  const scene = cliScene();
  const run = await atTerminal(scene);
  assert.deepEqual(scene.shell.streams.modes, ['raw']);
  await pressed(scene, 'ls\r\u0003');
  assert.equal(scene.agent.input.toString(), 'ls\r\u0003');
  scene.agent.close();
  await scene.clock.advance(100);
  assert.deepEqual(scene.shell.streams.modes, ['raw', 'usual']);
  assert.equal(run.code(), 0);
  assert.doesNotMatch(scene.shell.out(), /\?1049l/, 'nothing was cut off');
});

test('in a terminal ~. after Enter leaves, which was told at the start', async () => {
  const scene = cliScene();
  const run = await atTerminal(scene);
  assert.match(scene.shell.err(), /Connected to i-0123\. To leave: Enter, then ~ and \./);
  await pressed(scene, 'vi\r~?~.');
  await scene.clock.advance(2500);
  assert.equal(run.code(), 255);
  assert.equal(scene.agent.input.toString(), 'vi\r');
  assert.match(scene.shell.out(), /\?1049l/, 'the alternate screen is left');
  assert.match(scene.shell.err(), /The session was terminated\.\r\n$/);
  assert.deepEqual(scene.shell.streams.modes, ['raw', 'usual']);
});

test('~? tells of the keys', async () => {
  const scene = cliScene();
  await atTerminal(scene);
  await pressed(scene, '~?');
  assert.match(scene.shell.err(), /~\. terminates the session/);
});

test('with --no-escape ~. is text', async () => {
  const scene = cliScene();
  await atTerminal(scene, '--no-escape');
  await pressed(scene, '\r~.');
  assert.equal(scene.agent.input.toString(), '\r~.');
});

test('§11 the size of the terminal is told at the start and when it changes', async () => {
  const scene = cliScene();
  await atTerminal(scene);
  scene.shell.streams.resize(120, 40);
  await scene.clock.advance(50);
  const sizes = scene.agent.of(payloadTypes.size).map((payload) => Buffer.from(payload).toString());
  assert.deepEqual(sizes, ['{"cols":90,"rows":30}', '{"cols":120,"rows":40}']);
});

test('§11 the node is told 300 x 100 where no terminal shows what it writes, so that it does not cut lines', async () => {
  const scene = cliScene();
  await inShell(scene);
  const sizes = scene.agent.of(payloadTypes.size).map((payload) => Buffer.from(payload).toString());
  assert.deepEqual(sizes, ['{"cols":300,"rows":100}']);
});

test('§11 a terminal that says it is 0 x 0 is not spoken of', async () => {
  const scene = cliScene();
  scene.shell.streams.isOutputTerminal = true;
  scene.shell.streams.size = { cols: 0, rows: 0 };
  await inShell(scene);
  assert.equal(scene.agent.of(payloadTypes.size).length, 0);
});

test('§11 a command without a terminal prints bare line feeds: the terminal keeps making lines of them', async () => {
  const scene = cliScene();
  scene.shell.streams.isInputTerminal = true;
  scene.shell.streams.isOutputTerminal = true;
  scene.start(runConnect, [...target, '--document', 'AWS-StartNonInteractiveCommand']);
  await scene.clock.advance(50);
  await shakeHands(scene, 'NonInteractiveCommands');
  assert.deepEqual(scene.shell.streams.modes, ['keys']);
  await pressed(scene, '\u0003');
  assert.equal(scene.agent.input.toString(), '\u0003', 'Ctrl-C has effect');
});

test('where only the input is a terminal, Ctrl-C goes to the node and the terminal stays as it is', async () => {
  const scene = cliScene();
  scene.shell.streams.isInputTerminal = true;
  const run = await inShell(scene);
  scene.shell.streams.signal('SIGINT');
  await scene.clock.advance(50);
  assert.equal(scene.agent.input.toString(), '\u0003');
  assert.deepEqual(scene.shell.streams.modes, []);
  await pressed(scene, 'ls\n~.\n');
  await scene.clock.advance(2500);
  assert.equal(run.code(), 255);
});

test('Ctrl-C before the node answers ends the session', async () => {
  const scene = cliScene();
  scene.shell.streams.isInputTerminal = true;
  const run = scene.start(runConnect, target);
  await scene.clock.advance(50);
  scene.shell.streams.signal('SIGINT');
  await scene.clock.advance(2500);
  assert.equal(run.code(), 130);
  assert.equal(scene.connection.count('TerminateSession'), 1);
});

test('what the node’s owner has to say is told on standard error', async () => {
  const scene = cliScene();
  scene.start(runConnect, target);
  await scene.clock.advance(50);
  await shakeHands(scene, 'Standard_Stream', { CustomerMessage: 'Recorded.\u001b[31m' });
  assert.equal(scene.shell.err(), 'Recorded. [31m\n');
});

test('§13 a socket that is lost and resumed is not mentioned; output goes on', async () => {
  const scene = cliScene();
  await inShell(scene);
  await scene.clock.advance(3_600_000);
  scene.wire.last.end(1000, 'Bye');
  await scene.clock.advance(500);
  scene.agent.send('still here');
  await scene.clock.advance(50);
  assert.equal(scene.output(), '$ still here');
  assert.equal(scene.shell.err(), '');
});

test('a connection that does not come back at once is one line, and one when it is back', async () => {
  const scene = cliScene();
  await inShell(scene);
  scene.connection.answer({
    ResumeSession: () => {
      throw new AppError('network', 'There is no way to ssm.');
    },
  });
  await scene.clock.advance(60_000);
  scene.wire.last.end(1006, 'broken');
  await scene.clock.advance(20_000);
  assert.match(scene.shell.err(), /^Connection lost: .*\. Trying again\.\n$/);
  scene.connection.answer({
    ResumeSession: () => ({ SessionId: 's-1', StreamUrl: 'wss://stream/s-1', TokenValue: 't' }),
  });
  await scene.clock.advance(60_000);
  assert.match(scene.shell.err(), /^Connection lost: .*\. Trying again\.\nConnected again\.\n$/);
});

test('a session that cannot be terminated is told to live on, with its id', async () => {
  const scene = cliScene({
    TerminateSession: () => {
      throw new AppError('denied', 'no');
    },
  });
  await inShell(scene);
  scene.shell.streams.signal('SIGTERM');
  await scene.clock.advance(2500);
  assert.match(scene.shell.err(), /Session s-1 could not be terminated: it lives on until its idle limit\./);
});
