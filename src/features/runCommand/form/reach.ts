import type { Fleet, FleetNode } from '../fleet.ts';
import type { Target } from '../command.ts';
import type { RunDraft } from './messages.ts';
import { targetsOfDraft } from './request.ts';

/** Which nodes a run would reach, as far as the fleet is known. */
export type Reach =
  | {
      readonly kind: 'known';
      readonly nodes: readonly FleetNode[];
      /** Chosen ids that are no managed node of this Region. */
      readonly missing: readonly string[];
      /** Nodes that may belong to it: their tags are not known, or of a chosen id nothing is. */
      readonly uncertain: number;
    }
  | { readonly kind: 'unknown'; readonly why: string };

export function reachOf(draft: RunDraft, fleet: Fleet): Reach {
  switch (draft.targetKind) {
    case 'nodes':
      return reachOfIds(draft.nodeIds, fleet);
    case 'tags':
      return reachOfTags(targetsOfDraft(draft), fleet);
    case 'resourceGroup':
      return {
        kind: 'unknown',
        why: 'Which nodes a resource group holds is decided when the command is sent.',
      };
  }
}

function reachOfIds(ids: readonly string[], fleet: Fleet): Reach {
  const nodes = ids.map((id) => fleet.nodes.get(id)).filter((node) => node !== undefined);
  const others = ids.filter((id) => !fleet.nodes.has(id));
  // Only a whole fleet can tell that an id is nobody's.
  return fleet.complete
    ? { kind: 'known', nodes, missing: others, uncertain: 0 }
    : { kind: 'known', nodes, missing: [], uncertain: others.length };
}

/** Several keys are joined by AND, the values of one by OR (user guide). */
function reachOfTags(targets: readonly Target[], fleet: Fleet): Reach {
  if (!fleet.complete) return { kind: 'unknown', why: 'The nodes of this Region are not known.' };
  const all = [...fleet.nodes.values()];
  const untold = all.filter((node) => node.tags === undefined).length;
  if (untold === all.length && untold > 0) {
    return { kind: 'unknown', why: fleet.tagsMissing ?? 'Tags could not be read.' };
  }
  const nodes = all.filter((node) => targets.every((target) => carries(node, target)));
  return { kind: 'known', nodes, missing: [], uncertain: untold };
}

function carries(node: FleetNode, target: Target): boolean {
  const tags = node.tags ?? [];
  if (target.key === 'tag-key') return tags.some((tag) => target.values.includes(tag.key));
  const key = target.key.slice('tag:'.length);
  return tags.some((tag) => tag.key === key && target.values.includes(tag.value));
}
