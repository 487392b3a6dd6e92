import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import type { OpenWorkbench, Workbench } from '../support/workbench/index.ts';
import { eventually } from '../support/workbench/eventually.ts';
import { commandLines } from '../support/workbench/stragglers.ts';
import { simulatedAccounts } from './support/accounts.ts';
import { openFleet } from './support/fleet.ts';
import { openRunForm, scriptOf } from './support/runForm.ts';
import { describeWorkbench } from './support/suite.ts';

const nodes = ['web-dev-1', 'build-dev-1', 'api-staging-1'];
const question = /Start the demo fleet\? Demo nodes run commands on this computer\./;

/** The processes of this workbench's demo fleet: the simulator, and what its nodes run. */
async function fleetProcesses({ server }: OpenWorkbench): Promise<readonly string[]> {
  const lines = await commandLines(dirname(server.userDataDir));
  return lines.filter((line) => /simulator\.js|sleep 4321/.test(line));
}

async function answer(workbench: Workbench, button: string): Promise<void> {
  await workbench.dialog.box.getByText(question).waitFor();
  await workbench.dialog.click(button);
}

async function withoutProfile(workbench: Workbench): Promise<void> {
  await workbench.statusBarItem('No AWS profile').waitFor();
  await workbench.sideBar.section('Nodes').getByText('No AWS profile is chosen').waitFor();
  await workbench.sideBar.section('Documents').getByText('Choose a profile to see documents.').waitFor();
  await workbench.sideBar.section('Parameters').getByText('Choose a profile to see parameters.').waitFor();
}

/** Sends a script to the nodes of the demo fleet and leaves its result open. */
async function run(workbench: Workbench, script: string): Promise<void> {
  const form = await openRunForm(workbench, nodes);
  await scriptOf(form).fill(script);
  await form.getByRole('button', { name: 'Run', exact: true }).click();
  await workbench.dialog.click('Run');
}

describeWorkbench(
  'the demo fleet',
  async (scope) => {
    const { env } = await simulatedAccounts(scope, [{ profile: 'ops', nodes: 3 }]);
    return { env };
  },
  ({ step }) => {
    step('asks before it starts, and Cancel starts nothing', async (workbench, opened) => {
      await workbench.openView('SSM Workbench');
      await withoutProfile(workbench);
      const start = workbench.sideBar.section('Nodes').getByRole('button', { name: 'Start Demo Fleet' });
      await start.click();
      await workbench.dialog.box.getByText(question).waitFor();
      await workbench.dialog.box.getByText('Nothing is sent to AWS').waitFor();
      await workbench.screenshot('demo-question');
      await workbench.page.setViewportSize({ width: 900, height: 700 });
      await workbench.screenshot('demo-question-900');
      await workbench.page.setViewportSize({ width: 1440, height: 900 });
      await answer(workbench, 'Cancel');
      await workbench.clickPaletteCommand('SSM Workbench: Start Demo Fleet');
      await answer(workbench, 'Cancel');
      await withoutProfile(workbench);
      assert.deepEqual(await fleetProcesses(opened), []);
    });

    step('shows its nodes, documents and parameters, and its name', async (workbench) => {
      await workbench.clickPaletteCommand('SSM Workbench: Start Demo Fleet');
      await answer(workbench, 'Start');
      await workbench.statusBarItem(/Demo fleet · /).waitFor();
      await openFleet(workbench);
      await workbench.sideBar.section('Documents').getByText('Owned by me').waitFor();
      await workbench.treeRow('license-key').waitFor();
      await workbench.notifications.toast('Starting the demo fleet').waitFor({ state: 'detached' });
      await workbench.screenshot('demo-fleet');
      await workbench.page.setViewportSize({ width: 900, height: 700 });
      await workbench.treeRow('web-dev-1').waitFor();
      await workbench.screenshot('demo-fleet-900');
      await workbench.page.setViewportSize({ width: 1440, height: 900 });
    });

    step('runs a command on three nodes, each with its own output', async (workbench) => {
      await run(workbench, 'echo "$(hostname) says $((6 * 7))"');
      const result = workbench.webview();
      const outputs = new Set<string>();
      for (const name of nodes) {
        await result.getByRole('option', { name: new RegExp(name) }).click();
        const output = result.getByRole('region', { name: `Output of ${name}` });
        outputs.add(await output.getByText(/ip-\S+ says 42/).innerText());
      }
      assert.equal(outputs.size, nodes.length);
      await workbench.screenshot('demo-output');
    });

    step('ends when it is stopped, with everything that it runs', async (workbench, opened) => {
      await run(workbench, 'sleep 4321');
      await workbench.webview().getByText('In progress').first().waitFor();
      await eventually(
        () => fleetProcesses(opened),
        (lines) => lines.some((line) => line.includes('sleep 4321')),
        'the command to run',
      );
      await workbench.clickPaletteCommand('SSM Workbench: Stop Demo Fleet');
      await withoutProfile(workbench);
      await workbench.webview().getByText('a demo fleet that was stopped').waitFor();
      await eventually(
        () => fleetProcesses(opened),
        (lines) => lines.length === 0,
        'the processes of the fleet to end',
      );
      assert.equal(await workbench.notifications.toast('ended unexpectedly').count(), 0);
      await workbench.screenshot('demo-stopped');
    });

    step('starts again, and its end leads back to the profile of before', async (workbench, opened) => {
      await workbench.clickPaletteCommand('SSM Workbench: Switch Profile…');
      await workbench.quick.pick(/^ops/);
      await workbench.statusBarItem(/ops · /).waitFor();
      await workbench.clickPaletteCommand('SSM Workbench: Start Demo Fleet');
      await answer(workbench, "Start and Don't Ask Again");
      await workbench.statusBarItem(/Demo fleet · /).waitFor();
      await workbench.treeRow('web-dev-1').waitFor();
      await workbench.clickPaletteCommand('SSM Workbench: Switch Profile…');
      await workbench.quick.pick(/^Stop Demo Fleet/);
      await workbench.statusBarItem(/ops · /).waitFor();
      await workbench.clickPaletteCommand('SSM Workbench: Start Demo Fleet');
      await workbench.statusBarItem(/Demo fleet · /).waitFor();
      await workbench.treeRow('web-dev-1').waitFor();
      await eventually(
        () => fleetProcesses(opened),
        (lines) => lines.length === 1,
        'one fleet, and nothing of those before',
      );
    });
  },
);
