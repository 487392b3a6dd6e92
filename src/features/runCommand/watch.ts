import { AppError, kindOf, type ErrorKind } from '../../core/base/errors.ts';
import { sleep, type Clock } from '../../core/base/clock.ts';
import { pageSize, type CommandsApi } from './api.ts';
import { isTerminal, type Command, type Invocation } from './command.ts';
import { pauseOf } from './pace.ts';

/** A command and what it did on each node, as far as is known. */
export interface Snapshot {
  readonly command: Command | undefined;
  readonly invocations: readonly Invocation[];
}

export interface WatchOptions {
  readonly api: Pick<CommandsApi, 'command' | 'invocations'>;
  readonly commandId: string;
  readonly clock: Clock;
  /** Aborting ends the watch with kind `cancelled`. */
  readonly signal: AbortSignal;
  /** Seconds between two looks at a small command; at least two are kept. */
  readonly intervalSeconds: number;
  /** What is known already, for example SendCommand's answer. */
  readonly known?: Command;
  readonly onLook: (snapshot: Snapshot) => void;
  /** A look failed in a way that may pass; the next one follows after `retryInMs`. */
  readonly onTrouble: (error: unknown, retryInMs: number) => void;
}

interface Watch {
  snapshot: Snapshot;
  looks: number;
  unchanged: number;
  troubles: number;
  /** Looks after the command ended while invocations were still missing. */
  late: number;
}

const firstLookAfter = 700;
const unknownLooks = 4;
const lateLooks = 5;

/**
 * Looks at a command until every invocation has ended, then resolves. Survives throttling and loss of the
 * network; rejects for what will not pass (denied, expired, an unknown command, cancelled).
 *
 * Costs: one call a look up to 50 nodes (ListCommandInvocations). A bigger command is asked for its counts
 * first (ListCommands), and its pages are read only when the counts have moved, or now and then because
 * Pending and InProgress do not show in them.
 */
export async function watchCommand(options: WatchOptions): Promise<Snapshot> {
  const watch: Watch = {
    snapshot: { command: options.known, invocations: [] },
    looks: 0,
    unchanged: 0,
    troubles: 0,
    late: 0,
  };
  if (options.known !== undefined) await sleep(options.clock, firstLookAfter, options.signal);
  while (true) {
    await lookOnce(watch, options);
    if (isOver(watch)) return watch.snapshot;
    await sleep(options.clock, pause(watch, options), options.signal);
  }
}

async function lookOnce(watch: Watch, options: WatchOptions): Promise<void> {
  try {
    const next = await look(watch, options);
    watch.unchanged = signature(next) === signature(watch.snapshot) ? watch.unchanged + 1 : 0;
    watch.snapshot = next;
    watch.looks++;
    watch.troubles = 0;
    if (next.command === undefined) refuseUnknown(watch);
    else options.onLook(next);
  } catch (error) {
    if (!mayPass(error)) throw error;
    watch.troubles++;
    options.onTrouble(error, pause(watch, options));
  }
}

function pause(watch: Watch, options: WatchOptions): number {
  const targetCount = watch.snapshot.command?.targetCount ?? 0;
  return pauseOf({ ...watch, targetCount }, options.intervalSeconds);
}

async function look(watch: Watch, options: WatchOptions): Promise<Snapshot> {
  const { command, invocations } = watch.snapshot;
  if (command === undefined || command.targetCount > pageSize) return lookAtCounts(watch, options);
  const next = await options.api.invocations(options.commandId, options.signal);
  const due = watch.looks % 5 === 4 || next.every((invocation) => isTerminal(invocation.status));
  const read = due ? await options.api.command(options.commandId, options.signal) : undefined;
  // Right after SendCommand the service may know neither yet; what was known stays.
  return { command: read ?? command, invocations: next.length === 0 ? invocations : next };
}

async function lookAtCounts(watch: Watch, options: WatchOptions): Promise<Snapshot> {
  const { command, invocations } = watch.snapshot;
  const next = (await options.api.command(options.commandId, options.signal)) ?? command;
  const due = watch.looks % 4 === 0 || next === undefined || countsOf(next) !== countsOf(command);
  if (next === undefined || (!due && !isTerminal(next.status))) return { command: next, invocations };
  return { command: next, invocations: await options.api.invocations(options.commandId, options.signal) };
}

function countsOf(command: Command | undefined): string {
  if (command === undefined) return '';
  const { status, targetCount, completedCount, errorCount, deliveryTimedOutCount } = command;
  return [status, targetCount, completedCount, errorCount, deliveryTimedOutCount].join(' ');
}

function signature(snapshot: Snapshot): string {
  const nodes = snapshot.invocations.map(
    ({ nodeId, details, steps }) => `${nodeId} ${details} ${steps.map((step) => step.details).join(' ')}`,
  );
  return [countsOf(snapshot.command), ...nodes].join('\n');
}

function isOver(watch: Watch): boolean {
  const { command, invocations } = watch.snapshot;
  if (command === undefined || !isTerminal(command.status) || watch.troubles > 0) return false;
  if (!invocations.every((invocation) => isTerminal(invocation.status))) return false;
  return invocations.length >= command.completedCount || watch.late++ >= lateLooks;
}

function refuseUnknown(watch: Watch): void {
  if (watch.looks < unknownLooks) return;
  throw new AppError(
    'notFound',
    'The service does not know this command. It keeps commands for about 30 days, in the Region they ran in.',
  );
}

const passing: ReadonlySet<ErrorKind> = new Set(['network', 'throttled']);

/** Whether the same call may succeed later without anybody doing anything. */
export function mayPass(error: unknown): boolean {
  return passing.has(kindOf(error));
}
