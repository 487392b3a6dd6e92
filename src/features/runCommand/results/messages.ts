import {
  anyOf,
  finite,
  flag,
  listOf,
  literal,
  oneOf,
  optional,
  shape,
  text,
  type Guarded,
} from '../../../core/base/shape.ts';
import { allActs, isFailure } from '../../../core/model/advice.ts';

/** How a status looks: the page has a colour and an icon for each. */
export const tones = ['good', 'bad', 'busy', 'waiting', 'off'] as const;
export type Tone = (typeof tones)[number];

/** What the nodes of a command are counted and filtered by. */
export const buckets = ['waiting', 'running', 'success', 'failed', 'timedOut', 'cancelled'] as const;
export type Bucket = (typeof buckets)[number];

const isTone = oneOf(tones);
const isFilter = oneOf(['all', ...buckets]);
export type Filter = Guarded<typeof isFilter>;

/** The two streams of a step. */
export const streams = ['stdout', 'stderr'] as const;
export type Stream = (typeof streams)[number];

const isFromPage = anyOf(
  shape({ type: literal('filter'), filter: isFilter }),
  shape({ type: literal('search'), query: text }),
  shape({ type: literal('group'), on: flag }),
  shape({ type: literal('select'), nodeId: text }),
  shape({ type: literal('step'), name: text }),
  shape({ type: literal('copy'), stream: oneOf(streams) }),
  shape({ type: literal('copyId') }),
  shape({ type: literal('open'), stream: oneOf(streams) }),
  shape({ type: literal('cancel') }),
  shape({ type: literal('runAgain') }),
  shape({ type: literal('runFailed') }),
  shape({ type: literal('act'), act: oneOf(allActs) }),
);
/** What the results' page says. */
export type FromPage = Guarded<typeof isFromPage>;

const isCount = shape({ filter: isFilter, label: text, tone: isTone, count: finite });

const isCommandView = shape({
  type: literal('command'),
  connectionId: text,
  commandId: text,
  /** Where it ran; the page keeps it for when the connection is gone. */
  connection: text,
  demo: flag,
  document: text,
  comment: text,
  /** Milliseconds since the epoch; the page knows the reader's time zone. */
  requestedAt: optional(finite),
  tone: isTone,
  status: text,
  /** What the status means, where the word does not say; empty otherwise. */
  meaning: text,
  /** `2 of 3 nodes finished, 1 failed`: said by a screen reader when it changes. */
  progress: text,
  completed: finite,
  total: finite,
  counts: listOf(isCount),
  running: flag,
  /** Why a running command cannot be cancelled; empty when it can. */
  cannotCancel: text,
  cancelling: flag,
  failed: finite,
  parameters: listOf(shape({ name: text, value: text })),
  targets: text,
  /** Throttled, or the network is away: it goes on by itself. Empty otherwise. */
  notice: text,
  failure: optional(isFailure),
});
export type CommandView = Guarded<typeof isCommandView>;

const isRow = anyOf(
  shape({
    kind: literal('node'),
    id: text,
    name: text,
    tone: isTone,
    status: text,
    /** `exit code 1 · 3.2 s` */
    detail: text,
  }),
  /** A heading over nodes with the same output. */
  shape({ kind: literal('group'), id: text, title: text, tone: isTone, preview: text }),
);
/** A row of the list of nodes. */
export type Row = Guarded<typeof isRow>;

const isNodesView = shape({
  type: literal('nodes'),
  rows: listOf(isRow),
  selected: text,
  filter: isFilter,
  query: text,
  grouped: flag,
});
export type NodesView = Guarded<typeof isNodesView>;

/** A piece of a node's output; `style` has classes of terminal colours, never anything else. */
const isSpan = shape({ text, style: text });
export type Span = Guarded<typeof isSpan>;

const isOutputView = shape({
  type: literal('output'),
  nodeId: text,
  name: text,
  tone: isTone,
  status: text,
  meaning: text,
  exit: text,
  took: text,
  startedAt: optional(finite),
  finishedAt: optional(finite),
  steps: listOf(shape({ name: text, tone: isTone, status: text, exit: text, selected: flag })),
  stdout: listOf(isSpan),
  stderr: listOf(isSpan),
  /** What was cut off. */
  cut: listOf(text),
  /** Where the whole output is, or what to do to have it. */
  rest: listOf(shape({ label: text, value: text })),
  loading: flag,
  failure: optional(isFailure),
});
export type OutputView = Guarded<typeof isOutputView>;

const isToPage = anyOf(isCommandView, isNodesView, isOutputView);
/** What the results' page is told: the latest message of each type is the whole state of its part. */
export type ToPage = Guarded<typeof isToPage>;

export function parseFromPage(value: unknown): FromPage | undefined {
  return isFromPage(value) ? value : undefined;
}

export function parseToPage(value: unknown): ToPage | undefined {
  return isToPage(value) ? value : undefined;
}
