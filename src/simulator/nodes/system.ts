import type { Clock } from '../../core/base/clock.ts';
import type { JsonObject } from '../../core/base/json.ts';
import { numberOf, requiredText, textOf, present } from '../base/json.ts';
import { cutPage, pagePurpose, type Page } from '../base/pages.ts';
import type { Tokens } from '../base/tokens.ts';
import type { CallContext, SimulatorSystem } from '../system.ts';
import { informationTest, propertyTest, type NodeTest } from './filters.ts';
import type { NodeFleet } from './fleet.ts';
import { instanceInformation, instanceProperty } from './information.ts';
import { nodeEntry, nodeTest, summarise } from './summary.ts';
import type { FleetNode } from './spec.ts';

export interface NodesParts {
  readonly fleet: NodeFleet;
  readonly tokens: Tokens;
  readonly clock: Clock;
}

const defaultPage = 50;

/** The nodes system: the lists of SSM, and whether a node's agent is connected. */
export function createNodesSystem({ fleet, tokens, clock }: NodesParts): SimulatorSystem {
  const list = (operation: string, input: JsonObject, matches: NodeTest): Page<FleetNode> =>
    cutPage(tokens, {
      items: fleet.nodes,
      keyOf: (node) => node.id,
      matches,
      max: numberOf(input, 'MaxResults') ?? defaultPage,
      token: textOf(input, 'NextToken'),
      purpose: pagePurpose(operation, input),
    });
  return {
    operations: {
      DescribeInstanceInformation(input) {
        const page = list('DescribeInstanceInformation', input, informationTest(input));
        const rows = page.items.map((node) => instanceInformation(node, clock.now()));
        return present({ InstanceInformationList: rows, NextToken: page.nextToken });
      },
      DescribeInstanceProperties(input) {
        const page = list('DescribeInstanceProperties', input, propertyTest(input));
        const rows = page.items.map((node) => instanceProperty(node, clock.now()));
        return present({ InstanceProperties: rows, NextToken: page.nextToken });
      },
      GetConnectionStatus(input) {
        const target = requiredText(input, 'Target');
        const connected = fleet.find(target)?.pingStatus === 'Online';
        return { Target: target, Status: connected ? 'connected' : 'notconnected' };
      },
      ListNodes(input, context) {
        const page = list('ListNodes', input, nodeTest(input, context));
        const rows = page.items.map((node) => nodeEntry(node, context, clock.now()));
        return present({ Nodes: rows, NextToken: page.nextToken });
      },
      ListNodesSummary: (input, context) => summaryPage({ fleet, tokens }, input, context),
    },
    dispose: () => undefined,
  };
}

function summaryPage(
  { fleet, tokens }: Pick<NodesParts, 'fleet' | 'tokens'>,
  input: JsonObject,
  context: CallContext,
): JsonObject {
  const rows = summarise(fleet.nodes.filter(nodeTest(input, context)), input, context);
  const page = cutPage(tokens, {
    items: rows.map((row, index) => ({ row, key: String(index).padStart(9, '0') })),
    keyOf: ({ key }) => key,
    max: numberOf(input, 'MaxResults') ?? defaultPage,
    token: textOf(input, 'NextToken'),
    purpose: pagePurpose('ListNodesSummary', input),
  });
  return present({ Summary: page.items.map(({ row }) => row), NextToken: page.nextToken });
}
