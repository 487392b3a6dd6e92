import type { ConnectionSpec } from '../../src/core/aws/connection.ts';
import { ResultModel } from '../../src/features/runCommand/results/model.ts';
import type { Command } from '../../src/features/runCommand/command.ts';
import type {
  CommandView,
  NodesView,
  OutputView,
  ToPage,
} from '../../src/features/runCommand/results/messages.ts';
import type { Place } from '../../src/features/runCommand/place.ts';
import type { StreamText } from '../../src/features/runCommand/results/ports.ts';
import { commandId, nodeIdOf } from './commands.ts';
import { FakeConnection, FakeConnections, type Answers } from './fakeConnection.ts';
import { ManualClock } from './manualClock.ts';

/** A command on three nodes, as the service would tell of it at a moment. */
export interface Stage {
  readonly command: string;
  readonly nodes: readonly string[];
}

export const going: Stage = { command: 'InProgress', nodes: ['Success', 'InProgress', 'Pending'] };
export const over: Stage = { command: 'Failed', nodes: ['Success', 'Failed', 'Success'] };

export function answersAt(stage: () => Stage, differs: Answers = {}): Answers {
  // The fake answers with the service's own words; that they are of its enums is the test's business.
  const wire = (value: object): never => value as never;
  return {
    ListCommands: () =>
      wire({
        Commands: [
          {
            CommandId: commandId,
            DocumentName: 'AWS-RunShellScript',
            Status: stage().command,
            TargetCount: 3,
            Parameters: { commands: ['uptime'] },
          },
        ],
      }),
    ListCommandInvocations: () =>
      wire({
        CommandInvocations: stage().nodes.map((status, index) => ({
          InstanceId: nodeIdOf(index + 1),
          InstanceName: `ip-10-0-0-${index + 1}`,
          Status: status,
          CommandPlugins: [
            {
              Name: 'aws:runShellScript',
              Status: status,
              ResponseCode: status === 'Failed' ? 1 : 0,
              Output: 'begin',
            },
          ],
        })),
      }),
    GetCommandInvocation: ({ InstanceId }) =>
      wire({
        InstanceId,
        Status: 'Success',
        ResponseCode: 0,
        StandardOutputContent: `\u001b[32mout of ${InstanceId ?? ''}\u001b[0m`,
        StandardErrorContent: 'err',
      }),
    CancelCommand: () => ({}),
    DescribeInstances: () => ({
      Reservations: [1, 2, 3].map((index) => ({
        Instances: [{ InstanceId: nodeIdOf(index), Tags: [{ Key: 'Name', Value: `web-${index}` }] }],
      })),
    }),
    ...differs,
  };
}

export interface Scene {
  readonly model: ResultModel;
  readonly clock: ManualClock;
  readonly connection: FakeConnection;
  readonly connections: FakeConnections;
  readonly events: string[];
  readonly opened: StreamText[];
  readonly copied: string[];
  readonly command: () => CommandView;
  readonly nodes: () => NodesView;
  readonly output: () => OutputView | undefined;
  stage: Stage;
}

export interface SceneOptions {
  readonly answers?: Answers;
  readonly known?: Command;
  readonly names?: ReadonlyMap<string, string>;
  readonly yes?: boolean;
  readonly connected?: boolean;
  readonly spec?: ConnectionSpec;
  readonly place?: Place;
}

export function scene(options: SceneOptions = {}): Scene {
  const clock = new ManualClock();
  const state = { stage: going };
  const connection = new FakeConnection(
    answersAt(() => state.stage, options.answers),
    options.spec,
  );
  const connections = new FakeConnections(options.connected === false ? undefined : connection);
  const posted = new Map<string, ToPage>();
  const events: string[] = [];
  const opened: StreamText[] = [];
  const copied: string[] = [];
  const model = new ResultModel(
    {
      ref: { connectionId: connection.id, commandId },
      connections,
      clock,
      intervalSeconds: () => 2,
      ...(options.known === undefined ? {} : { known: options.known }),
      ...(options.place === undefined ? {} : { place: options.place }),
      ...(options.names === undefined ? {} : { names: options.names }),
    },
    {
      post: (message) => posted.set(message.type, message),
      confirm: async ({ question, verb }) => {
        events.push(`${question} [${verb}]`);
        return options.yes ?? true;
      },
      act: (act) => events.push(act),
      runAgain: (command, nodeIds) =>
        events.push(`again ${command.documentName} ${nodeIds?.join() ?? 'all'}`),
      copy: (text) => copied.push(text),
      open: (stream) => opened.push(stream),
      seen: (command, isOver) => events.push(`seen ${command.status} ${isOver}`),
      failed: (_, what) => events.push(`failed to ${what}`),
    },
  );
  const part = (type: string): unknown => posted.get(type);
  return {
    model,
    clock,
    connection,
    connections,
    events,
    opened,
    copied,
    command: () => part('command') as CommandView,
    nodes: () => part('nodes') as NodesView,
    output: () => part('output') as OutputView | undefined,
    get stage() {
      return state.stage;
    },
    set stage(stage: Stage) {
      state.stage = stage;
    },
  };
}
