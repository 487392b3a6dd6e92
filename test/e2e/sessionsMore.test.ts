import assert from 'node:assert/strict';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copySampleWorkspace } from '../support/start/workspace.ts';
import type { Scope } from '../support/toolchain/scope.ts';
import { eventually } from '../support/workbench/eventually.ts';
import type { Workbench, WorkbenchOptions } from '../support/workbench/index.ts';
import { openFleet } from './support/fleet.ts';
import { runTask } from './support/runTask.ts';
import { describeWorkbench } from './support/suite.ts';

const task = {
  label: 'echo back',
  type: 'ssmWorkbench.session',
  // web-dev-1 of the demo fleet, whose ids are the same at every start.
  target: 'i-08906740947b7371f',
  command: 'cat',
  interactive: true,
  problemMatcher: [],
};

let folder = '';

async function prepare(scope: Scope): Promise<WorkbenchOptions> {
  folder = await copySampleWorkspace(scope);
  await mkdir(join(folder, '.vscode'), { recursive: true });
  await writeFile(join(folder, '.vscode', 'tasks.json'), JSON.stringify({ version: '2.0.0', tasks: [task] }));
  return { workspace: folder, settings: { 'ssmWorkbench.demo.startOnOpen': true } };
}

async function newTerminal(workbench: Workbench): Promise<void> {
  await workbench.clickPaletteCommand('Create New Terminal (With Profile)');
  await workbench.quick.pick(/SSM: choose a node/);
  await workbench.quick.row('web-prod-1').waitFor();
}

describeWorkbench('sessions by other ways', prepare, ({ step }) => {
  step('a new terminal whose node nobody chose is none, and nothing complains', async (workbench) => {
    await openFleet(workbench);
    await newTerminal(workbench);
    await workbench.screenshot('session-profile');
    await workbench.quick.dismiss();
    await newTerminal(workbench);
    assert.deepEqual(await workbench.notifications.toast().allInnerTexts(), []);
    await workbench.screenshot('session-profile-dismissed');
  });

  step('a new terminal on a production node says so, whoever chose it from a list', async (workbench) => {
    await workbench.quick.pick('web-prod-1');
    await workbench.terminal.waitForText(/session on web-prod-1 \(i-\w+\), production, Demo fleet[^]*\$/);
    await workbench.screenshot('session-profile-production');
  });

  step('a recording has what was shown, and nothing that was not', async (workbench) => {
    const file = join(folder, 'shown.log');
    await workbench.clickPaletteCommand('SSM Workbench: Record Session to File…');
    assert.match(await workbench.dialog.message(), /written to disk, with secrets that the node prints/);
    await workbench.screenshot('session-record-question');
    await workbench.dialog.click('Choose File…');
    await workbench.quick.input.waitFor();
    await workbench.screenshot('session-record-file');
    await workbench.quick.nameFile(file);
    await workbench.statusBarItem('Recording shown.log').waitFor();
    await workbench.terminal.type("stty -echo; printf '\\033[31mred\\033[0m-%s\\n' text\n");
    await workbench.terminal.waitForText(/^red-text/m);
    await workbench.terminal.type('secret=hunter2; stty echo; echo heard-$(echo $secret | wc -c)\n');
    await workbench.terminal.waitForText('heard-8');
    await workbench.screenshot('session-recording');
    await workbench.clickPaletteCommand('SSM Workbench: Stop Recording Session');
    await workbench.statusBarItem('Recording shown.log').waitFor({ state: 'hidden' });
    const text = await eventually(
      () => readFile(file, 'utf8'),
      (found) => found.includes('heard-8'),
      'the recording to be written',
    );
    assert.match(text, /\nred-text\n/);
    for (const hidden of ['hunter2', '\u001b', '\r']) assert.ok(!text.includes(hidden), JSON.stringify(text));
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  step('a document, its parameters and a reason are asked for one after the other', async (workbench) => {
    await workbench.clickPaletteCommand('SSM Workbench: Start Session With…');
    await workbench.quick.pick('web-dev-1');
    await workbench.quick.row('AWS-StartInteractiveCommand').waitFor();
    await workbench.screenshot('session-with-document');
    await workbench.quick.pick('AWS-StartInteractiveCommand');
    await workbench.quick.widget.getByText('AWS-StartInteractiveCommand (1/1): command').waitFor();
    await workbench.screenshot('session-with-parameter');
    await workbench.quick.answer('uname -n');
    await workbench.quick.widget.getByText('Why is the session started?').waitFor();
    await workbench.quick.type('ticket 4711');
    await workbench.screenshot('session-with-reason');
    await workbench.quick.accept();
    await workbench.terminal.waitForText(/session on web-dev-1[^]*\n(web-dev-1|ip-)[^]*ended/);
    await workbench.screenshot('session-with');
  });

  step('a task’s terminal keeps the task’s name, and is shown from its session', async (workbench) => {
    await runTask(workbench, 'echo back');
    await workbench.terminal.waitForText(/Starting a session on i-/);
    await workbench.terminal.type('hello\n');
    await workbench.terminal.waitForText(/hello\s+hello/);
    await workbench.clickPaletteCommand('Terminal: Focus Next Terminal in Terminal Group');
    await workbench.clickPaletteCommand('Terminal: Focus Next Terminal Group');
    await workbench.terminal.waitForText(/^(?![^]*hello)/);
    await workbench.sideBar.expandSection('Sessions');
    await workbench.clickPaletteCommand('SSM Workbench: Refresh Sessions');
    const sessions = workbench.sideBar.section('Sessions');
    await sessions.getByRole('treeitem', { name: /^web-dev-1, Connected/ }).waitFor();
    await openFleet(workbench);
    const shown = workbench.terminal.element.filter({ hasText: /hello[^]*hello/ });
    await workbench.sideBar.rowAction(/^web-dev-1.* since /, 'Show in Terminal', shown);
    await workbench.terminal.waitForText(/hello\s+hello/);
    await workbench.terminal.tabs().filter({ hasText: 'echo back' }).waitFor();
    await workbench.screenshot('session-task-shown');
  });
});
