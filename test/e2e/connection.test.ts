import assert from 'node:assert/strict';
import type { Simulator } from '../../src/simulator/simulator.ts';
import { simulatedAccounts } from './support/accounts.ts';
import { describeWorkbench } from './support/suite.ts';

/** The account of the profile `blue`, whose service misbehaves on demand. */
let blue: Simulator | undefined;

function faulty(): Simulator {
  assert.ok(blue);
  return blue;
}

describeWorkbench(
  'connections',
  async (scope) => {
    const { accounts, env } = await simulatedAccounts(scope, [
      { profile: 'green', nodes: 3 },
      { profile: 'blue', nodes: 12 },
    ]);
    blue = accounts[1]?.simulator;
    return { env };
  },
  ({ step }) => {
    step('without a profile the view says what to do next', async (workbench) => {
      await workbench.openView('SSM Workbench');
      await workbench.sideBar.section('Nodes').getByText('No AWS profile is chosen').waitFor();
      await workbench.screenshot('welcome-no-profile');
    });

    step('choosing a profile shows its nodes', async (workbench) => {
      await workbench.clickPaletteCommand('SSM Workbench: Switch Profile…');
      await workbench.quick.row(/green/).waitFor();
      await workbench.screenshot('switch-profile');
      await workbench.quick.pick(/green/);
      await workbench.statusBarItem(/green · eu-central-1/).waitFor();
      await workbench.sideBar.section('Nodes').locator('[role="treeitem"]').first().waitFor();
    });

    step('switching the profile refreshes every view at once', async (workbench) => {
      await workbench.statusBarItem(/green · eu-central-1/).click();
      await workbench.quick.pick(/blue/);
      await workbench.statusBarItem(/blue · eu-central-1/).waitFor();
      await workbench.sideBar.section('Nodes').getByText('web-prod-1').waitFor();
    });

    step('an expired credential leads to signing in', async (workbench) => {
      faulty().faults.set({ rules: [{ kind: 'expiredToken' }] });
      await workbench.statusBarItem(/blue/).click();
      await workbench.quick.pick(/green/);
      await workbench.statusBarItem(/green/).click();
      await workbench.quick.pick(/blue/);
      await workbench.clickPaletteCommand('SSM Workbench: Refresh Everything');
      await workbench.sideBar.section('Nodes').getByText('Your sign-in has expired').waitFor();
      await workbench.sideBar.section('Nodes').getByRole('button', { name: 'Sign In' }).waitFor();
      await workbench.screenshot('expired');
    });

    step('a denied action is named', async (workbench) => {
      faulty().faults.set({ rules: [{ kind: 'accessDenied' }] });
      await workbench.clickPaletteCommand('SSM Workbench: Refresh Everything');
      await workbench.sideBar.section('Nodes').getByText('ssm:DescribeInstanceProperties').waitFor();
      await workbench.screenshot('denied');
    });

    step('when the permission is back a refresh brings the nodes', async (workbench) => {
      faulty().faults.clear();
      await workbench.clickPaletteCommand('SSM Workbench: Refresh Everything');
      await workbench.sideBar.section('Nodes').getByText('web-prod-1').waitFor();
    });
  },
);
