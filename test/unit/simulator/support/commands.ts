import type { JsonObject } from '../../../../src/core/base/json.ts';
import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import { createCommandsSystem, type CommandsDeps } from '../../../../src/simulator/commands/index.ts';
import type { SimulatedNode, SimulatorSystem } from '../../../../src/simulator/system.ts';
import { ManualClock } from '../../../support/manualClock.ts';
import { at, call, objectAt, textAt } from './api.ts';
import { runPowerShellScript, runShellScript, testDocuments, testParameters } from './documents.ts';
import { HeldExecutor } from './executor.ts';
import { testFleet, testNodes } from './nodes.ts';

export interface TestCommandsOptions extends Partial<Omit<CommandsDeps, 'fleet' | 'documents'>> {
  readonly nodes?: readonly SimulatedNode[];
  readonly documents?: Readonly<Record<string, JsonObject>>;
}

/** Run Command over a manual clock and an executor whose scripts end when the test says so. */
export class TestCommands {
  readonly clock = new ManualClock();
  readonly executor = new HeldExecutor();
  readonly nodes: readonly SimulatedNode[];
  readonly system: SimulatorSystem;

  constructor(options: TestCommandsOptions = {}) {
    this.nodes = options.nodes ?? testNodes(3);
    this.system = createCommandsSystem({
      parameters: testParameters(),
      executor: this.executor,
      clock: this.clock,
      times: { visibleMs: 100, rampMs: 100 },
      tokens: createTokens(),
      ...options,
      fleet: testFleet(this.nodes),
      documents: testDocuments({
        'AWS-RunShellScript': runShellScript,
        'AWS-RunPowerShellScript': runPowerShellScript,
        ...options.documents,
      }),
    });
  }

  call(operation: string, input: JsonObject = {}): Promise<JsonObject> {
    return call(this.system, operation, input);
  }

  /** Sends `echo` to all nodes unless told otherwise; gives the command's id. */
  async send(input: JsonObject = {}): Promise<string> {
    const targets = input['InstanceIds'] === undefined && input['Targets'] === undefined;
    const sent = await this.call('SendCommand', {
      DocumentName: 'AWS-RunShellScript',
      ...(input['DocumentName'] === undefined ? { Parameters: { commands: ['echo'] } } : {}),
      ...(targets ? { InstanceIds: this.nodes.map(({ id }) => id) } : {}),
      ...input,
    });
    return String(at(sent, 'Command', 'CommandId'));
  }

  async command(id: string): Promise<JsonObject> {
    return objectAt(await this.call('ListCommands', { CommandId: id }), 'Commands', 0);
  }

  /** `Status/StatusDetails` of a command. */
  async state(id: string): Promise<string> {
    const command = await this.command(id);
    return `${textAt(command, 'Status')}/${textAt(command, 'StatusDetails')}`;
  }

  /** StatusDetails of the invocations in the order of the nodes; `-` where there is none. */
  async details(id: string): Promise<readonly string[]> {
    const listed = await this.call('ListCommandInvocations', { CommandId: id });
    const found = listed['CommandInvocations'];
    const rows = Array.isArray(found) ? found : [];
    return this.nodes.map((node) => {
      const row: unknown = rows.find((item) => at(item, 'InstanceId') === node.id);
      return row === undefined ? '-' : String(at(row, 'StatusDetails'));
    });
  }

  /** GetCommandInvocation of the nth node. */
  invocation(id: string, index = 0, input: JsonObject = {}): Promise<JsonObject> {
    return this.call('GetCommandInvocation', { CommandId: id, InstanceId: this.nodes[index]?.id, ...input });
  }
}
