import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copySampleWorkspace } from '../support/start/workspace.ts';
import type { Scope } from '../support/toolchain/scope.ts';
import { eventually } from '../support/workbench/eventually.ts';
import type { WorkbenchOptions } from '../support/workbench/index.ts';
import { openFleet } from './support/fleet.ts';
import { runTask } from './support/runTask.ts';
import { describeWorkbench } from './support/suite.ts';

/** web-dev-1 of the demo fleet, whose ids are the same at every start. */
const target = 'i-08906740947b7371f';
const debugPort = 18_083;

const tasks = [
  { label: 'web page', type: 'ssmWorkbench.tunnel', target, remotePort: 80, localPort: debugPort },
  {
    label: 'broken check',
    type: 'ssmWorkbench.session',
    target,
    command: 'sh -c "echo checked on $(hostname); exit 3"',
    problemMatcher: [],
  },
  {
    label: 'ask',
    type: 'ssmWorkbench.session',
    target,
    command: 'date',
    interactive: true,
    problemMatcher: [],
  },
];

/** A program that needs the tunnel: it says what it read through it, in a file beside it. */
const program = `
const answer = await fetch('http://127.0.0.1:${debugPort}/');
const { writeFileSync } = await import('node:fs');
writeFileSync(new URL('probe.txt', import.meta.url), await answer.text());
`;

const configuration = {
  name: 'probe',
  type: 'node',
  request: 'launch',
  program: '${workspaceFolder}/probe.mjs',
  preLaunchTask: 'web page',
};

let folder = '';

async function prepare(scope: Scope): Promise<WorkbenchOptions> {
  folder = await copySampleWorkspace(scope);
  await mkdir(join(folder, '.vscode'), { recursive: true });
  const write = (name: string, value: unknown): Promise<void> =>
    writeFile(join(folder, '.vscode', name), JSON.stringify(value));
  await write('tasks.json', { version: '2.0.0', tasks });
  await write('launch.json', { version: '0.2.0', configurations: [configuration] });
  await writeFile(join(folder, 'probe.mjs'), program);
  return { workspace: folder, settings: { 'ssmWorkbench.demo.startOnOpen': true } };
}

describeWorkbench('sessions and tunnels as tasks', prepare, ({ step }) => {
  step('a command’s exit code is the task’s', async (workbench) => {
    await openFleet(workbench);
    await runTask(workbench, 'broken check');
    await workbench.terminal.waitForText(/checked on ip-[\s\S]*exit code:? 3/);
    await workbench.screenshot('task-exit-code');
  });

  step('a command with a terminal has none, and no 0 is made up', async (workbench) => {
    await runTask(workbench, 'ask');
    const screen = await workbench.terminal.waitForText(/exit code unknown/i);
    assert.doesNotMatch(screen, /exit code:? 0/);
    await workbench.screenshot('task-exit-code-unknown');
  });

  step('a debugger waits for the tunnel of its preLaunchTask', async (workbench) => {
    await workbench.clickPaletteCommand('Debug: Start Debugging');
    const read = async (): Promise<string> => readFile(join(folder, 'probe.txt'), 'utf8').catch(() => '');
    const text = await eventually(read, (found) => found !== '', 'the program to read through the tunnel');
    assert.match(text, /web-dev-1/);
    await workbench.screenshot('task-debug');
  });
});
