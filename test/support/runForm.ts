import { emptyDraft } from '../../src/features/runCommand/form/draft.ts';
import type { RunDraft } from '../../src/features/runCommand/form/messages.ts';
import type { PreviewInput } from '../../src/features/runCommand/form/preview.ts';
import { parametersOfContent, type DocumentSpec } from '../../src/core/model/documentSpec.ts';
import type { Fleet, FleetNode } from '../../src/features/runCommand/fleet.ts';
import { nodeIdOf } from './commands.ts';

/** AWS-RunShellScript as its content declares it, in short. */
export const shellContent = JSON.stringify({
  schemaVersion: '2.2',
  parameters: {
    commands: { type: 'StringList', description: 'What to run.', displayType: 'textarea', minItems: 1 },
    executionTimeout: { type: 'String', default: '3600', allowedPattern: '^[0-9]{1,6}$' },
  },
});

export function aSpec(differs: Partial<DocumentSpec> = {}): DocumentSpec {
  return {
    name: 'AWS-RunShellScript',
    version: '1',
    description: 'Run a shell script.',
    platforms: ['Linux', 'MacOS'],
    parameters: parametersOfContent(shellContent) ?? [],
    ...differs,
  };
}

export function aNode(index: number, differs: Partial<FleetNode> = {}): FleetNode {
  return {
    id: nodeIdOf(index),
    name: `web-${index}`,
    platform: 'Linux',
    online: true,
    production: false,
    tags: [],
    ...differs,
  };
}

export function aFleet(...nodes: readonly FleetNode[]): Fleet {
  return { nodes: new Map(nodes.map((node) => [node.id, node])), complete: true, tagsMissing: undefined };
}

export function draftOn(nodes: readonly FleetNode[], differs: Partial<RunDraft> = {}): RunDraft {
  return { ...emptyDraft, nodeIds: nodes.map((node) => node.id), ...differs };
}

export function aPreviewInput(differs: Partial<PreviewInput> = {}): PreviewInput {
  return {
    connection: 'acme · eu-central-1',
    draft: emptyDraft,
    spec: aSpec(),
    fleet: aFleet(),
    fleetLoading: false,
    fleetFailure: undefined,
    productionProfile: undefined,
    ...differs,
  };
}
