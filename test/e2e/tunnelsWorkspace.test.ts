import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { sessionStatus } from '../support/simulated.ts';
import { copySampleWorkspace } from '../support/start/workspace.ts';
import type { Scope } from '../support/toolchain/scope.ts';
import { eventually } from '../support/workbench/eventually.ts';
import type { Workbench, WorkbenchOptions } from '../support/workbench/index.ts';
import { simulatedAccounts } from './support/accounts.ts';
import { openFleet } from './support/fleet.ts';
import { describeWorkbench } from './support/suite.ts';

const localPort = 18_084;

/** Written into the workspace by somebody else, for an account that is not the one in force. */
const shared = {
  name: 'shared-web',
  target: 'tag:Environment=Development',
  remotePort: 80,
  localPort,
  profile: 'blue',
};

let blue: Simulator | undefined;

function otherAccount(): Simulator {
  assert.ok(blue);
  return blue;
}

async function prepare(scope: Scope): Promise<WorkbenchOptions> {
  const { accounts, env } = await simulatedAccounts(scope, [{ profile: 'green' }, { profile: 'blue' }]);
  blue = accounts[1]?.simulator;
  const workspace = await copySampleWorkspace(scope);
  await mkdir(join(workspace, '.vscode'), { recursive: true });
  const settings = { 'ssmWorkbench.tunnels.saved': [shared] };
  await writeFile(join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
  return { workspace, env, theme: 'light', settings: { 'ssmWorkbench.connection.profile': 'green' } };
}

async function showTunnel(workbench: Workbench): Promise<void> {
  await openFleet(workbench);
  await workbench.sideBar.expandSection('Tunnels');
  await workbench.treeRow(/^shared-web/).scrollIntoViewIfNeeded();
}

/** What stands at the node's port, by a connection of its own. */
async function page(): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${String(localPort)}/`, { headers: { connection: 'close' } });
  return answer.text();
}

function started(): number {
  return otherAccount().calls.read()['ssm']?.['StartSession'] ?? 0;
}

describeWorkbench('tunnels of a workspace', prepare, ({ step }) => {
  step(
    'do not open through another account than that in force before it was agreed to',
    async (workbench) => {
      await showTunnel(workbench);
      await workbench.sideBar.rowAction('shared-web', 'Start Tunnel', workbench.dialog.box);
      const message = await workbench.dialog.message();
      assert.match(message, /Open the tunnel “shared-web” through blue · eu-central-1\?/);
      assert.match(message, /workspace’s settings name this profile\. In force is green · eu-central-1/);
      await workbench.screenshot('tunnels-foreign-profile-light');
      await workbench.dialog.click('Cancel');
      await assert.rejects(page());
      assert.equal(started(), 0);
    },
  );

  step('open through it then, and say so', async (workbench) => {
    await workbench.sideBar.rowAction('shared-web', 'Start Tunnel', workbench.dialog.box);
    await workbench.dialog.click('Open Tunnel');
    await workbench.treeRow(/^shared-web.*connection.*blue · eu-central-1/).waitFor();
    assert.match(await page(), /web-dev-1/);
    assert.equal(await sessionStatus(otherAccount()), 'Connected');
  });

  step('say that nothing moves any more, and go on when it does', async (workbench) => {
    // The service is there and answers pings, and the node has gone silent.
    otherAccount().faults.set({ channel: { lostMessages: 1 } });
    const late = page();
    await workbench.treeRow(/^shared-web\s*No answer for 10 seconds/).waitFor();
    await workbench.page.setViewportSize({ width: 900, height: 700 });
    await workbench.treeRow(/^shared-web/).scrollIntoViewIfNeeded();
    await workbench.screenshot('tunnels-stalled-light-900');
    otherAccount().faults.clear();
    assert.match(await late, /web-dev-1/);
    await workbench.treeRow(/^shared-web\s*127\.0\.0\.1/).waitFor();
  });

  step('end with the window, on the node too, and stand there stopped after a reload', async (workbench) => {
    await workbench.page.reload();
    const status = (): Promise<string | undefined> => sessionStatus(otherAccount());
    await eventually(status, (now) => now === 'Terminated', 'the session to end on the node');
    await assert.rejects(page());
    await showTunnel(workbench);
    await workbench.treeRow(/^shared-web.*tag Environment=Development/).waitFor();
    await workbench.screenshot('tunnels-reloaded-light-900');
    assert.equal(started(), 1);
  });

  step('ask again in the window that was reloaded, and open as before', async (workbench) => {
    await workbench.sideBar.rowAction('shared-web', 'Start Tunnel', workbench.dialog.box);
    await workbench.dialog.click('Open Tunnel');
    await workbench.treeRow(/^shared-web.*connection/).waitFor();
    assert.match(await page(), /web-dev-1/);
    assert.equal(started(), 2);
  });
});
