import assert from 'node:assert/strict';
import {
  GetDocumentCommand,
  SSMClient,
  StartSessionCommand,
  TerminateSessionCommand,
  UpdateDocumentCommand,
  UpdateDocumentDefaultVersionCommand,
} from '@aws-sdk/client-ssm';
import type { Simulator } from '../../src/simulator/simulator.ts';
import type { Scope } from '../support/toolchain/scope.ts';
import { eventually } from '../support/workbench/eventually.ts';
import type { Workbench } from '../support/workbench/index.ts';
import { simulatedAccounts } from './support/accounts.ts';
import { replaceOnce } from './support/replace.ts';
import { describeWorkbench } from './support/suite.ts';
import { switchTheme } from './support/theme.ts';

const name = 'SSM-SessionManagerRunShell';
const sessionsOfOnePage = 50;
const wide = { width: 1440, height: 900 };
const narrow = { width: 900, height: 700 };

/** Somebody else at the same account: what they save and open is not seen by the workbench until it looks. */
class Colleague {
  readonly simulator: Simulator;
  readonly #client: SSMClient;

  constructor(simulator: Simulator) {
    const { endpoint, region, credentials } = simulator;
    this.simulator = simulator;
    this.#client = new SSMClient({ endpoint, region, credentials });
  }

  async preferences(): Promise<string> {
    return (await this.#client.send(new GetDocumentCommand({ Name: name }))).Content ?? '';
  }

  async save(change: (text: string) => string): Promise<void> {
    const Content = change(await this.preferences());
    const input = { Name: name, Content, DocumentVersion: '$LATEST' };
    const { DocumentDescription } = await this.#client.send(new UpdateDocumentCommand(input));
    const DocumentVersion = DocumentDescription?.DocumentVersion ?? '';
    await this.#client.send(new UpdateDocumentDefaultVersionCommand({ Name: name, DocumentVersion }));
  }

  async openAndEnd(count: number): Promise<void> {
    const node = this.simulator.fleet.nodes.find(({ pingStatus }) => pingStatus === 'Online');
    for (let index = 0; index < count; index++) {
      const Reason = `visit ${String(index + 1)}`;
      const { SessionId } = await this.#client.send(
        new StartSessionCommand({ Target: node?.id ?? '', Reason }),
      );
      await this.#client.send(new TerminateSessionCommand({ SessionId: SessionId ?? '' }));
    }
  }

  dispose(): void {
    this.#client.destroy();
  }
}

let colleague: Colleague | undefined;

function theColleague(): Colleague {
  assert.ok(colleague !== undefined);
  return colleague;
}

async function prepare(scope: Scope): Promise<{ readonly env: Readonly<Record<string, string>> }> {
  const { accounts, env } = await simulatedAccounts(scope, [{ profile: 'shared' }]);
  const [account] = accounts;
  assert.ok(account !== undefined);
  const other = new Colleague(account.simulator);
  await scope.defer(() => {
    other.dispose();
    return Promise.resolve();
  });
  colleague = other;
  return { env };
}

function minutes(value: string): (text: string) => string {
  return (text) => text.replace(/"idleSessionTimeout": "\d*"/, `"idleSessionTimeout": "${value}"`);
}

async function saveInConflict(workbench: Workbench): Promise<void> {
  await workbench.editor.press('Control+s');
  assert.match(await workbench.dialog.message(), /Somebody has changed the Session Manager preferences/);
}

async function closeEditors(workbench: Workbench): Promise<void> {
  await workbench.clickPaletteCommand('View: Close All Editors');
  await workbench.page.locator('.tabs-container .tab').first().waitFor({ state: 'detached' });
}

async function inForce(value: string): Promise<void> {
  const isSaved = (text: string): boolean => text.includes(`"idleSessionTimeout": "${value}"`);
  await eventually(() => theColleague().preferences(), isSaved, `${value} minutes in force`);
}

async function section(workbench: Workbench): Promise<ReturnType<Workbench['sideBar']['section']>> {
  await workbench.openView('SSM Workbench');
  for (const other of ['Nodes', 'Documents', 'Parameters']) {
    const header = workbench.sideBar.section(other).locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
  }
  await workbench.sideBar.expandSection('Sessions');
  return workbench.sideBar.section('Sessions');
}

async function refresh(workbench: Workbench): Promise<void> {
  await workbench.clickPaletteCommand('SSM Workbench: Refresh Sessions');
}

