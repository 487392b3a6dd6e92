import { failureOf } from '../../../core/model/advice.ts';
import type { Command, Invocation, InvocationOutput, Step } from '../command.ts';
import { elapsed } from '../../../core/base/words.ts';
import type { OutputView } from './messages.ts';
import { cutNotes, mostListed, restOf } from './rest.ts';
import { nameOf } from './rows.ts';
import { exitWords, invocationMeaning, statusWords, toneOf } from './status.ts';
import { terminalSpans } from './terminalText.ts';

export interface OutputState {
  readonly command: Command;
  readonly invocation: Invocation;
  /** Name of the step; undefined when the node has told of none. */
  readonly step: string | undefined;
  /** What GetCommandInvocation gave; undefined until it did. */
  readonly output: InvocationOutput | undefined;
  readonly loading: boolean;
  readonly failure: unknown;
}

/** The step that is shown while the person has not chosen one: the first that failed, else the last that began. */
export function usualStep(steps: readonly Step[]): string | undefined {
  const failed = steps.find((step) => toneOf(step.status) === 'bad');
  const begun = steps.findLast((step) => step.startedAt !== undefined);
  return (failed ?? begun ?? steps[0])?.name;
}

/** Output and errors of the selected node, and how it did. */
export function outputView(state: OutputState): OutputView {
  const { invocation, output } = state;
  const step = invocation.steps.find((candidate) => candidate.name === state.step);
  const text = textsOf(state, step);
  const times = timesOf(output, step);
  const cut = cutOf(text, output);
  return {
    type: 'output',
    nodeId: invocation.nodeId,
    name: nameOf(invocation),
    tone: toneOf(invocation.status),
    status: statusWords(invocation.details),
    meaning: invocationMeaning(invocation.details),
    exit: exitWords(output?.exitCode ?? step?.exitCode, step?.status ?? invocation.status),
    took: tookOf(times),
    ...times,
    steps: invocation.steps.length < 2 ? [] : invocation.steps.map((each) => stepView(each, state.step)),
    stdout: terminalSpans(text.stdout),
    stderr: terminalSpans(text.stderr),
    cut,
    rest: restOf(state.command, { ...noUrls, ...step, ...output, nodeId: invocation.nodeId }, cut.length > 0),
    loading: state.loading,
    ...(state.failure === undefined ? {} : { failure: failureOf(state.failure) }),
  };
}

const noUrls = { stdoutUrl: '', stderrUrl: '' };

interface Texts {
  readonly stdout: string;
  readonly stderr: string;
}

/** Until the whole is there the listing shows a beginning of it, output and errors together. */
function textsOf({ output }: OutputState, step: Step | undefined): Texts {
  if (output !== undefined && (output.stdout !== '' || output.stderr !== '')) return output;
  return { stdout: step?.output ?? '', stderr: '' };
}

function cutOf(text: Texts, output: InvocationOutput | undefined): readonly string[] {
  if (output !== undefined && text === output) return cutNotes(text);
  const isListed = text.stdout.length >= mostListed;
  return isListed ? ['This is the beginning; the whole is being read.'] : [];
}

type Times = Pick<OutputView, 'startedAt' | 'finishedAt'>;

function timesOf(output: InvocationOutput | undefined, step: Step | undefined): Times {
  const startedAt = output?.startedAt ?? step?.startedAt;
  const finishedAt = output?.finishedAt ?? step?.finishedAt;
  return {
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
  };
}

function tookOf({ startedAt, finishedAt }: Times): string {
  return startedAt === undefined || finishedAt === undefined ? '' : elapsed(finishedAt - startedAt);
}

function stepView(step: Step, chosen: string | undefined): OutputView['steps'][number] {
  return {
    name: step.name,
    tone: toneOf(step.status),
    status: statusWords(step.details),
    exit: exitWords(step.exitCode, step.status),
    selected: step.name === chosen,
  };
}
