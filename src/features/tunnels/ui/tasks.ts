import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../../core/base/disposable.ts';
import { messageOf } from '../../../core/base/errors.ts';
import { plainText } from '../../../core/base/plainText.ts';
import type { TunnelList } from '../list.ts';
import { problemMatcher, taskType } from '../task.ts';
import type { TaskRun, TaskOutput } from '../taskRun.ts';

/** Starts what a task's definition asks for; the room behind it is loaded then. */
export type BeginTask = (definition: unknown, output: TaskOutput) => Promise<TaskRun>;

/** A task for each saved tunnel, and whatever tunnels tasks.json writes out. */
export function registerTunnelTasks(list: TunnelList, begin: BeginTask): Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: () =>
      list.tunnels
        .filter(({ scope }) => scope === 'user' || scope === 'workspace')
        .map(({ config }) => taskOf({ type: taskType, tunnel: config.name }, config.name, begin)),
    resolveTask: (task) => taskOf(task.definition, task.name, begin, task.scope),
  });
}

function taskOf(
  definition: vscode.TaskDefinition,
  name: string,
  begin: BeginTask,
  scope: vscode.Task['scope'] = vscode.TaskScope.Workspace,
): vscode.Task {
  const execution = new vscode.CustomExecution((resolved) =>
    Promise.resolve(new TunnelTerminal(resolved, begin)),
  );
  const task = new vscode.Task(definition, scope, name, 'ssm tunnel', execution, problemMatcher);
  task.isBackground = true;
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, panel: vscode.TaskPanelKind.Dedicated };
  return task;
}

/** A task's terminal: lines of what the tunnel does; Ctrl+C, or ending the task, stops it. */
class TunnelTerminal implements vscode.Pseudoterminal {
  readonly #definition: vscode.TaskDefinition;
  readonly #begin: BeginTask;
  readonly #store = new DisposableStore();
  readonly #write = this.#store.add(new vscode.EventEmitter<string>());
  readonly #close = this.#store.add(new vscode.EventEmitter<number>());
  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#close.event;
  #run: Promise<TaskRun> | undefined;

  constructor(definition: vscode.TaskDefinition, begin: BeginTask) {
    this.#definition = definition;
    this.#begin = begin;
  }

  open(): void {
    this.#run = this.#begin(this.#definition, {
      line: (text) => this.#write.fire(`${text}\r\n`),
      end: (exitCode) => this.#close.fire(exitCode),
    });
    this.#run.catch((error: unknown) => {
      this.#write.fire(`${plainText(messageOf(error))}\r\n`);
      this.#close.fire(1);
    });
  }

  handleInput(text: string): void {
    if (text.includes('\u0003')) void this.#cancel().then(() => this.#close.fire(0));
  }

  close(): void {
    void this.#cancel().finally(() => this.#store.dispose());
  }

  async #cancel(): Promise<void> {
    // One that could not begin has said why.
    const run = await this.#run?.catch(() => undefined);
    await run?.cancel();
  }
}
