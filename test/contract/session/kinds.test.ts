import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { SessionEnding } from '../../../src/core/session/live/phase.ts';
import { findShell } from '../../../src/simulator/exec/hostShell.ts';
import type { SimulatorOptions } from '../../../src/simulator/options.ts';
import { watchSession, type Watched } from '../../support/session/liveScene.ts';
import { setPreferences, withSimulator, type Simulated } from '../../support/simulated.ts';

const limits = { skip: findShell() === undefined, timeout: 300_000 };
const { signal } = new AbortController();
const closed: SessionEnding = { kind: 'closed', text: '' };

function nodeOf({ simulator }: Simulated, prefix = 'i-'): string {
  const usual = simulator.fleet.nodes.find(
    ({ id, platform, pingStatus }) =>
      id.startsWith(prefix) && platform === 'Linux' && pingStatus === 'Online',
  );
  return usual?.id ?? assert.fail(`no online node ${prefix}`);
}

const running = (
  test: (simulated: Simulated) => Promise<void>,
  options: SimulatorOptions = {},
): Promise<void> => withSimulator({ canRun: true, ...options }, test);

function run(
  simulated: Simulated,
  kind: 'Interactive' | 'NonInteractive',
  command: string,
  more: Readonly<Record<string, readonly string[]>> = {},
): Watched {
  return watchSession(simulated, {
    target: nodeOf(simulated),
    documentName: `AWS-Start${kind}Command`,
    parameters: { command: [command], ...more },
  });
}

describe('interactive commands', limits, () => {
  it('run in a terminal, take input and end without an exit code (§11)', () =>
    running(async (simulated) => {
      const session = run(simulated, 'Interactive', `test -t 0 && read -r x; echo "got $x, it's"; exit 5`);
      await session.says(/^/);
      while (session.live.phase.kind !== 'connected') await new Promise(setImmediate);
      session.type('héllo\r');
      assert.deepEqual(await session.ended(), closed);
      assert.equal(session.output(), "héllo\r\ngot héllo, it's\r\n");
      assert.deepEqual(session.exitCodes, []);
      await session.live.terminate();
    }));
});

describe('commands without a terminal', limits, () => {
  it('say all at their end, both streams as one, and no exit code (§11)', () =>
    running(async (simulated) => {
      const session = run(simulated, 'NonInteractive', `sh -c 'echo out; echo bad >&2; echo more; exit 7'`);
      assert.deepEqual(await session.ended(), closed);
      assert.deepEqual([session.output(), session.errors(), session.exitCodes], ['out\nbad\nmore\n', '', []]);
      assert.equal(session.starts[0]?.session?.type, 'NonInteractiveCommands');
    }));

  it('tell streams and exit code apart where they are asked to (§11)', () =>
    running(async (simulated) => {
      const session = run(simulated, 'NonInteractive', `sh -c 'echo out; echo bad >&2; exit 7'`, {
        separateOutputStream: ['true'],
        stdoutSeparatorPrefix: ['O:'],
        stderrSeparatorPrefix: ['E:'],
      });
      assert.deepEqual(await session.ended(), closed);
      assert.deepEqual([session.output(), session.errors(), session.exitCodes], ['O:out\n', 'E:bad\n', [7]]);
    }));

  it('say why they could not start, with exit code 1', () =>
    running(async (simulated) => {
      const session = run(simulated, 'NonInteractive', 'no-such-program --now', {
        separateOutputStream: ['true'],
      });
      assert.deepEqual(await session.ended(), closed);
      assert.deepEqual(session.exitCodes, [1]);
      assert.match(session.errors(), /Error occurred starting the command: .*no-such-program/);
    }));

  it('end by Ctrl-C', () =>
    running(async (simulated) => {
      const session = run(simulated, 'NonInteractive', `sh -c 'echo up; exec sleep 60'`, {
        separateOutputStream: ['true'],
      });
      await session.says(/up/);
      session.type('\u0003');
      assert.deepEqual(await session.ended(), closed);
      assert.deepEqual(session.exitCodes, [-1]);
    }));

  it('deliver megabytes whole, however slowly they are read', () =>
    running(async (simulated) => {
      const session = run(simulated, 'NonInteractive', 'seq 1 300000');
      const pauser = setInterval(() => {
        if (session.live.phase.kind !== 'connected') return;
        session.channel().pause();
        setTimeout(() => session.channel().resume(), 5);
      }, 15);
      await session.ended();
      clearInterval(pauser);
      const lines = session.output().trimEnd().split('\n');
      assert.deepEqual([lines.length, lines.at(-1)], [300_000, '300000']);
    }));

  it('answer on nodes that run nothing, as far as those can', () =>
    withSimulator({ canRun: false }, async (simulated) => {
      const windows = simulated.simulator.fleet.nodes.find(({ platform }) => platform === 'Windows');
      const session = watchSession(simulated, {
        target: windows?.id ?? assert.fail('no Windows node'),
        documentName: 'AWS-StartNonInteractiveCommand',
        parameters: { command: ['"$env:username"'] },
      });
      await session.ended();
      assert.match(session.output(), /ssm-user/);
    }));
});

