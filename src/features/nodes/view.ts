import { isProductionTagged } from '../../core/model/production.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import type { TooltipLines, TreeRow } from '../../core/model/tree.ts';
import type { AgentFacts } from './api.ts';
import type { NodeGroup } from './grouping.ts';
import { platformText, type ManagedNode } from './model.ts';

/** A row of the Nodes view. */
export type NodesElement =
  | { readonly kind: 'group'; readonly group: NodeGroup; readonly open: boolean }
  | { readonly kind: 'node'; readonly node: ManagedNode }
  | { readonly kind: 'more'; readonly groupId: string; readonly hidden: number }
  | { readonly kind: 'loadTags'; readonly nodes: number };

export function rowOf(element: NodesElement, connectionId: string): TreeRow {
  switch (element.kind) {
    case 'group':
      return groupRow(element.group, element.open);
    case 'node':
      return nodeRow(element.node, connectionId);
    case 'more':
      return moreRow(element.groupId, element.hidden);
    case 'loadTags':
      return loadTagsRow(element.nodes);
  }
}

function groupRow(group: NodeGroup, open: boolean): TreeRow {
  const { id, label } = group.name;
  const counts = groupCounts(group);
  return {
    id: `group:${id}`,
    label,
    description: counts,
    icon: 'server-environment',
    contextValue: 'group',
    collapsible: open ? 'expanded' : 'collapsed',
    accessibilityLabel: `${label}, ${counts}`,
  };
}

function groupCounts(group: NodeGroup): string {
  const offline = group.size - group.online;
  if (offline === 0) return `${number(group.size)} online`;
  return `${number(group.size)} · ${number(group.online)} online, ${number(offline)} offline`;
}

function nodeRow(node: ManagedNode, connectionId: string): TreeRow {
  const description = nodeDescription(node);
  return {
    id: `node:${node.id}`,
    label: node.name,
    description,
    // The shape tells the state too: colour is never the only sign.
    icon: node.online ? 'vm-active' : 'vm-outline',
    contextValue: node.online ? 'node online' : 'node offline',
    resourceUri: nodeUri(connectionId, node.id),
    accessibilityLabel: `${node.name}, ${description.replaceAll(' · ', ', ')}`,
  };
}

function nodeDescription(node: ManagedNode): string {
  const { facts } = node;
  const agent = facts.agentVersion === '' ? '' : `agent ${facts.agentVersion}`;
  const id = node.name === node.id ? '' : node.id;
  // What a person looks for comes first: a narrow side bar cuts the rest off.
  return [node.state, platformText(facts), node.ip, agent, id].filter((part) => part !== '').join(' · ');
}

function moreRow(groupId: string, hidden: number): TreeRow {
  const command = 'ssmWorkbench.nodes.showMore';
  return {
    id: `more:${groupId}`,
    label: `Show more (${number(hidden)} hidden)`,
    icon: 'ellipsis',
    contextValue: 'more',
    command: { title: 'Show more', command, arguments: [groupId] },
  };
}

function loadTagsRow(nodes: number): TreeRow {
  const label = `Load tags of ${number(nodes)} hybrid ${nodes === 1 ? 'node' : 'nodes'}`;
  return {
    id: 'loadTags',
    label,
    description: 'one call each',
    icon: 'tag',
    contextValue: 'loadTags',
    command: { title: label, command: 'ssmWorkbench.nodes.loadTags' },
  };
}

const scheme = 'ssm-node';

/** What a row's decorations hang on: `ssm-node:/<connection>/<id>`. */
export function nodeUri(connectionId: string, id: string): string {
  return `${scheme}:/${encodeURIComponent(connectionId)}/${encodeURIComponent(id)}`;
}

/** The node's id in the path of such a URI (decoded, as VS Code gives it); undefined for another scheme. */
export function nodeOfUri(uri: { readonly scheme: string; readonly path: string }): string | undefined {
  return uri.scheme === scheme ? uri.path.slice(uri.path.lastIndexOf('/') + 1) : undefined;
}

export interface NodeDecoration {
  readonly badge?: string;
  readonly tooltip: string;
  readonly color: string;
}

/** What marks a row: offline, or an agent that is not the latest. */
export function nodeDecoration(node: ManagedNode, agent: AgentFacts | undefined): NodeDecoration | undefined {
  if (!node.online) return { tooltip: sentence(node.state), color: 'disabledForeground' };
  if (agent?.isLatest !== false) return undefined;
  const version = node.facts.agentVersion;
  return { badge: '↑', tooltip: `Agent ${version} is outdated`, color: 'list.warningForeground' };
}

/** Everything that is known of a node, a line each; lines without a value are left out. */
export function nodeTooltip(node: ManagedNode, agent: AgentFacts | undefined): TooltipLines {
  const { facts, instance } = node;
  const lines: TooltipLines = [
    ['Name', node.name],
    ['Id', node.id],
    ['State', node.state],
    ['Last ping', facts.lastPing === undefined ? '' : new Date(facts.lastPing).toISOString()],
    ['Platform', platformText(facts)],
    ['Agent', agentText(node, agent)],
    ['Private IP', node.ip],
    ['Public IP', instance?.publicIp ?? ''],
    ['Computer name', facts.computerName],
    ['Instance type', facts.instanceType],
    ['Instance state', instance?.state ?? facts.instanceState],
    ['Role', facts.role],
    ['Associations', facts.associationStatus],
    ...(node.tags ?? []).map(({ key, value }) => [`Tag ${key}`, value] as const),
  ];
  return lines.filter(([, value]) => value !== '');
}

function agentText(node: ManagedNode, agent: AgentFacts | undefined): string {
  const version = node.facts.agentVersion;
  if (agent?.isLatest === undefined || version === '') return version;
  return agent.isLatest ? `${version} (latest)` : `${version} (outdated)`;
}

/** The node as other rooms are told of it. */
export function nodeRef(node: ManagedNode, connectionId: string, productionTags: readonly string[]): NodeRef {
  return {
    connectionId,
    id: node.id,
    name: node.name,
    platform: node.facts.platform,
    online: node.online,
    production: isProductionTagged(productionTags, node.tags ?? []),
  };
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
