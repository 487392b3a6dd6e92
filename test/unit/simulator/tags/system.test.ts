import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTagsSystem } from '../../../../src/simulator/tags/system.ts';
import type { SimulatorSystem, Tag } from '../../../../src/simulator/system.ts';
import { call, errorOf } from '../support/api.ts';

function system(initial: readonly Tag[] = []): SimulatorSystem {
  let tags = initial;
  const resource = {
    get tags() {
      return tags;
    },
    setTags(changed: readonly Tag[]): void {
      tags = changed;
    },
  };
  return createTagsSystem(new Map([['Parameter', (id: string) => (id === '/a' ? resource : undefined)]]));
}

const of = { ResourceType: 'Parameter', ResourceId: '/a' };

describe('the tags system', () => {
  it('adds, replaces, removes and lists', async () => {
    const tags = system([{ key: 'Old', value: '1' }]);
    await call(tags, 'AddTagsToResource', {
      ...of,
      Tags: [
        { Key: 'New', Value: '' },
        { Key: 'Old', Value: '2' },
      ],
    });
    assert.deepEqual(await call(tags, 'ListTagsForResource', of), {
      TagList: [
        { Key: 'Old', Value: '2' },
        { Key: 'New', Value: '' },
      ],
    });
    await call(tags, 'RemoveTagsFromResource', { ...of, TagKeys: ['Old', 'Nowhere'] });
    assert.deepEqual(await call(tags, 'ListTagsForResource', of), { TagList: [{ Key: 'New', Value: '' }] });
  });

  it('knows what is there and what has tags here', async () => {
    const nowhere = { ...of, ResourceId: '/b' };
    assert.equal(await errorOf(system(), 'ListTagsForResource', nowhere), 'InvalidResourceId');
    const window = { ...of, ResourceType: 'MaintenanceWindow' };
    assert.equal(await errorOf(system(), 'ListTagsForResource', window), 'InvalidResourceType');
  });

  it('keeps fifty tags at most, and leaves reserved keys alone', async () => {
    const tags = system();
    const fifty = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: 'v' }));
    await call(tags, 'AddTagsToResource', { ...of, Tags: fifty });
    const more = { ...of, Tags: [{ Key: 'k50', Value: 'v' }] };
    assert.equal(await errorOf(tags, 'AddTagsToResource', more), 'TooManyTagsError');
    assert.equal(await errorOf(tags, 'AddTagsToResource', { ...of, Tags: [fifty[0] ?? {}] }), 'none');
    const reserved = { ...of, Tags: [{ Key: 'AWS:x', Value: 'v' }] };
    assert.equal(await errorOf(tags, 'AddTagsToResource', reserved), 'ValidationException');
  });
});
