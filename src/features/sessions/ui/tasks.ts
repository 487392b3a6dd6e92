import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/disposable.ts';
import { adviceFor } from '../../../core/model/advice.ts';
import { plainText } from '../../../core/base/plainText.ts';
import { taskType } from '../task.ts';

/** Makes the terminal of a task's definition and name; the room behind it is loaded then. */
export type TaskTerminal = (definition: unknown, name: string) => Promise<vscode.Pseudoterminal>;

/** Tasks of tasks.json that run a session. There is none that nobody wrote. */
export function registerSessionTasks(terminal: TaskTerminal): Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: () => [],
    resolveTask: (task) => resolved(task, terminal),
  });
}

function resolved({ definition, scope, name }: vscode.Task, terminal: TaskTerminal): vscode.Task {
  // VS Code hands over the definition with its variables replaced.
  const execution = new vscode.CustomExecution((variablesReplaced) =>
    begun(() => terminal(variablesReplaced, name)),
  );
  const place = scope ?? vscode.TaskScope.Workspace;
  return new vscode.Task(definition, place, name, 'ssm session', execution);
}

/** What cannot be started says so in the task's own terminal, which ends as failed. */
async function begun(terminal: () => Promise<vscode.Pseudoterminal>): Promise<vscode.Pseudoterminal> {
  try {
    return await terminal();
  } catch (error) {
    return new FailedTask(plainText(adviceFor(error).sentence));
  }
}

class FailedTask implements vscode.Pseudoterminal {
  readonly #sentence: string;
  readonly #write = new vscode.EventEmitter<string>();
  readonly #close = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#write.event;
  readonly onDidClose = this.#close.event;

  constructor(sentence: string) {
    this.#sentence = sentence;
  }

  open(): void {
    this.#write.fire(`${this.#sentence}\r\n`);
    this.#close.fire(1);
  }

  close(): void {
    this.#write.dispose();
    this.#close.dispose();
  }
}