describeWorkbench('preferences that somebody else changes too', prepare, ({ step }) => {
  step('are compared when they are saved, and then saved on top of what was seen', async (workbench) => {
    await workbench.openView('SSM Workbench');
    await workbench.clickPaletteCommand('SSM Workbench: Switch Profile…');
    await workbench.quick.pick(/^shared,/);
    await workbench.statusBarItem(/shared · eu-central-1/).waitFor();
    await workbench.clickPaletteCommand('SSM Workbench: Edit Session Preferences');
    await workbench.editor.waitForText(/"idleSessionTimeout": "20"/);
    await replaceOnce(workbench, '"20"', '"30"');
    await theColleague().save(minutes('25'));
    await saveInConflict(workbench);
    await workbench.screenshot('session-preferences-conflict');
    await workbench.dialog.click('Compare');
    const diff = workbench.page.locator('.monaco-diff-editor').first();
    await diff.locator('.editor.original').getByText('"25"').waitFor();
    await diff.locator('.editor.modified').getByText('"30"').waitFor();
    await workbench.screenshot('session-preferences-compare');
    await diff.locator('.editor.modified .view-lines').click();
    await diff.locator('.editor.modified .monaco-editor.focused').waitFor();
    await workbench.page.keyboard.press('Control+s');
    assert.match(await workbench.dialog.message(), /idleSessionTimeout: "25" → "30"/);
    await workbench.dialog.click('Save Preferences');
    await inForce('30');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await closeEditors(workbench);
  });

  step('are taken in place of one’s own, which stay below Undo', async (workbench) => {
    await workbench.clickPaletteCommand('SSM Workbench: Edit Session Preferences');
    await workbench.editor.waitForText(/"idleSessionTimeout": "30"/);
    await replaceOnce(workbench, '"30"', '"40"');
    await theColleague().save(minutes('35'));
    await saveInConflict(workbench);
    await workbench.dialog.click('Reload');
    await workbench.editor.waitForText(/"idleSessionTimeout": "35"/);
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await workbench.notifications.toast(/Failed to save/).waitFor({ state: 'detached' });
    await workbench.screenshot('session-preferences-reloaded');
    await workbench.editor.press('Control+z');
    await workbench.editor.waitForText(/"idleSessionTimeout": "40"/);
    await workbench.editor.press('Control+Shift+z');
    await workbench.editor.waitForText(/"idleSessionTimeout": "35"/);
  });

  step('after a reload the next change is no conflict with what was shown', async (workbench) => {
    await replaceOnce(workbench, '"35"', '"45"');
    await workbench.editor.press('Control+s');
    assert.match(await workbench.dialog.message(), /idleSessionTimeout: "35" → "45"/);
    await workbench.dialog.click('Save Preferences');
    await inForce('45');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  });

  step('are written over by who says so, and is asked once more', async (workbench) => {
    await replaceOnce(workbench, '"45"', '"50"');
    await theColleague().save(minutes('15'));
    await switchTheme(workbench, 'Light Modern');
    await workbench.page.setViewportSize(narrow);
    await saveInConflict(workbench);
    await workbench.screenshot('session-preferences-conflict-light-900');
    await workbench.dialog.click('Overwrite');
    assert.match(await workbench.dialog.message(), /idleSessionTimeout: "15" → "50"/);
    await workbench.screenshot('session-preferences-overwrite-light-900');
    await workbench.dialog.click('Save Preferences');
    await inForce('50');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await workbench.page.setViewportSize(wide);
    await switchTheme(workbench, 'Dark Modern');
    await closeEditors(workbench);
  });

  step('many past sessions come a page at a time, by the keyboard too', async (workbench) => {
    await theColleague().openAndEnd(sessionsOfOnePage + 10);
    const sessions = await section(workbench);
    await refresh(workbench);
    await sessions.getByRole('treeitem', { name: /^Past sessions, 50 so far/ }).waitFor();
    // A row that is drawn anew when nodes have got their names forgets a click on it.
    await sessions.locator('.monaco-progress-container.active').waitFor({ state: 'hidden' });
    const active = sessions.getByRole('treeitem', { name: /^Active sessions, none/ });
    await workbench.sideBar.open(active, active.and(workbench.page.locator('.focused')));
    await workbench.page.keyboard.press('End');
    const more = sessions.getByRole('treeitem', { name: 'Load more…' });
    await more.and(workbench.page.locator('.focused')).waitFor();
    await workbench.screenshot('sessions-many');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.keyboard.press('Home');
    await sessions.getByRole('treeitem', { name: /^Past sessions, 60/ }).waitFor();
  });

  step('where a session was logged is derived from what is in force now, and says so', async (workbench) => {
    await theColleague().save((text) =>
      text
        .replace('"s3BucketName": ""', '"s3BucketName": "acme-logs"')
        .replace('"cloudWatchLogGroupName": ""', '"cloudWatchLogGroupName": "/aws/ssm"'),
    );
    const found = workbench.quick.row(/Open CloudWatch log stream/);
    await workbench.sideBar.contextMenu(/visit 60/, 'Find Log…', found);
    const title = await workbench.quick.title();
    assert.match(title, /^Log of /);
    assert.match(
      (await workbench.quick.input.getAttribute('placeholder')) ?? '',
      /^Derived from SSM-Session/,
    );
    await workbench.screenshot('sessions-find-log');
    await workbench.page.setViewportSize(narrow);
    await workbench.screenshot('sessions-find-log-900');
    await workbench.page.setViewportSize(wide);
    // It is said for some seconds only.
    await Promise.all([
      workbench.statusBarItem(/Copied s3:\/\/acme-logs\//).waitFor(),
      workbench.quick.pick(/Copy name of S3 object/),
    ]);
  });

  step(
    'who may not list them is told which action is missing, and a refresh tries again',
    async (workbench) => {
      const { faults } = theColleague().simulator;
      const sessions = workbench.sideBar.section('Sessions');
      await workbench.clickPaletteCommand('SSM Workbench: Show My Sessions Only');
      await sessions.getByText('“mine”').waitFor();
      faults.set({ rules: [{ kind: 'accessDenied', operation: 'DescribeSessions' }] });
      await workbench.clickPaletteCommand('SSM Workbench: Show All Sessions');
      // The reading of before may have been denied already: its sentence goes, and comes again.
      await sessions.getByText('“mine”').waitFor({ state: 'hidden' });
      await sessions.getByText(/needs the IAM action ssm:DescribeSessions/).waitFor();
      await sessions.getByRole('button', { name: 'Switch Profile', exact: true }).waitFor();
      await workbench.screenshot('sessions-denied');
      faults.clear();
      await refresh(workbench);
      await sessions.getByRole('treeitem', { name: /^Past sessions, 50 so far/ }).waitFor();
    },
  );
});
