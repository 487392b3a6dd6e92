import { test } from 'node:test';
import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import type { RunDraft } from '../../../../../src/features/runCommand/form/messages.ts';
import { reachOf } from '../../../../../src/features/runCommand/form/reach.ts';
import type { Fleet } from '../../../../../src/features/runCommand/fleet.ts';
import { nodeIdOf } from '../../../../support/commands.ts';
import { aFleet, aNode, draftOn } from '../../../../support/runForm.ts';

const web = aNode(1, {
  tags: [
    { key: 'Role', value: 'web' },
    { key: 'Environment', value: 'Test' },
  ],
});
const api = aNode(2, {
  tags: [
    { key: 'Role', value: 'api' },
    { key: 'Environment', value: 'Prod' },
  ],
});
const bare = aNode(3);

function tagged(...tags: RunDraft['tags']): RunDraft {
  return { ...emptyDraft, targetKind: 'tags', tags };
}

/** Names of the nodes that are reached; undefined when that is not known. */
function reached(draft: RunDraft, fleet: Fleet): readonly string[] | undefined {
  const reach = reachOf(draft, fleet);
  return reach.kind === 'known' ? reach.nodes.map((node) => node.name) : undefined;
}

test('chosen nodes are reached, ids of nobody are named', () => {
  const draft = { ...draftOn([web, api]), nodeIds: [web.id, nodeIdOf(99)] };
  const reach = reachOf(draft, aFleet(web, api));
  assert.deepEqual(reach, { kind: 'known', nodes: [web], missing: [nodeIdOf(99)], uncertain: 0 });
});

test('before the fleet is known no id is called missing, and none is dropped', () => {
  const reach = reachOf({ ...emptyDraft, nodeIds: [nodeIdOf(99)] }, { ...aFleet(web), complete: false });
  assert.deepEqual(reach, { kind: 'known', nodes: [], missing: [], uncertain: 1 });
});

test('values of a tag are joined by OR, tags by AND', () => {
  const fleet = aFleet(web, api, bare);
  assert.deepEqual(reached(tagged({ key: 'Role', values: 'web, api' }), fleet), ['web-1', 'web-2']);
  assert.deepEqual(
    reached(tagged({ key: 'Role', values: 'web, api' }, { key: 'Environment', values: 'Prod' }), fleet),
    ['web-2'],
  );
});

test('a tag without a value means any value', () => {
  assert.deepEqual(reached(tagged({ key: 'Role', values: '' }), aFleet(web, api, bare)), ['web-1', 'web-2']);
});

test('keys and values are compared with their case, as the service does', () => {
  assert.deepEqual(reached(tagged({ key: 'role', values: 'web' }), aFleet(web)), []);
  assert.deepEqual(reached(tagged({ key: 'Role', values: 'Web' }), aFleet(web)), []);
});

test('nodes whose tags are not known make the number uncertain', () => {
  const untold = aNode(4, { tags: undefined });
  const reach = reachOf(tagged({ key: 'Role', values: 'web' }), aFleet(web, untold));
  assert.equal(reach.kind === 'known' ? reach.uncertain : -1, 1);
});

test('a tag’s reach is unknown without nodes or without any tags', () => {
  const draft = tagged({ key: 'Role', values: 'web' });
  assert.equal(reached(draft, { ...aFleet(web), complete: false }), undefined);
  const fleet = { ...aFleet(aNode(1, { tags: undefined })), tagsMissing: 'EC2 said no.' };
  assert.deepEqual(reachOf(draft, fleet), { kind: 'unknown', why: 'EC2 said no.' });
});

test('an empty Region is known to hold nothing', () => {
  assert.deepEqual(reached(tagged({ key: 'Role', values: 'web' }), aFleet()), []);
});

test('what a resource group holds is not known here', () => {
  assert.equal(
    reached({ ...emptyDraft, targetKind: 'resourceGroup', resourceGroup: 'g' }, aFleet(web)),
    undefined,
  );
});
