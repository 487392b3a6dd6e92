import { AppError } from '../../core/base/errors.ts';
import { isRecord, isString } from '../../core/base/json.ts';
import { isSessionTarget } from '../../core/model/container.ts';
import { reasonProblem } from './choice.ts';
import type { SessionChoice } from './session.ts';

export const taskType = 'ssmWorkbench.session';

/** What a task of tasks.json asks for. */
export interface SessionTask {
  readonly target: string;
  readonly choice: SessionChoice;
  readonly profile?: string;
  readonly region?: string;
}

const documents = /^[a-zA-Z0-9_\-.:/]{3,128}$/;
const interactive = 'AWS-StartInteractiveCommand';
const nonInteractive = 'AWS-StartNonInteractiveCommand';
/** Only then does the node send an exit code, and output as it comes (§11). */
const told = { separateOutputStream: ['true'] };

/**
 * Reads a task's definition. `command` is the parameter of that name of the document, which is Amazon's for commands
 * unless it is given.
 *
 * @throws kind `invalid` with what is wrong
 */
export function parseTask(definition: unknown): SessionTask {
  if (!isRecord(definition)) throw new AppError('invalid', 'This is not a session task.');
  const target = textOf(definition, 'target') ?? '';
  if (!isSessionTarget(target)) {
    throw new AppError(
      'invalid',
      'The task’s “target” must be a node’s ID (i-…, mi-…) or an ECS target (ecs:cluster_task_runtime).',
    );
  }
  const profile = textOf(definition, 'profile');
  const region = textOf(definition, 'region');
  return {
    target,
    choice: choiceOf(definition),
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
  };
}

function choiceOf(definition: Readonly<Record<string, unknown>>): SessionChoice {
  const documentName = documentOf(definition);
  const parameters =
    documentName === nonInteractive ? { ...told, ...parametersOf(definition) } : parametersOf(definition);
  const reason = textOf(definition, 'reason');
  const problem = reasonProblem(reason ?? '');
  if (problem !== undefined) throw new AppError('invalid', `The task’s “reason”: ${problem}`);
  return {
    ...(documentName === undefined ? {} : { documentName }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function documentOf(definition: Readonly<Record<string, unknown>>): string | undefined {
  const given = textOf(definition, 'document');
  if (given !== undefined && !documents.test(given)) {
    throw new AppError(
      'invalid',
      'The task’s “document” must be the name of a Session document, or its ARN.',
    );
  }
  if (given !== undefined || textOf(definition, 'command') === undefined) return given;
  return definition['interactive'] === true ? interactive : nonInteractive;
}

function parametersOf(
  definition: Readonly<Record<string, unknown>>,
): Readonly<Record<string, readonly string[]>> | undefined {
  const command = textOf(definition, 'command');
  const declared = definition['parameters'] ?? {};
  if (!isRecord(declared)) throw new AppError('invalid', 'The task’s “parameters” must be an object.');
  const given = Object.entries(declared).map(([name, value]) => [name, valuesOf(name, value)] as const);
  const all = command === undefined ? given : [...given, ['command', [command]] as const];
  return all.length === 0 ? undefined : Object.fromEntries(all);
}

function valuesOf(name: string, value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = values.map((each) =>
    typeof each === 'number' || typeof each === 'boolean' ? String(each) : each,
  );
  if (texts.every(isString)) return texts;
  throw new AppError('invalid', `The task’s parameter “${name}” must be a text or a list of texts.`);
}

/** An empty text is as good as none. */
function textOf(definition: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = definition[key];
  if (value === undefined || value === '') return undefined;
  if (isString(value)) return value;
  throw new AppError('invalid', `The task’s “${key}” must be a text.`);
}
