import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { sessionStatus } from '../support/simulated.ts';
import { copySampleWorkspace } from '../support/start/workspace.ts';
import { eventually } from '../support/workbench/eventually.ts';
import { simulatedAccounts } from './support/accounts.ts';
import { openFleet } from './support/fleet.ts';
import { describeWorkbench } from './support/suite.ts';
import { switchTheme } from './support/theme.ts';

describeWorkbench('a session', { settings: { 'ssmWorkbench.demo.startOnOpen': true } }, ({ step }) => {
  step('opens in the integrated terminal of a node', async (workbench) => {
    await openFleet(workbench);
    await workbench.sideBar.rowAction('web-dev-1', 'Start Session', workbench.terminal.element);
    await workbench.terminal.waitForText(/\$/);
  });

  step('runs what is typed, on the node', async (workbench) => {
    await workbench.terminal.type('hostname; echo "sum $((20 + 22))"\n');
    await workbench.terminal.waitForText('sum 42');
    assert.match(await workbench.terminal.text(), /web-dev-1/);
    await workbench.terminal.type("printf '\\033[32mgreen\\033[0m grüße €\\n'\n");
    await workbench.terminal.waitForText('green grüße €');
    await workbench.screenshot('session');
  });

  step('follows the size of the terminal', async (workbench) => {
    await workbench.terminal.type('stty size\n');
    const before = await workbench.terminal.waitForText(/^\d+ \d+$/m);
    const [size = ''] = /^\d+ \d+$/m.exec(before) ?? [];
    await workbench.page.setViewportSize({ width: 1000, height: 700 });
    // A terminal that is resized says so after a while: the node waits for it.
    await workbench.terminal.type(`while [ "$(stty size)" = "${size}" ]; do sleep 0.1; done\n`);
    await workbench.terminal.type('echo size $(stty size)\n');
    await workbench.terminal.waitForText(/^size \d+ \d+$/m);
  });

  step('ends with a sentence when the shell exits', async (workbench) => {
    await workbench.terminal.type('exit\n');
    const text = await workbench.terminal.waitForText(/ended/i);
    assert.match(text, /^size \d+ \d+$[^]*exit[^]*ended/m, 'what the node printed stays above the sentence');
    await workbench.screenshot('session-ended');
  });

  step('opens on several nodes, of which all can be typed into at once', async (workbench) => {
    await workbench.quick.command('SSM Workbench: Start Session on Several Nodes…');
    await workbench.quick.pickMany(['web-dev-1', 'web-staging-1']);
    const screens = workbench.page.locator('.terminal-wrapper.active .xterm-rows');
    await screens
      .filter({ hasText: /session on web-(dev|staging)-1.*\$/ })
      .nth(1)
      .waitFor();
    await workbench.quick.command('SSM Workbench: Broadcast Input to Terminals Opened Together');
    await workbench.page.getByText('Typing into 2 nodes').first().waitFor();
    await workbench.terminal.element.first().locator('.xterm-helper-textarea').focus();
    await workbench.page.keyboard.type('echo both-$((40 + 2))');
    await workbench.page.keyboard.press('Enter');
    await screens.filter({ hasText: 'both-42' }).nth(1).waitFor();
    await workbench.screenshot('session-broadcast');
  });

  step('is as clear in light colours', async (workbench) => {
    await switchTheme(workbench, 'Light Modern');
    await workbench.screenshot('session-broadcast-light');
    await workbench.quick.command('SSM Workbench: Stop Broadcasting Input');
    await workbench.page.getByText('Typing into 2 nodes').first().waitFor({ state: 'hidden' });
  });
});

let simulator: Simulator | undefined;
let folder = '';

const recording = (): string => join(folder, 'container.cast');

function account(): Simulator {
  return simulator ?? assert.fail('there is no account');
}

/** The process of the extensions that has a session open. */
async function rememberingProcess(userDataDir: string): Promise<number> {
  const files = await readdir(join(userDataDir, 'User', 'globalStorage'), { recursive: true });
  const [, pid = ''] = files.flatMap((file) => /open-sessions.*[\\/](\d+)-[^\\/]+\.json$/.exec(file) ?? []);
  assert.ok(Number(pid) > 0, `a record among ${files.join(', ')}`);
  return Number(pid);
}

