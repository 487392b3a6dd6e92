import { failureOf, type Failure } from '../../../core/model/advice.ts';
import type { CommandRef } from '../../../core/model/refs.ts';
import { isTerminal, isUnsuccessful, type Command, type Invocation, type Target } from '../command.ts';
import type { Place } from '../place.ts';
import { count, names } from '../../../core/base/words.ts';
import {
  buckets,
  type Bucket,
  type CommandView,
  type Filter,
  type NodesView,
  type Tone,
} from './messages.ts';
import { nameOf, rowsOf } from './rows.ts';
import { bucketLabels, bucketOf, commandMeaning, statusWords, toneOf } from './status.ts';

/** What the results panel knows and what the person chose to see. */
export interface ResultState {
  readonly connectionId: string;
  readonly commandId: string;
  readonly place: Place;
  /** Its connection is not there, so that nothing more is learned and nothing can be done. */
  readonly isGone: boolean;
  readonly command: Command | undefined;
  readonly invocations: readonly Invocation[];
  readonly filter: Filter;
  readonly query: string;
  readonly grouped: boolean;
  /** Node id; empty: none. */
  readonly selected: string;
  readonly cancelling: boolean;
  readonly notice: string;
  readonly failure: unknown;
}

/** A panel that has not looked yet. */
export function firstState(ref: CommandRef, command: Command | undefined, place: Place): ResultState {
  return {
    ...ref,
    place,
    isGone: false,
    command,
    invocations: [],
    filter: 'all',
    query: '',
    grouped: false,
    selected: '',
    cancelling: false,
    notice: '',
    failure: undefined,
  };
}

/** The head of the panel. */
export function commandView(state: ResultState): CommandView {
  const { connectionId, commandId, place, command, invocations, notice } = state;
  const running = command !== undefined && !isOver(command, invocations);
  const completed = invocations.filter((invocation) => isTerminal(invocation.status)).length;
  const total = Math.max(command?.targetCount ?? 0, invocations.length);
  const requestedAt = command?.requestedAt;
  return {
    type: 'command',
    connectionId,
    commandId,
    connection: place.words,
    demo: place.isDemo,
    document: command?.documentName ?? '',
    comment: command?.comment ?? '',
    ...(requestedAt === undefined ? {} : { requestedAt }),
    ...(running && state.isGone ? lostStanding : standingOf(command, invocations)),
    progress: progressWords(completed, total, invocations),
    completed,
    total,
    counts: countsOf(invocations),
    running,
    cannotCancel: running && state.isGone ? 'The connection of this command is gone.' : '',
    cancelling: state.cancelling || command?.status === 'Cancelling',
    failed: invocations.filter((invocation) => isUnsuccessful(invocation.status)).length,
    parameters: parametersOf(command),
    targets: command === undefined ? '' : targetsOf(command, invocations),
    notice,
    ...failurePart(state.failure),
  };
}

/** Whether it goes on nobody knows; its nodes are shown as they were, and are not to be taken for news. */
const lostStanding: Pick<CommandView, 'tone' | 'status' | 'meaning'> = {
  tone: 'off',
  status: 'Unknown: the connection is gone',
  meaning: 'The nodes are shown as they were last seen.',
};

/** The command's own status is asked for less often than its nodes', which know first that it has begun. */
function standingOf(
  command: Command | undefined,
  invocations: readonly Invocation[],
): Pick<CommandView, 'tone' | 'status' | 'meaning'> {
  if (command === undefined) return { tone: 'waiting', status: 'Reading…', meaning: '' };
  const begun =
    command.status === 'Pending' && invocations.some(({ status }) => bucketOf(status) !== 'waiting');
  if (begun) return { tone: toneOf('InProgress'), status: statusWords('InProgress'), meaning: '' };
  return {
    tone: toneOf(command.status),
    status: statusWords(command.details),
    meaning: commandMeaning(command.details),
  };
}

/** Whether nothing more will happen: the command ended, and so did it on every node that is known. */
export function isOver(command: Command, invocations: readonly Invocation[]): boolean {
  return isTerminal(command.status) && invocations.every((invocation) => isTerminal(invocation.status));
}

function failurePart(failure: unknown): { readonly failure?: Failure } {
  return failure === undefined ? {} : { failure: failureOf(failure) };
}

function progressWords(completed: number, total: number, invocations: readonly Invocation[]): string {
  const failed = invocations.filter((invocation) => isUnsuccessful(invocation.status)).length;
  const done = `${completed.toLocaleString('en-US')} of ${count(total, 'node')} finished`;
  return failed > 0 ? `${done}, ${failed} without success` : done;
}

type Counts = CommandView['counts'];

/** `All` and every bucket that has nodes. */
function countsOf(invocations: readonly Invocation[]): Counts {
  const numbers = new Map<Bucket, { number: number; tone: Tone }>();
  for (const { status } of invocations) {
    const bucket = bucketOf(status);
    const number = (numbers.get(bucket)?.number ?? 0) + 1;
    numbers.set(bucket, { number, tone: toneOf(status) });
  }
  const all: Counts = [{ filter: 'all', label: 'All', tone: 'off', count: invocations.length }];
  return all.concat(
    buckets.flatMap((bucket) => {
      const found = numbers.get(bucket);
      if (found === undefined) return [];
      return [{ filter: bucket, label: bucketLabels[bucket], tone: found.tone, count: found.number }];
    }),
  );
}

function parametersOf(command: Command | undefined): CommandView['parameters'] {
  return Object.entries(command?.parameters ?? {}).map(([name, values]) => ({
    name,
    value: values.join('\n'),
  }));
}

/** How the targets of an earlier command read, nodes by their names where those are known. */
export function targetsOf({ nodeIds, targets }: Command, invocations: readonly Invocation[] = []): string {
  const known = new Map(invocations.map((invocation) => [invocation.nodeId, nameOf(invocation)]));
  if (nodeIds.length > 0) return names(nodeIds.map((id) => known.get(id) ?? id));
  return targets.map(targetWords).join(' and ');
}

function targetWords({ key, values }: Target): string {
  if (key === 'tag-key') return `tagged ${values.join(' or ')}`;
  if (key.startsWith('tag:')) return `tagged ${key.slice('tag:'.length)}=${values.join(' or ')}`;
  if (key === 'resource-groups:Name') return `resource group ${values.join(', ')}`;
  return `${key} ${names(values)}`;
}

/** The list of nodes. */
export function nodesView(state: ResultState): NodesView {
  const { filter, query, grouped, selected } = state;
  return { type: 'nodes', rows: rowsOf(state.invocations, state), selected, filter, query, grouped };
}
