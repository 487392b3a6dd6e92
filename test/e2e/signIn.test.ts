import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  awsError,
  startAwsServer,
  type AwsAnswer,
  type AwsHandler,
  type AwsServer,
} from '../support/awsServer.ts';
import { issuedToken, oidcError, startOidcServer } from '../support/oidcServer.ts';
import { startStsServer } from '../support/stsServer.ts';
import { copySampleWorkspace } from '../support/start/workspace.ts';
import type { Scope } from '../support/toolchain/scope.ts';
import type { WorkbenchOptions } from '../support/workbench/index.ts';
import { temporaryFolder } from '../support/workbench/profile.ts';
import { runTask } from './support/runTask.ts';
import { describeWorkbench } from './support/suite.ts';

const page = 'https://device.sso.eu-west-1.amazonaws.com/';

/** Profiles of every kind that asks a person for something, and one section nobody can read. */
function configOf(service: AwsServer, sts: AwsServer): string {
  const own = 'region = eu-central-1\nservices = simulated';
  return `[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Operator
${own}

[profile corp-prod]
source_profile = base
role_arn = arn:aws:iam::111122223333:role/Operator
mfa_serial = arn:aws:iam::111122223333:mfa/me
${own}

[profile broken
region = nowhere

[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://corp.awsapps.com/start

[services simulated]
ssm =
  endpoint_url = ${service.url}
ec2 =
  endpoint_url = ${service.url}
sts =
  endpoint_url = ${sts.url}
`;
}

const uptime = {
  label: 'uptime',
  type: 'ssmWorkbench.session',
  target: 'mi-0123456789abcdef0',
  profile: 'corp',
  command: 'uptime',
  problemMatcher: [],
};

/** The first session is refused for want of a sign-in, later ones for another reason. */
function startSession(): () => AwsAnswer {
  let starts = 0;
  return () => awsError((starts += 1) === 1 ? 'ExpiredTokenException' : 'TargetNotConnected');
}

/** One node in Frankfurt, for whoever brings temporary credentials; the simulator knows no such. */
const oneNode =
  (start: () => AwsAnswer): AwsHandler =>
  ({ operation, headers }) => {
    if (operation === 'StartSession') return start();
    if (operation === 'DescribeInstances') return { body: '<DescribeInstancesResponse/>' };
    if (headers['x-amz-security-token'] === undefined) return awsError('UnrecognizedClientException');
    const here = headers.authorization?.includes('/eu-central-1/') === true;
    if (operation !== 'DescribeInstanceProperties' || !here) return { body: {} };
    const node = {
      InstanceId: 'mi-0123456789abcdef0',
      Name: 'signed-in',
      PingStatus: 'Online',
      PlatformType: 'Linux',
    };
    return { body: { InstanceProperties: [node] } };
  };

async function prepare(scope: Scope): Promise<WorkbenchOptions> {
  const [sts, service, oidc] = await Promise.all([
    startStsServer(),
    startAwsServer(oneNode(startSession())),
    startOidcServer({ tokens: [oidcError('AuthorizationPendingException'), issuedToken], page }),
  ]);
  for (const server of [sts, service, oidc]) {
    await scope.defer(async () => {
      await server[Symbol.asyncDispose]();
    });
  }
  const folder = await temporaryFolder(scope, 'aws');
  const files = { config: join(folder, 'config'), credentials: join(folder, 'credentials') };
  await writeFile(files.config, configOf(service, sts));
  await writeFile(files.credentials, '[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = s\n');
  const workspace = await copySampleWorkspace(scope);
  await mkdir(join(workspace, '.vscode'), { recursive: true });
  const tasks = JSON.stringify({ version: '2.0.0', tasks: [uptime] });
  await writeFile(join(workspace, '.vscode', 'tasks.json'), tasks);
  return {
    workspace,
    env: {
      AWS_CONFIG_FILE: files.config,
      AWS_SHARED_CREDENTIALS_FILE: files.credentials,
      AWS_ENDPOINT_URL_SSO: oidc.url,
      AWS_ENDPOINT_URL_SSO_OIDC: oidc.url,
    },
  };
}

