import { compareText, naturalKey } from '../../../core/base/naturalOrder.ts';
import { filterTerms, matchesText } from '../../../core/model/terms.ts';
import type { Invocation, Step } from '../command.ts';
import { count, elapsed } from '../../../core/base/words.ts';
import type { Filter, Row } from './messages.ts';
import { bucketOf, exitWords, statusWords, toneOf } from './status.ts';

export interface Choice {
  readonly filter: Filter;
  readonly query: string;
  readonly grouped: boolean;
}

/** The rows of the list: nodes that pass the filter, by name, or below the output that they share. */
export function rowsOf(invocations: readonly Invocation[], choice: Choice): readonly Row[] {
  const shown = byName(invocations.filter((invocation) => passes(invocation, choice)));
  return choice.grouped ? groupedRows(shown) : shown.map(nodeRow);
}

export function nameOf(invocation: Invocation): string {
  return invocation.nodeName === '' ? invocation.nodeId : invocation.nodeName;
}

function passes(invocation: Invocation, { filter, query }: Choice): boolean {
  if (filter !== 'all' && bucketOf(invocation.status) !== filter) return false;
  if (query.trim() === '') return true;
  const text = `${invocation.nodeName} ${invocation.nodeId} ${statusWords(invocation.details)}`;
  return matchesText(filterTerms(query), text.toLowerCase());
}

function byName(invocations: readonly Invocation[]): readonly Invocation[] {
  return invocations
    .map((invocation) => ({ invocation, key: naturalKey(nameOf(invocation)) }))
    .sort((one, other) => compareText(one.key, other.key))
    .map(({ invocation }) => invocation);
}

function nodeRow(invocation: Invocation): Row {
  return {
    kind: 'node',
    id: invocation.nodeId,
    name: nameOf(invocation),
    tone: toneOf(invocation.status),
    status: statusWords(invocation.details),
    detail: [exitWords(exitOf(invocation), invocation.status), tookOf(invocation.steps)]
      .filter((part) => part !== '')
      .join(' · '),
  };
}

/** The first exit code that says of a failure, else the last one. */
export function exitOf({ steps }: Invocation): number | undefined {
  const codes = steps.map((step) => step.exitCode).filter((code) => code !== undefined);
  return codes.find((code) => code !== 0) ?? codes.at(-1);
}

function tookOf(steps: readonly Step[]): string {
  const starts = steps.map((step) => step.startedAt).filter((time) => time !== undefined);
  const ends = steps.map((step) => step.finishedAt).filter((time) => time !== undefined);
  if (starts.length === 0 || ends.length < steps.length) return '';
  return elapsed(Math.max(...ends) - Math.min(...starts));
}

/** Nodes with the same status, exit code and listed output stand together, the biggest group first. */
function groupedRows(invocations: readonly Invocation[]): readonly Row[] {
  const groups = new Map<string, Invocation[]>();
  for (const invocation of invocations) {
    const key = outcome(invocation);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [invocation]);
    else group.push(invocation);
  }
  const sorted = [...groups.values()].sort((one, other) => other.length - one.length);
  return sorted.flatMap((group, index) => [groupRow(group, index), ...group.map(nodeRow)]);
}

function outcome(invocation: Invocation): string {
  const steps = invocation.steps.map((step) => `${step.exitCode ?? ''} ${step.output}`);
  return [invocation.details, ...steps].join('\n');
}

const previewLength = 80;

function groupRow(group: readonly Invocation[], index: number): Row {
  const [first] = group;
  const status = first === undefined ? '' : statusWords(first.details);
  const exit = first === undefined ? '' : exitWords(exitOf(first), first.status);
  const output = first?.steps.map((step) => step.output.trim()).find((text) => text !== '') ?? '';
  return {
    kind: 'group',
    id: `group-${index}`,
    title: [count(group.length, 'node'), status, exit].filter((part) => part !== '').join(', '),
    tone: first === undefined ? 'off' : toneOf(first.status),
    preview: output === '' ? 'No output' : (output.split('\n')[0] ?? '').slice(0, previewLength),
  };
}
