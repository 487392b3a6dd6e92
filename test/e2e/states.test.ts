import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { awsError, startAwsServer, type AwsHandler } from '../support/awsServer.ts';
import type { Scope } from '../support/toolchain/scope.ts';
import { temporaryFolder } from '../support/workbench/profile.ts';
import type { Workbench } from '../support/workbench/workbench.ts';
import { describeWorkbench } from './support/suite.ts';

const views = ['Nodes', 'Documents', 'Parameters'] as const;
const noun = { Nodes: 'nodes', Documents: 'documents', Parameters: 'parameters' } as const;

/** A port on which nothing listens: reserved, and nobody's. */
const nowhere = 'http://127.0.0.1:1';

/** A service whose lists have no member at all, which is how AWS says that a list is empty. */
const nothing: AwsHandler = ({ operation }) => ({
  body: operation === 'DescribeInstances' ? '<DescribeInstancesResponse/>' : {},
});

const empty: AwsHandler = ({ operation }) => {
  const bodies: Readonly<Record<string, object>> = {
    DescribeInstanceProperties: { InstanceProperties: [] },
    ListDocuments: { DocumentIdentifiers: [] },
    DescribeParameters: { Parameters: [] },
  };
  return { body: bodies[operation] ?? '<DescribeInstancesResponse/>' };
};

let isThrottled = true;
const throttled: AwsHandler = (request) =>
  isThrottled ? awsError('ThrottlingException', 'Rate exceeded') : empty(request);

async function prepare(scope: Scope): Promise<{ readonly env: Readonly<Record<string, string>> }> {
  const servers = await Promise.all([nothing, empty, throttled].map((handler) => startAwsServer(handler)));
  for (const server of servers) {
    await scope.defer(async () => {
      await server[Symbol.asyncDispose]();
    });
  }
  const [bare = '', listed = '', busy = ''] = servers.map(({ url }) => url);
  const profiles = [
    profile('bare', bare, 'eu-central-1'),
    profile('listed', listed, 'eu-central-1'),
    profile('busy', busy, 'eu-central-1'),
    profile('offline', nowhere, 'eu-central-1'),
    profile('homeless', bare, ''),
  ];
  const folder = await temporaryFolder(scope, 'aws');
  const config = join(folder, 'config');
  await writeFile(config, profiles.join('\n'));
  return { env: { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none') } };
}

function profile(name: string, endpoint: string, region: string): string {
  const lines = ['aws_access_key_id = AKIDTEST', 'aws_secret_access_key = s', `endpoint_url = ${endpoint}`];
  return [`[profile ${name}]`, ...lines, region === '' ? '' : `region = ${region}`, ''].join('\n');
}

async function switchTo(workbench: Workbench, name: string): Promise<void> {
  await workbench.clickPaletteCommand('SSM Workbench: Switch Profile…');
  await workbench.quick.pick(new RegExp(`^${name},`));
  await workbench.statusBarItem(new RegExp(`${name} · `)).waitFor();
}

/** Waits until a view says the sentence and offers the act. */
async function says(view: Locator, sentence: string, act: string): Promise<void> {
  await view.getByText(sentence).waitFor();
  await view.getByRole('button', { name: act, exact: true }).waitFor();
}

async function saysEmpty(workbench: Workbench): Promise<void> {
  await says(workbench.sideBar.section('Nodes'), 'No managed nodes in this Region', 'Switch Region');
  await says(workbench.sideBar.section('Parameters'), 'No parameters in this Region', 'Switch Region');
  const documents = workbench.sideBar.section('Documents');
  await documents.getByRole('treeitem', { name: /^Owned by me, 0/ }).waitFor();
  await documents.getByRole('treeitem', { name: /^Amazon/ }).waitFor();
}

describeWorkbench('what the views say', prepare, ({ step }) => {
  step('of an account in which every list is empty', async (workbench) => {
    await workbench.openView('SSM Workbench');
    await switchTo(workbench, 'bare');
    await saysEmpty(workbench);
    await workbench.screenshot('empty-account');
    await switchTo(workbench, 'listed');
    await saysEmpty(workbench);
  });

  step('of a service that cannot be reached', async (workbench) => {
    await switchTo(workbench, 'offline');
    for (const view of views) {
      await says(workbench.sideBar.section(view), 'The endpoint cannot be reached', 'Retry');
    }
    await workbench.screenshot('offline');
  });

  step('of a service that throttles, while the calls go on', async (workbench) => {
    await switchTo(workbench, 'busy');
    for (const view of views) {
      const section = workbench.sideBar.section(view);
      await section.getByText(`Loading ${noun[view]}… AWS is throttling; going on more slowly.`).waitFor();
    }
    await workbench.screenshot('throttled');
    isThrottled = false;
    await saysEmpty(workbench);
  });

  step('of a profile without a Region, and one is chosen there', async (workbench) => {
    await switchTo(workbench, 'homeless');
    await workbench.statusBarItem('homeless · no Region').waitFor();
    for (const view of views) {
      await says(workbench.sideBar.section(view), 'The profile names no Region.', 'Choose Region');
    }
    await workbench.screenshot('no-region');
    await workbench.sideBar.section('Documents').getByRole('button', { name: 'Choose Region' }).click();
    await workbench.quick.pick(/^eu-west-1,/);
    await workbench.statusBarItem('homeless · eu-west-1').waitFor();
    await saysEmpty(workbench);
  });
});
