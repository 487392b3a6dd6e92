import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Workbench } from '../support/workbench/index.ts';
import { openFleet } from './support/fleet.ts';
import { describeWorkbench } from './support/suite.ts';

const saved = [
  { name: 'dev-web', target: 'tag:Environment=Development', remotePort: 80, localPort: 18_080 },
  {
    name: 'orders-db',
    target: 'tag:Role=database',
    remoteHost: 'orders.db.internal',
    remotePort: 5432,
    localPort: 15_432,
  },
  { name: 'half-written', target: 'i-0123456789abcdef0' },
];

function openRow(workbench: Workbench, name: string): Locator {
  return workbench.treeRow(new RegExp(`^${name}.*127\\.0\\.0\\.1:\\d+.*connection`));
}

async function localPort(workbench: Workbench, name: string): Promise<string> {
  const row = openRow(workbench, name);
  await row.waitFor();
  const [, port = ''] = /127\.0\.0\.1:(\d+)/.exec(await row.innerText()) ?? [];
  return port;
}

async function page(port: string): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/`, { headers: { connection: 'close' } })).text();
}

describeWorkbench(
  'tunnels',
  { settings: { 'ssmWorkbench.demo.startOnOpen': true, 'ssmWorkbench.tunnels.saved': saved } },
  ({ step }) => {
    step('stand in their view, what cannot be read among them', async (workbench) => {
      await openFleet(workbench);
      await workbench.sideBar.expandSection('Tunnels');
      await workbench.treeRow(/^half-written.*remote port/).waitFor();
      await workbench.screenshot('tunnels-saved');
    });

    step(
      'open by a click, through the first node with the tag, to a page of that node',
      async (workbench) => {
        await workbench.sideBar.rowAction('dev-web', 'Start Tunnel', openRow(workbench, 'dev-web'));
        const port = await localPort(workbench, 'dev-web');
        assert.match(await page(port), /web-dev-1/);
        await workbench.screenshot('tunnels-open');
      },
    );

    step('forward a port of a node in three answers', async (workbench) => {
      await workbench.sideBar.contextMenu('web-dev-1', 'Forward Port…', workbench.quick.widget);
      await workbench.quick.answer('');
      await workbench.quick.validation().filter({ hasText: '443' }).waitFor();
      await workbench.screenshot('tunnels-form');
      await workbench.quick.answer('80');
      await workbench.quick.validation().filter({ hasText: 'any free one' }).waitFor();
      await workbench.quick.answer('0');
      await workbench.quick.pick('This window only');
      const port = await localPort(workbench, 'web-dev-1-80');
      assert.match(await page(port), /web-dev-1/);
      await workbench.page.setViewportSize({ width: 900, height: 700 });
      await workbench.treeRow(/^web-dev-1-80/).scrollIntoViewIfNeeded();
      await workbench.screenshot('tunnels-900');
    });

    step('free their port when they are stopped', async (workbench) => {
      const port = await localPort(workbench, 'dev-web');
      const stopped = workbench.treeRow(/^dev-web.*tag Environment=Development/);
      await workbench.sideBar.rowAction('dev-web', 'Stop Tunnel', stopped);
      await assert.rejects(page(port));
    });
  },
);

describeWorkbench(
  'tunnels in a light theme',
  { theme: 'light', settings: { 'ssmWorkbench.demo.startOnOpen': true } },
  ({ step }) => {
    step('are explained where there is none, and made by a form', async (workbench) => {
      await openFleet(workbench);
      await workbench.sideBar.expandSection('Tunnels');
      await workbench.sideBar.section('Tunnels').getByText('Add Tunnel').waitFor();
      await workbench.screenshot('tunnels-empty-light');
      await workbench.sideBar.section('Tunnels').getByText('Add Tunnel').click();
      await workbench.quick.row('web-dev-1').first().waitFor();
      await workbench.screenshot('tunnels-add-light');
      await workbench.quick.dismiss();
    });
  },
);
