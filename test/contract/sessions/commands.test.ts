import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { systemClock } from '../../../src/core/base/clock.ts';
import { silentLog } from '../../../src/core/base/log.ts';
import * as kernel from '../../../src/core/session/index.ts';
import { readSessionDocument, sessionDocuments } from '../../../src/features/sessions/documents.ts';
import { taskExitCode, type SessionOutcome } from '../../../src/features/sessions/outcome.ts';
import { TerminalSession, type SessionChoice } from '../../../src/features/sessions/session.ts';
import { parseTask } from '../../../src/features/sessions/task.ts';
import { findShell } from '../../../src/simulator/exec/hostShell.ts';
import { withSimulator, type Simulated } from '../../support/simulated.ts';

const limits = { skip: findShell() === undefined, timeout: 300_000 };
const { signal } = new AbortController();

function onlineNode({ simulator }: Simulated): string {
  const usual = simulator.fleet.nodes.find(
    ({ platform, pingStatus }) => platform === 'Linux' && pingStatus === 'Online',
  );
  return usual?.id ?? assert.fail('no online Linux node');
}

/** Runs a session to its end, in a terminal without VS Code. */
async function run(
  simulated: Simulated,
  choice: SessionChoice,
): Promise<{ readonly screen: string; readonly outcome: SessionOutcome }> {
  const id = onlineNode(simulated);
  const { connection } = simulated;
  const session = new TerminalSession({
    node: {
      connectionId: connection.id,
      id,
      name: 'web',
      platform: 'Linux',
      online: true,
      production: false,
    },
    connection,
    choice,
    isTask: true,
    loadKernel: () => Promise.resolve(kernel),
    clock: systemClock,
    log: silentLog,
    keepAliveMs: 30_000,
    needsHelp: () => undefined,
    needsReason: () => undefined,
    leftAlive: () => undefined,
  });
  let screen = '';
  session.onDidWrite((text) => (screen += text));
  const ended = new Promise<SessionOutcome>((resolve) => session.onDidEnd(resolve));
  session.resize(80, 24);
  session.start();
  const outcome = await ended;
  await session.terminate();
  session.dispose();
  return { screen, outcome };
}

const running = (test: (simulated: Simulated) => Promise<void>): Promise<void> =>
  withSimulator({ canRun: true }, test);

describe('a command of a task', limits, () => {
  const task = (simulated: Simulated, more: object): SessionChoice =>
    parseTask({ type: 'ssmWorkbench.session', target: onlineNode(simulated), ...more }).choice;

  it('shows both streams and ends with its exit code (§11)', () =>
    running(async (simulated) => {
      const command = `sh -c 'echo out; echo main.c:3:1: error: bad >&2; exit 7'`;
      const { screen, outcome } = await run(simulated, task(simulated, { command, reason: 'nightly' }));
      assert.match(screen, /\nout\r\n/);
      assert.match(screen, /\nmain\.c:3:1: error: bad\r\n/);
      assert.match(screen, /ended with exit code 7\./);
      assert.equal(taskExitCode(outcome), 7);
      const { Sessions } = await simulated.connection.call(
        'DescribeSessions',
        { State: 'History' },
        { signal },
      );
      assert.equal(Sessions?.[0]?.Reason, 'nightly');
    }));

  it('succeeds with 0 that the node has sent', () =>
    running(async (simulated) => {
      const { outcome } = await run(simulated, task(simulated, { command: 'true' }));
      assert.equal(taskExitCode(outcome), 0);
    }));

  it('has no exit code where the node sends none, and says so (§11)', () =>
    running(async (simulated) => {
      const parameters = { separateOutputStream: 'false' };
      const { screen, outcome } = await run(simulated, task(simulated, { command: 'false', parameters }));
      assert.match(screen, /Exit code unknown/);
      assert.equal(taskExitCode(outcome), undefined);
    }));

  it('may be interactive, and then has none either', () =>
    running(async (simulated) => {
      const choice = task(simulated, { command: 'test -t 0 && echo tty; exit 3', interactive: true });
      const { screen, outcome } = await run(simulated, choice);
      assert.match(screen, /\ntty\r\n/);
      assert.equal(taskExitCode(outcome), undefined);
    }));

  it('fails when its document does not exist', () =>
    running(async (simulated) => {
      const { screen, outcome } = await run(simulated, task(simulated, { document: 'No-Such-Document' }));
      assert.match(screen, /Session document/);
      assert.equal(taskExitCode(outcome), 1);
    }));
});

describe('Session documents', () => {
  it('are listed without those of tunnels, and tell what they ask for', async () => {
    await withSimulator({}, async ({ connection }) => {
      const names: string[] = [];
      for await (const page of sessionDocuments(connection, signal))
        names.push(...page.map(({ name }) => name));
      assert.ok(names.includes('AWS-StartInteractiveCommand'), names.join());
      assert.ok(!names.some((name) => /PortForwarding|SSHSession/.test(name)), names.join());
      const spec = await readSessionDocument(connection, 'AWS-StartNonInteractiveCommand', signal);
      assert.equal(spec.sessionType, 'NonInteractiveCommands');
      assert.deepEqual(spec.parameters[1]?.allowedValues, ['true', 'false']);
      await assert.rejects(readSessionDocument(connection, 'AWS-StartPortForwardingSession', signal), {
        kind: 'invalid',
      });
    });
  });
});
