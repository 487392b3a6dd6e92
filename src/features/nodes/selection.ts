import { isRecord, isString } from '../../core/base/json.ts';
import { rowGone } from '../../core/model/rowGone.ts';
import type { NodeGroup } from './grouping.ts';
import type { Tag } from './model.ts';

/** What a tree command is about: node ids, and the tag when it is about one whole group of a tag. */
export interface ChosenNodes {
  readonly ids: readonly string[];
  readonly tag?: Tag;
}

/**
 * Reads the rows a command was called with. Commands can be called by anyone: rows are told by their kind and
 * id, and everything else about them is looked up in the model.
 *
 * @throws kind `conflict` when there are rows and a group is gone, or none is of nodes
 */
export function chosenNodes(
  rows: readonly unknown[],
  groupOf: (id: string) => NodeGroup | undefined,
  isFiltered: boolean,
): ChosenNodes {
  const ids = new Set<string>();
  const groups: NodeGroup[] = [];
  for (const row of rows) {
    const name = groupId(row);
    const group = name === undefined ? undefined : groupOf(name);
    if (name !== undefined && group === undefined) throw rowGone('node');
    if (group !== undefined) groups.push(group);
    for (const id of group === undefined ? nodeIds(row) : group.nodes.map((node) => node.id)) ids.add(id);
  }
  if (rows.length > 0 && ids.size === 0) throw rowGone('node');
  const [only] = groups;
  // A filter hides nodes of the group: its tag would reach more nodes than the person sees.
  const isOneTag = rows.length === 1 && !isFiltered && only?.name.tag !== undefined;
  return isOneTag ? { ids: [...ids], tag: only.name.tag } : { ids: [...ids] };
}

function groupId(row: unknown): string | undefined {
  if (!isRecord(row) || row['kind'] !== 'group' || !isRecord(row['group'])) return undefined;
  const { name } = row['group'];
  return isRecord(name) && isString(name['id']) ? name['id'] : undefined;
}

function nodeIds(row: unknown): readonly string[] {
  if (!isRecord(row) || row['kind'] !== 'node' || !isRecord(row['node'])) return [];
  const { id } = row['node'];
  return isString(id) ? [id] : [];
}
