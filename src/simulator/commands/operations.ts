import type { JsonObject } from '../../core/base/json.ts';
import { flagOf, present, requiredText, textOf, textsOf } from '../base/json.ts';
import { newestFirst } from '../base/newestFirst.ts';
import type { Tokens } from '../base/tokens.ts';
import { ServiceError, type CallContext, type Fleet, type Handler } from '../system.ts';
import type { Command } from './command.ts';
import { parseFilters, type Filtered } from './filters.ts';
import type { Invocation, PluginRecord } from './invocation.ts';
import type { Sources } from './prepare.ts';
import { parseRequest } from './request.ts';
import { admit, checkDuplicates, findNode } from './send.ts';
import type { CommandService } from './service.ts';
import { invocationStatus, isTerminal } from './statuses.ts';
import { commandView } from './views/command.ts';
import { invocationDetailView, invocationView } from './views/invocation.ts';

export interface OperationParts extends Sources {
  readonly service: CommandService;
  readonly fleet: Fleet;
  readonly tokens: Tokens;
}

/** The five operations of Run Command over a service. */
export function commandOperations(parts: OperationParts): Readonly<Record<string, Handler>> {
  return {
    SendCommand: (input) => sendCommand(parts, input),
    CancelCommand: (input) => cancelCommand(parts, input),
    ListCommands: (input) => listCommands(parts, input),
    ListCommandInvocations: (input, context) => listInvocations(parts, input, context),
    GetCommandInvocation: (input, context) => getInvocation(parts, input, context),
  };
}

function sendCommand({ service, fleet, ...sources }: OperationParts, input: JsonObject): JsonObject {
  const request = parseRequest(input);
  const { prepared, nodes } = admit(request, sources, fleet);
  return { Command: commandView(service.send(request, prepared, nodes)) };
}

function cancelCommand({ service }: OperationParts, input: JsonObject): JsonObject {
  const command = requireCommand(service, requiredText(input, 'CommandId'));
  const ids = textsOf(input, 'InstanceIds');
  checkDuplicates(ids);
  for (const id of ids) {
    if (command.invocation(id) === undefined) {
      throw new ServiceError('InvalidInstanceId', `The command was not sent to ${id}.`);
    }
  }
  service.cancel(command, ids.length === 0 ? undefined : ids);
  return {};
}

function listCommands({ service, fleet, tokens }: OperationParts, input: JsonObject): JsonObject {
  const filter = parseFilters(input, 'commands');
  const nodeId = nodeFilter(fleet, input);
  const found = chosen(service, input)
    .filter((command) => nodeId === undefined || command.invocation(nodeId) !== undefined)
    .filter((command) => filter(filteredCommand(command)))
    .map((command) => ({ serial: command.head.serial, command }));
  const { items, nextToken } = newestFirst(tokens, 'ListCommands', found, input);
  return present({ Commands: items.map(({ command }) => commandView(command)), NextToken: nextToken });
}

function listInvocations(
  { service, fleet, tokens }: OperationParts,
  input: JsonObject,
  { region }: CallContext,
): JsonObject {
  const filter = parseFilters(input, 'invocations');
  const nodeId = nodeFilter(fleet, input);
  const found = chosen(service, input)
    .filter(({ head }) => service.isVisible(head.requestedAt))
    .flatMap((command) =>
      invocationsOf(command, nodeId)
        .filter((invocation) => filter(filteredInvocation(command, invocation)))
        .map((invocation) => ({ serial: invocation.serial, command, invocation })),
    );
  const { items, nextToken } = newestFirst(tokens, 'ListCommandInvocations', found, input);
  const withDetails = flagOf(input, 'Details');
  return present({
    CommandInvocations: items.map(({ command, invocation }) =>
      invocationView(command, invocation, region, withDetails),
    ),
    NextToken: nextToken,
  });
}

function getInvocation(
  { service, fleet }: OperationParts,
  input: JsonObject,
  { region }: CallContext,
): JsonObject {
  const node = findNode(fleet, requiredText(input, 'InstanceId'));
  const command = service.store.find(requiredText(input, 'CommandId'));
  const visible = command !== undefined && service.isVisible(command.head.requestedAt);
  const invocation = visible ? command.invocation(node.id) : undefined;
  if (command === undefined || invocation === undefined) throw new ServiceError('InvocationDoesNotExist');
  const plugin = pluginOf(command, invocation, textOf(input, 'PluginName'));
  return invocationDetailView(command, invocation, plugin, region);
}

/** The plugin asked for, the only one, or none when there are several. */
function pluginOf(
  command: Command,
  invocation: Invocation,
  name: string | undefined,
): PluginRecord | undefined {
  const { steps } = command.head.prepared.document;
  const index = name === undefined ? 0 : steps.findIndex((step) => step.name === name);
  if (index < 0) throw new ServiceError('InvalidPluginName');
  if (name === undefined && steps.length > 1) return undefined;
  const step = steps[index];
  return invocation.plugins[index] ?? (step === undefined ? undefined : { ...waiting, ...step });
}

const waiting = {
  detail: 'Pending',
  code: -1,
  startedAt: undefined,
  endedAt: undefined,
  stdout: '',
  stderr: '',
} as const;

function chosen(service: CommandService, input: JsonObject): readonly Command[] {
  const id = textOf(input, 'CommandId');
  return id === undefined ? service.store.newestFirst : [requireCommand(service, id)];
}

function requireCommand(service: CommandService, id: string): Command {
  const command = service.store.find(id);
  if (command === undefined) throw new ServiceError('InvalidCommandId');
  return command;
}

function nodeFilter(fleet: Fleet, input: JsonObject): string | undefined {
  const id = textOf(input, 'InstanceId');
  return id === undefined ? undefined : findNode(fleet, id).id;
}

/** Newest first, like the commands. */
function invocationsOf(command: Command, nodeId: string | undefined): readonly Invocation[] {
  if (nodeId === undefined) return [...command.invocations].reverse();
  const invocation = command.invocation(nodeId);
  return invocation === undefined ? [] : [invocation];
}

function filteredCommand({ head, state, isComplete }: Command): Filtered {
  const { requestedAt, prepared } = head;
  return { requestedAt, status: state.status, detail: state.detail, documentName: prepared.name, isComplete };
}

function filteredInvocation({ head }: Command, { requestedAt, detail }: Invocation): Filtered {
  return {
    requestedAt,
    status: invocationStatus(detail),
    detail,
    documentName: head.prepared.name,
    isComplete: isTerminal(detail),
  };
}
