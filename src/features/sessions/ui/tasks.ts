import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/disposable.ts';
import { AppError, messageOf } from '../../../core/base/errors.ts';
import { adviceFor } from '../../../core/model/advice.ts';
import { plainText } from '../../../core/base/plainText.ts';
import { taskType } from '../task.ts';

/** A task that VS Code runs. */
export interface AskedTask {
  /** Its name. */
  readonly label: string;
  /** Runs it anew, as it stands in tasks.json. */
  readonly runAgain: () => Promise<void>;
}

/** Makes the terminal of a task, of which variables are replaced; the room behind it is loaded then. */
export type TaskTerminal = (definition: unknown, asked: AskedTask) => Promise<vscode.Pseudoterminal>;

/** Tasks of tasks.json that run a session. There is none that nobody wrote. */
export function registerSessionTasks(terminal: TaskTerminal): Disposable {
  return vscode.tasks.registerTaskProvider(taskType, {
    provideTasks: () => [],
    resolveTask: (task) => resolved(task, terminal),
  });
}

function resolved(task: vscode.Task, terminal: TaskTerminal): vscode.Task {
  const { definition, scope, name } = task;
  const asked = { label: name, runAgain: () => runAgain(task) };
  // VS Code hands over the definition with its variables replaced.
  const execution = new vscode.CustomExecution((variablesReplaced) =>
    begun(() => terminal(variablesReplaced, asked)),
  );
  const place = scope ?? vscode.TaskScope.Workspace;
  return new vscode.Task(definition, place, name, 'ssm session', execution);
}

/** As VS Code gave it to be resolved it is known to be that of tasks.json, with all that is written there. */
async function runAgain(task: vscode.Task): Promise<void> {
  try {
    await vscode.tasks.executeTask(task);
  } catch (cause) {
    const why = `VS Code does not find it any more (${messageOf(cause)}). Start it with “Tasks: Run Task”.`;
    throw new AppError('notFound', why, { cause });
  }
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
