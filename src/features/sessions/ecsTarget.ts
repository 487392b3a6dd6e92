import { plainText } from '../../core/base/plainText.ts';
import { doubtSentence } from '../../core/model/production.ts';
import type { SessionNode } from './judge.ts';
import type { SessionChoice } from './session.ts';

/** A container as StartSession's Target. */
export interface EcsTarget {
  /** `ecs:CLUSTER_TASK_RUNTIME`. */
  readonly id: string;
  /** Its name; it may have underscores, the others have none. */
  readonly cluster: string;
  readonly task: string;
  /** `runtimeId` of the container (ecs:DescribeTasks). */
  readonly runtime: string;
}

const ecsExample =
  'ecs:my-cluster_0123456789abcdef0123456789abcdef_0123456789abcdef0123456789abcdef-1234567890';
const parts = /^([\w-]{1,255})_([0-9a-f-]{32,36})_([0-9a-z-]{1,128})$/i;
/** Two ARNs and a runtime id are shorter by far. */
const longestText = 2048;
/** Of a cluster or a task, up to its name: cluster, or cluster and task. */
const arnHead = /\barn:[^\s,/]*:(?:cluster|task)\//gi;

/**
 * Reads a container's target as people have it at hand: the whole target, or cluster, task id and runtime id one after
 * the other; ARNs stand for the names that they end in, and quotes and spaces around do not count.
 */
export function parseEcsTarget(text: string): EcsTarget | undefined {
  if (text.length > longestText) return undefined;
  const words = text
    .replace(/["'`]/g, ' ')
    .trim()
    .replace(/^ecs:/i, '')
    .replace(arnHead, '')
    .split(/[\s,/]+/)
    .filter((word) => word !== '');
  // A task's ARN names the cluster once more.
  const [first, second] = words;
  const given = words.length === 4 && first === second ? words.slice(1) : words;
  const target = given.length === 1 || given.length === 3 ? given.join('_') : '';
  const [, cluster = '', task = '', runtime = ''] = parts.exec(target) ?? [];
  return cluster === '' ? undefined : { id: `ecs:${target}`, cluster, task, runtime };
}

/** What is wrong with a target that was typed, as a sentence. */
export function ecsTargetProblem(text: string): string | undefined {
  if (parseEcsTarget(text) !== undefined) return undefined;
  return (
    'A cluster’s name, a task’s ID of 32 digits and a container’s runtimeId are needed (aws ecs describe-tasks), ' +
    `for example ${ecsExample}`
  );
}

/** What the terminal of a container is called: the task is told from others by its id's beginning. */
export function ecsName({ cluster, task }: EcsTarget): string {
  return `${cluster}/${task.slice(0, 8)}`;
}

/**
 * Asked before a session in a container, whose target nobody took from a list and which no tag calls production. A
 * session by itself changes nothing, so that one answer is enough.
 */
export function ecsQuestion(
  { cluster, task, runtime }: EcsTarget,
  { id, production, doubt }: SessionNode,
  { documentName }: SessionChoice,
  connection: { readonly label: string; readonly region: string },
): { readonly question: string; readonly detail: string; readonly verb: string } {
  const label = plainText(connection.label);
  const document = documentName === undefined ? 'the account’s preferences' : plainText(documentName);
  const touched = `Task ${task}, container ${runtime}, in ${connection.region} (${label}).`;
  const marked = production ? [`${label} is marked as production.`] : [];
  const unknown = doubt === undefined ? [] : [doubtSentence(doubt, id)];
  return {
    question: `Start a session in a container of the cluster ${cluster}?`,
    detail: [touched, `Session document: ${document}.`, ...marked, ...unknown].join(' '),
    verb: 'Start Session',
  };
}
