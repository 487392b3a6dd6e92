import type { JsonObject } from '../../core/base/json.ts';
import { requiredText, textsOf } from '../base/json.ts';
import { ServiceError, type SimulatorSystem, type Tag } from '../system.ts';
import { readTags, writeTags } from './tags.ts';

/** Something that has tags. */
export interface Tagged {
  readonly tags: readonly Tag[];
  setTags(tags: readonly Tag[]): void;
}

/** Finds a resource of one type by the id that the tag operations take; undefined when there is none. */
export type TaggedResources = (id: string) => Tagged | undefined;

const maxTags = 50;

/** Tags of SSM's own resources; EC2 instances have theirs in EC2. */
export function createTagsSystem(resources: ReadonlyMap<string, TaggedResources>): SimulatorSystem {
  const find = (input: JsonObject): Tagged => {
    const type = requiredText(input, 'ResourceType');
    const resolve = resources.get(type);
    if (resolve === undefined)
      throw new ServiceError('InvalidResourceType', `${type} is not a valid resource type here.`);
    const resource = resolve(requiredText(input, 'ResourceId'));
    if (resource === undefined) throw new ServiceError('InvalidResourceId', 'The resource ID is not valid.');
    return resource;
  };
  return {
    operations: {
      AddTagsToResource(input) {
        const resource = find(input);
        resource.setTags(merged(resource.tags, readTags(input)));
        return {};
      },
      RemoveTagsFromResource(input) {
        const resource = find(input);
        const keys = textsOf(input, 'TagKeys');
        resource.setTags(resource.tags.filter((tag) => !keys.includes(tag.key)));
        return {};
      },
      ListTagsForResource: (input) => ({ TagList: writeTags(find(input).tags) }),
    },
    dispose: () => undefined,
  };
}

function merged(tags: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const reserved = added.find((tag) => tag.key.toLowerCase().startsWith('aws:'));
  if (reserved !== undefined) {
    throw new ServiceError(
      'ValidationException',
      `Tag keys that begin with aws: are reserved: ${reserved.key}`,
    );
  }
  const values = new Map([...tags, ...added].map((tag) => [tag.key, tag.value]));
  if (values.size > maxTags)
    throw new ServiceError('TooManyTagsError', `A resource has at most ${maxTags} tags.`);
  return [...values].map(([key, value]) => ({ key, value }));
}
