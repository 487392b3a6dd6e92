import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../../src/simulator/exec/hostShell.ts';
import type { OpenWorkbench, Workbench } from '../support/workbench/index.ts';
import { startSshServer, type SshServer } from '../support/ssh/server.ts';
import { simulatedAccounts, type Account } from './support/accounts.ts';
import { openFleet } from './support/fleet.ts';
import { describeWorkbench } from './support/suite.ts';

/** As people have it: line ends of Windows, sections of others, and no end of the last line. */
const above = '# mine\r\nInclude conf.d/*.conf\r\nServerAliveInterval 30\r\n\r\n';
const sections = [
  '# the jump host',
  'Host jump',
  '  User me',
  'Match host *.corp exec "test -f /vpn"',
  '  ProxyJump jump',
].join('\r\n');

const nodeName = 'web-dev-1';
const alias = `${nodeName}.ssm`;

/** The person's own file, in the home that the workbench was given. */
const fileIn = ({ server }: OpenWorkbench): string => join(dirname(server.userDataDir), '.ssh', 'config');

/** Answers the questions of the command, up to the one whether it may write. */
async function ask(workbench: Workbench, user: string): Promise<void> {
  await workbench.sideBar.contextMenu(nodeName, 'Write SSH Config…', workbench.quick.widget);
  await workbench.quick.answer(user);
  await workbench.quick.pick('A key of SSM Workbench');
  await workbench.quick.pick(/^EC2 Instance Connect/);
  await workbench.dialog.box.waitFor();
}

async function write(workbench: Workbench, user: string): Promise<void> {
  await ask(workbench, user);
  await workbench.dialog.click('Write');
  await workbench.notifications.waitFor(`is ${alias} for ssh now`);
}

let account: Account | undefined;
let sshd: SshServer | undefined;

describeWorkbench(
  'ssh',
  async (scope) => {
    const { accounts, env } = await simulatedAccounts(scope, [{ profile: 'night' }]);
    [account] = accounts;
    const fleet = account?.simulator.fleet.nodes ?? [];
    const id = fleet.find(({ name }) => name === nodeName)?.id ?? '';
    const server = await startSshServer({
      authorizedKeys: (user) => account?.simulator.authorizedKeys(id, user) ?? [],
    });
    await scope.defer(() => server.dispose());
    sshd = server;
    return { env, settings: { 'ssmWorkbench.connection.profile': 'night' } };
  },
  ({ step }) => {
    step(
      'shows what will be written and where, and writes nothing when refused',
      async (workbench, opened) => {
        const file = fileIn(opened);
        await mkdir(dirname(file), { mode: 0o700 });
        await writeFile(file, above + sections, { mode: 0o600 });
        await openFleet(workbench);
        await ask(workbench, 'ubuntu');
        const message = await workbench.dialog.message();
        assert.match(message, /Write the SSH configuration of web-dev-1 \(i-/);
        assert.match(message, /ProxyCommand .*ssh-proxy --target %h/);
        await workbench.screenshot('ssh-agreement');
        await workbench.dialog.click('Cancel');
        assert.equal(await readFile(file, 'utf8'), above + sections);
      },
    );

    step('writes its block above the sections, and loses nothing of the file', async (workbench, opened) => {
      await write(workbench, 'ubuntu');
      await workbench.screenshot('ssh-written');
      const text = await readFile(fileIn(opened), 'utf8');
      assert.ok(text.startsWith(`${above}# BEGIN SSM Workbench i-`), text);
      assert.ok(text.endsWith(`\r\n\r\n${sections}`), text);
      assert.doesNotMatch(text, /[^\r]\n/);
      assert.equal((await stat(fileIn(opened))).mode & 0o777, 0o600);
    });

    step('a second time replaces its own block only', async (workbench, opened) => {
      const before = await readFile(fileIn(opened), 'utf8');
      // The next one must not be taken for the one that is still there.
      await workbench.clickPaletteCommand('Notifications: Clear All Notifications');
      await workbench.notifications.toast(`is ${alias} for ssh now`).waitFor({ state: 'hidden' });
      await write(workbench, 'ec2-user');
      const after = await readFile(fileIn(opened), 'utf8');
      assert.equal(after, before.replace('  User ubuntu\r\n', '  User ec2-user\r\n'));
    });

    step('ssh of this computer connects with it, without the workbench’s environment', async (_, opened) => {
      if (findProgram('ssh') === undefined) return;
      const file = fileIn(opened);
      const options = ['-o', 'BatchMode=yes', '-o', `UserKnownHostsFile=${file}.known`];
      const argv = ['-F', file, ...options, '-p', String(sshd?.port), alias, 'echo through-$((1 + 1))'];
      const env = { PATH: process.env['PATH'], HOME: dirname(dirname(file)) };
      const { stdout } = await promisify(execFile)('ssh', argv, { env });
      assert.equal(stdout, 'through-2\n');
      assert.deepEqual(sshd?.logins, ['ec2-user']);
    });

    step('is as clear in light colours and in a narrow window', async (workbench) => {
      await workbench.quick.command('Preferences: Color Theme');
      await workbench.quick.type('Light Modern');
      await workbench.quick.pick(/Light Modern/);
      await workbench.page.setViewportSize({ width: 900, height: 700 });
      await workbench.treeRow(nodeName).scrollIntoViewIfNeeded();
      await ask(workbench, 'ec2-user');
      await workbench.screenshot('ssh-agreement-light-900');
      await workbench.dialog.click('Cancel');
    });
  },
);