describeWorkbench(
  'a session in a container, in light colours',
  async (scope) => {
    const { accounts, env } = await simulatedAccounts(scope, [{ profile: 'shop', nodes: 3 }]);
    simulator = accounts[0]?.simulator;
    folder = await copySampleWorkspace(scope);
    return { workspace: folder, env: { ...env, AWS_PROFILE: 'shop' }, theme: 'light' };
  },
  ({ step }) => {
    step('is asked about by what it touches, and by what nobody knows of it', async (workbench) => {
      await workbench.openView('SSM Workbench');
      await workbench.statusBarItem(/shop · eu-central-1/).waitFor();
      const [, cluster = '', task = '', runtime = ''] =
        /^ecs:(.+)_(.+)_(.+)$/.exec(account().containers[0]?.id ?? '') ?? [];
      await workbench.clickPaletteCommand('SSM Workbench: Start Session on ECS Target…');
      await workbench.quick.type(`${cluster} ${task}`);
      await workbench.quick.validation().filter({ hasText: 'for example' }).waitFor();
      await workbench.screenshot('session-ecs-target-light');
      await workbench.quick.answer(`${cluster} ${task} ${runtime}`);
      await workbench.quick.row('AWS-StartInteractiveCommand').waitFor();
      await workbench.quick.pick('Shell');
      await workbench.quick.widget.getByText('Why is the session started?').waitFor();
      await workbench.quick.answer('ticket 4711');
      const message = await workbench.dialog.message();
      assert.match(message, new RegExp(`cluster shop[^]*Task ${task}, container ${runtime}`));
      assert.match(message, /production is not known/);
      await workbench.screenshot('session-ecs-question-light');
      await workbench.dialog.click('Start Session');
      await workbench.terminal.waitForText(/container is production is not known[^]*\$/);
    });

    step('can be recorded', async (workbench) => {
      await workbench.clickPaletteCommand('SSM Workbench: Record Session to File…');
      await workbench.dialog.click('Choose File…');
      await workbench.quick.nameFile(recording());
      await workbench.statusBarItem('Recording container.cast').waitFor();
      await workbench.terminal.type('echo shown-$((40 + 2))\n');
      await workbench.terminal.waitForText('shown-42');
      await workbench.screenshot('session-recording-light');
    });

    step(
      'ends on the service when its window is loaded anew, and its recording is whole',
      async (workbench) => {
        assert.equal(await sessionStatus(account()), 'Connected');
        const loaded = workbench.page.waitForEvent('load');
        await workbench.clickPaletteCommand('Developer: Reload Window');
        await loaded;
        const status = (): Promise<string | undefined> => sessionStatus(account());
        await eventually(status, (found) => found === 'Terminated', 'the session to be terminated');
        await workbench.statusBarItem(/shop · eu-central-1/).waitFor({ timeout: 60_000 });
        assert.match(await readFile(recording(), 'utf8'), /shown-42/);
        await workbench.notifications.waitFor(/reloaded or closed, which ended the session on shop\//);
        await workbench.screenshot('session-reloaded-light');
      },
    );

    step('is opened again after that, with the question that was asked before', async (workbench) => {
      await workbench.notifications.click(/reloaded or closed/, 'Open Again');
      assert.match(await workbench.dialog.message(), /cluster shop[^]*production is not known/);
      await workbench.dialog.click('Start Session');
      await workbench.terminal.waitForText(/container is production is not known[^]*\$/);
      assert.equal(await sessionStatus(account()), 'Connected');
    });

    step(
      'is found again, and terminated, when VS Code was killed under it',
      async (workbench, { server }) => {
        process.kill(await rememberingProcess(server.userDataDir), 'SIGKILL');
        await workbench.notifications.click(
          /1 session is still open after VS Code ended unexpectedly/,
          'Terminate',
        );
        assert.match(await workbench.dialog.message(), /Terminate [^]*session on/);
        await workbench.screenshot('session-left-open-light');
        await workbench.dialog.click('Terminate');
        const status = (): Promise<string | undefined> => sessionStatus(account());
        await eventually(status, (found) => found === 'Terminated', 'the session to be terminated');
      },
    );
  },
);
