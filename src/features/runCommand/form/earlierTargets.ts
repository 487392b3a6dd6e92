import type { Command, Target } from '../command.ts';
import { names } from '../../../core/base/words.ts';
import type { RunDraft } from './messages.ts';
import { targetsOfDraft, type TargetPart } from './request.ts';
import { joinValues } from './valueList.ts';

type Choice = Partial<TargetPart> & Partial<Pick<RunDraft, 'notice'>>;

const noTargets: TargetPart = {
  targetKind: 'nodes',
  nodeIds: [],
  tags: [],
  resourceGroup: '',
  resourceTypes: '',
};

/**
 * The targets of an earlier command as the form chooses them. What the form cannot say exactly would reach
 * other nodes: then none is chosen, and the notice tells it.
 */
export function targetsOfCommand(command: Command): Choice {
  const choice = nearest(command);
  if (isFaithful({ ...noTargets, ...choice }, command.targets)) return choice;
  const keys = names(command.targets.map(({ key }) => key));
  const notice = `The earlier command chose its nodes in a way that this form does not know (${keys}): choose its targets again.`;
  return { notice };
}

function nearest({ nodeIds, targets }: Command): Partial<TargetPart> {
  const chosen = [
    ...nodeIds,
    ...targets.filter(({ key }) => isInstanceIds(key)).flatMap(({ values }) => values),
  ];
  if (chosen.length > 0) return { targetKind: 'nodes', nodeIds: [...new Set(chosen)] };
  const group = valuesOfKey(targets, 'resource-groups:Name');
  if (group.length > 0) {
    const types = valuesOfKey(targets, 'resource-groups:ResourceTypeFilters');
    return {
      targetKind: 'resourceGroup',
      resourceGroup: joinValues(group),
      resourceTypes: joinValues(types),
    };
  }
  const tags = targets.flatMap(tagsOf);
  return tags.length > 0 ? { targetKind: 'tags', tags } : {};
}

function isInstanceIds(key: string): boolean {
  return key.toLowerCase() === 'instanceids';
}

function valuesOfKey(targets: readonly Target[], key: string): readonly string[] {
  return targets.find((target) => target.key === key)?.values ?? [];
}

function tagsOf(target: Target): RunDraft['tags'] {
  if (target.key === 'tag-key') return target.values.map((key) => ({ key, values: '' }));
  if (!target.key.startsWith('tag:')) return [];
  return [{ key: target.key.slice('tag:'.length), values: joinValues(tagValues(target)) }];
}

/** A row without values means any value: what came without one must not become that. */
function tagValues({ values }: Target): readonly string[] {
  return values.length === 0 ? [''] : values;
}

function isFaithful(choice: TargetPart, targets: readonly Target[]): boolean {
  if (choice.targetKind === 'nodes') return targets.every(({ key }) => isInstanceIds(key));
  const wanted = targets.map((target) =>
    target.key.startsWith('tag:') ? { ...target, values: tagValues(target) } : target,
  );
  return sorted(targetsOfDraft(choice)) === sorted(wanted);
}

/** Targets are joined by AND: their order means nothing. */
function sorted(targets: readonly Target[]): string {
  return JSON.stringify(targets.map(({ key, values }) => JSON.stringify([key, values])).sort());
}