/** Creates a Session document that shells with these preferences use. */
async function withPreferences(
  { connection }: Simulated,
  inputs: Readonly<Record<string, unknown>>,
  name = 'Encrypted',
): Promise<string> {
  const content = { schemaVersion: '1.0', description: 'd', sessionType: 'Standard_Stream', inputs };
  const input = {
    Name: name,
    DocumentType: 'Session',
    DocumentFormat: 'JSON',
    Content: JSON.stringify(content),
  } as const;
  await connection.call('CreateDocument', input, { signal });
  return name;
}

describe('encrypted sessions (§10)', limits, () => {
  const kmsKeyId = 'alias/session-manager';

  it('type and show as plain ones do, and say that they are encrypted', () =>
    running(async (simulated) => {
      const documentName = await withPreferences(simulated, { kmsKeyId });
      const session = watchSession(simulated, { target: nodeOf(simulated), documentName });
      await session.says(/\$ $/);
      assert.match(session.starts[0]?.customerMessage ?? '', /encrypted using AWS KMS/);
      session.channel().resize(101, 33);
      // The terminal of the node takes its new size when it comes to it.
      session.type(
        'until [ "$(stty size)" = "33 101" ]; do sleep 0.05; done; echo "zażółć $((40 + 2)) 🚀"\r',
      );
      await session.says(/zażółć 42 🚀\r\n/);
      session.socket()?.terminate();
      session.type('echo over-$((1+1)); exit\r');
      await session.says(/over-2\r\n/);
      assert.deepEqual(await session.ended(), closed);
      assert.equal(simulated.simulator.calls.read()['kms']?.['GenerateDataKey'], 1);
      assert.doesNotMatch(session.logged.join('\n'), /zażółć|Plaintext|CiphertextBlob/);
    }));

  it('encrypt output, errors and exit code of commands by the preferences of the account', () =>
    running(async (simulated) => {
      await setPreferences(simulated.simulator, { kmsKeyId });
      const session = run(simulated, 'NonInteractive', `sh -c 'echo out; echo bad >&2; exit 7'`, {
        separateOutputStream: ['true'],
      });
      await session.ended();
      assert.deepEqual([session.output(), session.errors(), session.exitCodes], ['out\n', 'bad\n', [7]]);
      assert.match(session.starts[0]?.customerMessage ?? '', /encrypted/);
    }));

  it('do not start without a key: unknown, disabled or denied', () =>
    running(async (simulated) => {
      const { simulator } = simulated;
      const unknown = await withPreferences(simulated, { kmsKeyId: 'alias/none' }, 'Unknown');
      const disabled = await withPreferences(simulated, { kmsKeyId: `${kmsKeyId}-retired` }, 'Disabled');
      const good = await withPreferences(simulated, { kmsKeyId });
      const endOf = async (documentName: string): Promise<string> => {
        const session = watchSession(simulated, { target: nodeOf(simulated), documentName });
        const ending = await session.ended();
        assert.equal(session.output(), '');
        return 'text' in ending ? `${ending.kind} ${ending.text}` : ending.kind;
      };
      assert.match(await endOf(unknown), /^refused /);
      assert.match(await endOf(disabled), /^refused .*disabled/);
      simulator.faults.set({ rules: [{ kind: 'accessDenied', operation: 'GenerateDataKey' }] });
      assert.match(await endOf(good), /^refused /);
    }));
});

