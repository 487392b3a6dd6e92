import type { Connection } from '../../core/aws/connection.ts';
import type { Operations } from '../../core/aws/operations.ts';
import { AppError, isAppError, isCancelled, type ErrorKind } from '../../core/base/errors.ts';
import type { Command, Invocation, InvocationOutput } from './command.ts';
import { toCommand, toInvocation, toOutput } from './wire.ts';

export type SendRequest = Operations['SendCommand']['input'];

export interface CommandPage {
  readonly commands: readonly Command[];
  /** Token of the next page; absent after the last one. */
  readonly next?: string;
}

/** Run Command's five operations on one connection. Errors are `AppError`s with a kind. */
export interface CommandsApi {
  /** SendCommand. After a failure that {@link isPerhapsSent} the command may run: the sentence says where to look. */
  send(request: SendRequest, signal: AbortSignal): Promise<Command>;
  /** CancelCommand of the whole command; nodes that already ended stay as they are. */
  cancel(commandId: string, signal: AbortSignal): Promise<void>;
  /** One page of ListCommands, newest first. */
  page(token: string | undefined, signal: AbortSignal): Promise<CommandPage>;
  /** ListCommands of one id; undefined while or when the service does not know it. */
  command(commandId: string, signal: AbortSignal): Promise<Command | undefined>;
  /** ListCommandInvocations with details, all pages: 50 nodes a call. Empty for a command nobody knows. */
  invocations(commandId: string, signal: AbortSignal): Promise<readonly Invocation[]>;
  /** GetCommandInvocation; `step` must be given when the document has several. */
  output(
    commandId: string,
    nodeId: string,
    step: string | undefined,
    signal: AbortSignal,
  ): Promise<InvocationOutput>;
}

/** The most that ListCommands and ListCommandInvocations give in one call (API model). */
export const pageSize = 50;

export function createCommandsApi(connection: Connection): CommandsApi {
  return {
    send: (request, signal) => send(connection, request, signal),
    async cancel(commandId, signal) {
      await connection.call('CancelCommand', { CommandId: commandId }, { signal });
    },
    page: (token, signal) => page(connection, token, signal),
    command: (commandId, signal) => unlessUnknown(undefined, () => command(connection, commandId, signal)),
    invocations: (commandId, signal) => unlessUnknown([], () => invocations(connection, commandId, signal)),
    async output(commandId, nodeId, step, signal) {
      const input = { CommandId: commandId, InstanceId: nodeId };
      const named = step === undefined ? input : { ...input, PluginName: step };
      return toOutput(await connection.call('GetCommandInvocation', named, { signal }), nodeId);
    },
  };
}

async function send(connection: Connection, request: SendRequest, signal: AbortSignal): Promise<Command> {
  const answer = await connection.call('SendCommand', request, { signal }).catch(sayWhetherSent);
  const command = answer.Command === undefined ? undefined : toCommand(answer.Command);
  if (command === undefined) throw perhapsSent('bug', 'SendCommand answered no command.');
  return command;
}

const perhapsSentCode = 'PerhapsSent';

/** Whether the command may run although sending it failed: the answer was lost, not necessarily the request. */
export function isPerhapsSent(error: unknown): boolean {
  return isAppError(error) && error.code === perhapsSentCode;
}

function sayWhetherSent(error: unknown): never {
  if (isCancelled(error)) throw perhapsSent('network', cancelledWords, error);
  if (isAppError(error) && error.kind === 'network') throw perhapsSent('network', error.message, error);
  throw error;
}

/** A connection that is closed cancels its calls; so does a person who gives no code of an MFA device. */
const cancelledWords =
  'Sending was cancelled before the service answered: its connection was closed, or a sign-in was given up.';

function perhapsSent(kind: ErrorKind, why: string, cause?: unknown): AppError {
  const sentence = `${why} The command may have been sent all the same: look at the Commands view before you run it again.`;
  return new AppError(kind, sentence, { code: perhapsSentCode, cause });
}

async function command(
  connection: Connection,
  commandId: string,
  signal: AbortSignal,
): Promise<Command | undefined> {
  const answer = await connection.call('ListCommands', { CommandId: commandId }, { signal });
  const found = answer.Commands?.[0];
  return found === undefined ? undefined : toCommand(found);
}

/** A command that was just sent, or is older than the history, is unknown rather than wrong. */
async function unlessUnknown<T>(otherwise: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isAppError(error) && error.code === 'InvalidCommandId') return otherwise;
    throw error;
  }
}

async function page(
  connection: Connection,
  token: string | undefined,
  signal: AbortSignal,
): Promise<CommandPage> {
  const input = { MaxResults: pageSize };
  const answer = await connection.call(
    'ListCommands',
    token === undefined ? input : { ...input, NextToken: token },
    { signal },
  );
  const commands = (answer.Commands ?? []).map(toCommand).filter((command) => command !== undefined);
  const next = answer.NextToken ?? '';
  return next === '' ? { commands } : { commands, next };
}

async function invocations(
  connection: Connection,
  commandId: string,
  signal: AbortSignal,
): Promise<readonly Invocation[]> {
  const input = { CommandId: commandId, Details: true, MaxResults: pageSize };
  const found: Invocation[] = [];
  for await (const answer of connection.pages('ListCommandInvocations', input, { signal })) {
    for (const wire of answer.CommandInvocations ?? []) {
      const invocation = toInvocation(wire);
      if (invocation !== undefined) found.push(invocation);
    }
  }
  return found;
}