describeWorkbench('signing in', prepare, ({ step }) => {
  step('a broken section is named with its line; the other profiles are there', async (workbench) => {
    await workbench.openView('SSM Workbench');
    await workbench.sideBar.section('Nodes').getByText('No AWS profile is chosen').waitFor();
    await workbench.clickPaletteCommand('SSM Workbench: Switch Profile…');
    await workbench.quick.row(/corp-prod/).waitFor();
    const problem = workbench.quick.row(/^config:15/);
    await problem.waitFor();
    assert.match(await problem.innerText(), /The section is not closed with \]/);
    await workbench.screenshot('broken-configuration');
    await problem.click();
    await workbench.page.locator('.monaco-editor .view-line').filter({ hasText: 'broken' }).first().waitFor();
  });

  step('a profile of IAM Identity Center leads to its sign-in, then to its nodes', async (workbench) => {
    const context = workbench.page.context();
    await context.route(`${page}**`, (route) => route.fulfill({ body: 'Confirm the code.' }));
    await workbench.clickPaletteCommand('SSM Workbench: Switch Profile…');
    await workbench.quick.pick(/^corp,/);
    const nodes = workbench.sideBar.section('Nodes');
    await nodes.getByText('Your sign-in has expired').waitFor();
    const popup = context.waitForEvent('page');
    await nodes.getByRole('button', { name: 'Sign In' }).click();
    await workbench.dialog.click('Open');
    const opened = await popup;
    await opened.waitForURL(`${page}?user_code=ABCD-EFGH`);
    await opened.close();
    await nodes.getByText('signed-in').waitFor();
    await workbench.statusBarItem(/corp · eu-central-1/).waitFor();
  });

  step('a role behind an MFA device asks for its code, hidden', async (workbench) => {
    await workbench.statusBarItem(/corp · eu-central-1/).click();
    await workbench.quick.pick(/^corp-prod/);
    await workbench.quick.widget.getByText('AWS Multi-Factor Authentication').waitFor();
    assert.equal(await workbench.quick.input.getAttribute('type'), 'password');
    await workbench.screenshot('mfa');
    await workbench.quick.type('12345');
    await workbench.quick.validation().getByText('An MFA code has six digits.').waitFor();
    await workbench.quick.answer('123456');
    await workbench.sideBar.section('Nodes').getByText('signed-in').waitFor();
  });

  step('a production profile is marked in the status bar', async (workbench) => {
    const item = workbench.statusBarItem(/corp-prod · eu-central-1/);
    await item.waitFor();
    assert.match((await item.getAttribute('class')) ?? '', /warning-kind/);
    await workbench.screenshot('production');
  });

  step('who we are is asked for, not found out', async (workbench) => {
    await workbench.clickPaletteCommand('SSM Workbench: Show Identity');
    await workbench.notifications.waitFor(/account 111122223333, arn:aws:iam::111122223333:user\/demo/);
  });

  step('another Region, typed, is an empty fleet with its next acts', async (workbench) => {
    await workbench.clickPaletteCommand('SSM Workbench: Switch Region…');
    await workbench.quick.type('eu-west-9');
    await workbench.quick.pick(/^eu-west-9/);
    await workbench.statusBarItem(/corp-prod · eu-west-9/).waitFor();
    const nodes = workbench.sideBar.section('Nodes');
    await nodes.getByText('No managed nodes in this Region').waitFor();
    await nodes.getByRole('button', { name: 'Switch Region' }).waitFor();
    await workbench.screenshot('empty-region');
  });

  step('a task whose sign-in has expired is run again by signing in from its failure', async (workbench) => {
    await runTask(workbench, uptime.label);
    const popup = workbench.page.context().waitForEvent('page');
    await workbench.notifications.click(/Signing in from here runs the task again/, 'Sign In');
    await workbench.dialog.click('Open');
    await (await popup).close();
    await workbench.terminal.waitForText(`${uptime.target} is not connected`);
  });
});
