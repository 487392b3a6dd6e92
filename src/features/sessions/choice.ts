import type { ParameterSpec } from '../../core/model/documentSpec.ts';
import { valuesProblem } from '../../core/model/parameterRules.ts';

/** StartSession's Reason has 1 to 256 characters (§1). */
const longestReason = 256;

/** What is wrong with a reason, as a sentence; an empty one is left out. */
export function reasonProblem(text: string, isRequired = false): string | undefined {
  if (text.length > longestReason) return `At most ${longestReason} characters; these are ${text.length}.`;
  return isRequired && text.trim() === '' ? 'A reason is required.' : undefined;
}

/** What is wrong with a value of a Session document's parameter; undefined when nothing, or the default is left. */
export function valueProblem(spec: ParameterSpec, text: string): string | undefined {
  if (text === '' || text === spec.defaultText) {
    return text === '' && spec.defaultText === undefined ? 'A value is required.' : undefined;
  }
  // A reference to a parameter is resolved by the service; only then are there characters to check.
  return /\{\{\s*ssm:/.test(text) ? undefined : valuesProblem(spec, [text]);
}

/** Whether a parameter is probably a secret: its value is then not shown while it is typed. */
export function isSecretLike({ name }: ParameterSpec): boolean {
  return /passw|secret|token|credential|apikey|api_key|privatekey/i.test(name);
}

/**
 * The values that are sent, lists whatever the type (§1). A default is left to the document: some documents' own
 * defaults break their patterns.
 */
export function sentParameters(
  given: readonly (readonly [spec: ParameterSpec, text: string])[],
): Readonly<Record<string, readonly string[]>> | undefined {
  const sent = given.filter(([spec, text]) => text !== '' && text !== spec.defaultText);
  return sent.length === 0 ? undefined : Object.fromEntries(sent.map(([{ name }, text]) => [name, [text]]));
}

/** Target of StartSession for a container: `ecs:cluster_task_runtime`. */
const ecsTarget = /^ecs:([A-Za-z0-9_-]{1,255})_([0-9a-f-]{32,36})_([0-9a-z-]{1,128})$/i;

/** What is wrong with an ECS target, as a sentence. */
export function ecsTargetProblem(text: string): string | undefined {
  if (ecsTarget.test(text)) return undefined;
  const shape = 'ecs:CLUSTER_TASKID_RUNTIMEID';
  return `Give ${shape}: the cluster’s name, the task’s id and the container’s runtimeId (aws ecs describe-tasks).`;
}

/** What the terminal of an ECS target is called: the task is told from others by its id's beginning. */
export function ecsName(target: string): string {
  const [, cluster = target, task = ''] = ecsTarget.exec(target) ?? [];
  return task === '' ? cluster : `${cluster}/${task.slice(0, 8)}`;
}