describe('targets that are no EC2 instances', limits, () => {
  it('are nodes on premises and containers, which are in no list of nodes', () =>
    running(async (simulated) => {
      const { simulator, connection } = simulated;
      const [container] = simulator.containers;
      assert.ok(container);
      for (const target of [nodeOf(simulated, 'mi-'), container.id]) {
        const session = watchSession(simulated, { target });
        await session.says(/\$ $/);
        session.type('hostname; exit\r');
        assert.deepEqual(await session.ended(), closed);
      }
      const { InstanceInformationList } = await connection.call(
        'DescribeInstanceInformation',
        {},
        { signal },
      );
      assert.equal(
        InstanceInformationList?.some(({ InstanceId }) => InstanceId?.startsWith('ecs:')),
        false,
      );
    }));

  it('take part in encryption by their whole target (§10)', () =>
    running(async (simulated) => {
      const documentName = await withPreferences(simulated, { kmsKeyId: 'alias/session-manager' });
      const target = simulated.simulator.containers[0]?.id ?? assert.fail();
      const session = watchSession(simulated, { target, documentName });
      await session.says(/\$ $/);
      session.type('exit\r');
      assert.deepEqual(await session.ended(), closed);
    }));
});

describe('run-as', limits, () => {
  it('makes the session whom the preferences name', () =>
    running(async (simulated) => {
      const documentName = await withPreferences(simulated, {
        runAsEnabled: true,
        runAsDefaultUser: 'deploy',
      });
      const session = watchSession(simulated, { target: nodeOf(simulated), documentName });
      await session.says(/\$ $/);
      session.type('whoami; exit\r');
      await session.says(/deploy\r\n/);
      await session.ended();
    }));
});

describe('a paused publication (§4)', limits, () => {
  it('holds the output back until it starts again', () =>
    running(async (simulated) => {
      const { faults } = simulated.simulator;
      const session = watchSession(simulated, { target: nodeOf(simulated) });
      await session.says(/\$ $/);
      // The node goes on when it is told so: what a busy computer makes late cannot come before the pause.
      const folder = mkdtempSync(join(tmpdir(), 'paused-'));
      const gate = join(folder, 'gate');
      session.type(`echo line-$((10 + 1)); until [ -e '${gate}' ]; do sleep 0.05; done\r`);
      session.type('for i in 2 3; do echo "line-$((i + 10))"; done\r');
      await session.says(/line-11/);
      // An acknowledgement that is still under way would start it again: each turn reads what has arrived.
      for (let turn = 0; turn < 15; turn++) await new Promise((resolve) => setTimeout(resolve, 10));
      faults.setPublication('pause');
      writeFileSync(gate, '');
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      assert.doesNotMatch(session.output(), /line-12/);
      faults.setPublication('start');
      await session.says(/line-12\r\nline-13\r\n/);
      rmSync(folder, { recursive: true });
      faults.setPublication('pause');
      session.type('echo typed-$((1+1)); exit\r');
      await session.says(/typed-2/);
      assert.deepEqual(await session.ended(), closed);
    }));
});

describe('limits of time', limits, () => {
  it('are listed with the session', () =>
    running(async (simulated) => {
      const documentName = await withPreferences(simulated, { maxSessionDuration: '1' });
      const session = watchSession(simulated, { target: nodeOf(simulated), documentName });
      await session.says(/\$ $/);
      const { Sessions } = await simulated.connection.call(
        'DescribeSessions',
        { State: 'Active' },
        { signal },
      );
      assert.equal(Sessions?.[0]?.MaxSessionDuration, '1');
      await session.live.terminate();
    }));
});
