import { test } from 'node:test';
import assert from 'node:assert/strict';
import { emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import {
  previewOf,
  previewView,
  productionSentence,
  targetWords,
  type PreviewInput,
} from '../../../../../src/features/runCommand/form/preview.ts';
import type { FleetNode } from '../../../../../src/features/runCommand/fleet.ts';
import { aFleet, aNode, aPreviewInput, aSpec, draftOn } from '../../../../support/runForm.ts';

/** Lines that ask for attention, as `tone: text`. */
function warnings(input: PreviewInput): readonly string[] {
  return previewView(input)
    .lines.filter((line) => line.tone !== 'info')
    .map((line) => `${line.tone}: ${line.text}`);
}

const perhaps = 'Whether all of these nodes are outside production is not known. You will be asked twice.';

const web = aNode(1);
const lost = aNode(2, { name: 'db-2', online: false });
const windows = aNode(3, { name: 'win-3', platform: 'Windows' });
const prod = aNode(4, { name: 'prod-4', production: true });

test('healthy nodes are counted and need no warning', () => {
  const input = aPreviewInput({ draft: draftOn([web]), fleet: aFleet(web) });
  assert.equal(previewView(input).reach, '1 node');
  assert.deepEqual(warnings(input), []);
});

test('offline nodes are named with how long the command waits for them, and can be left out', () => {
  const input = aPreviewInput({ draft: draftOn([web, lost]), fleet: aFleet(web, lost) });
  assert.deepEqual(warnings(input), [
    'warning: 1 node offline: db-2. It gets the command if it comes back within 1 hour.',
  ]);
  const line = previewView(input).lines.find((candidate) => candidate.leaveOut !== undefined);
  assert.deepEqual(line?.leaveOut, [lost.id]);
  const soon = { ...input, draft: draftOn([lost], { timeoutSeconds: '90' }) };
  assert.match(warnings(soon)[0] ?? '', /within 90 seconds/);
});

test('nodes of another platform are named with what the document runs on', () => {
  const input = aPreviewInput({ draft: draftOn([web, windows]), fleet: aFleet(web, windows) });
  assert.deepEqual(warnings(input), [
    'error: 1 node of another platform: win-3. AWS-RunShellScript runs on Linux, macOS.',
  ]);
});

test('a platform that nobody knows, and a document for every platform, warn of nothing', () => {
  const odd = aNode(5, { platform: 'Unknown' });
  assert.deepEqual(warnings(aPreviewInput({ draft: draftOn([odd]), fleet: aFleet(odd) })), []);
  const everywhere = aSpec({ platforms: [] });
  const input = aPreviewInput({ draft: draftOn([windows]), fleet: aFleet(windows), spec: everywhere });
  assert.deepEqual(warnings(input), []);
});

test('production is named and announces the second question', () => {
  const input = aPreviewInput({ draft: draftOn([web, prod]), fleet: aFleet(web, prod) });
  assert.deepEqual(warnings(input), ['warning: 1 node is production: prod-4. You will be asked twice.']);
  const profile = { ...input, productionProfile: 'acme-prod' };
  assert.deepEqual(warnings(profile), [
    'warning: The profile acme-prod is production. You will be asked twice.',
  ]);
});

test('ids that are no node of the Region are an error and can be left out', () => {
  const input = aPreviewInput({ draft: draftOn([web, prod]), fleet: aFleet(web) });
  assert.equal(warnings(input)[1], `warning: ${perhaps}`);
  assert.match(warnings(input)[0] ?? '', /^error: 1 id of no managed node in this Region: i-0+4\.$/);
});

test('tags that nobody carries reach nothing, and that is an error once a key was given', () => {
  const draft = { ...emptyDraft, targetKind: 'tags', tags: [{ key: 'Role', values: 'none' }] } as const;
  const input = aPreviewInput({ draft, fleet: aFleet(web) });
  assert.equal(previewView(input).reach, '0 nodes');
  assert.deepEqual(warnings(input), ['error: No managed node carries these tags: nothing would run.']);
  assert.deepEqual(warnings({ ...input, draft: { ...draft, tags: [{ key: '', values: '' }] } }), []);
});

test('nodes of a tag cannot be left out one by one', () => {
  const tags = [{ key: 'Role', value: 'web' }];
  const gone = aNode(6, { online: false, tags });
  const draft = { ...emptyDraft, targetKind: 'tags', tags: [{ key: 'Role', values: 'web' }] } as const;
  const line = previewView(aPreviewInput({ draft, fleet: aFleet(gone) })).lines[0];
  assert.ok(line !== undefined);
  assert.equal(line.tone, 'warning');
  assert.equal(line.leaveOut, undefined);
});

test('while nodes are read the number is looked for, not unknown', () => {
  const draft = { ...emptyDraft, targetKind: 'tags', tags: [{ key: 'Role', values: 'web' }] } as const;
  const fleet = { ...aFleet(), complete: false };
  assert.equal(
    previewView(aPreviewInput({ draft, fleet, fleetLoading: true })).reach,
    'Looking for the nodes…',
  );
  const failed = aPreviewInput({ draft, fleet, fleetFailure: 'Denied.' });
  assert.equal(previewView(failed).reach, 'Unknown number of nodes');
  assert.deepEqual(warnings(failed), [
    'warning: The nodes could not be read: Denied.',
    `warning: ${perhaps}`,
  ]);
});

/** Whether the run is asked for twice without a production node that could be named. */
function isPerhaps(differs: Partial<PreviewInput>): boolean {
  const preview = previewOf(aPreviewInput(differs));
  return preview.perhapsProduction && preview.production.length === 0;
}

const untold = aNode(7, { id: 'mi-07', tags: undefined });

test('chosen nodes whose tags are not known, or that nobody knows, may be production', () => {
  assert.equal(isPerhaps({ draft: draftOn([web, lost]), fleet: aFleet(web, lost, untold) }), false);
  assert.equal(isPerhaps({ draft: draftOn([web, untold]), fleet: aFleet(web, untold) }), true);
  assert.equal(isPerhaps({ draft: draftOn([web, lost]), fleet: aFleet(web) }), true);
  const seeded = { ...aFleet(web), complete: false };
  assert.equal(isPerhaps({ draft: draftOn([lost]), fleet: seeded }), true);
});

test('a tag may reach production while some tags or all nodes are not known', () => {
  const draft = { ...emptyDraft, targetKind: 'tags', tags: [{ key: 'Role', values: 'web' }] } as const;
  assert.equal(isPerhaps({ draft, fleet: aFleet(web) }), false);
  assert.equal(isPerhaps({ draft, fleet: aFleet(web, untold) }), true);
  assert.equal(isPerhaps({ draft, fleet: aFleet(untold) }), true);
  assert.equal(isPerhaps({ draft, fleet: { ...aFleet(), complete: false } }), true);
});

test('a resource group may reach production unless the Region is known to hold none', () => {
  const draft = { ...emptyDraft, targetKind: 'resourceGroup', resourceGroup: 'web' } as const;
  assert.equal(isPerhaps({ draft, fleet: aFleet(web) }), false);
  assert.equal(isPerhaps({ draft, fleet: aFleet(web, prod) }), true);
  assert.equal(isPerhaps({ draft, fleet: aFleet(web, untold) }), true);
  assert.equal(isPerhaps({ draft, fleet: { ...aFleet(web), complete: false } }), true);
});

test('while nodes are read nothing is said of production that is not known yet', () => {
  const fleet = { ...aFleet(), complete: false };
  const input = aPreviewInput({ draft: draftOn([web, lost]), fleet, fleetLoading: true });
  assert.equal(previewView(input).reach, '2 nodes');
  assert.deepEqual(warnings(input), []);
});

test('tags that could not be read are said to hide production', () => {
  const fleet = { ...aFleet(web), tagsMissing: 'EC2 tags could not be read: Denied.' };
  assert.deepEqual(warnings(aPreviewInput({ draft: draftOn([web]), fleet })), [
    'warning: EC2 tags could not be read: Denied. Whether nodes are production cannot be told from their tags.',
  ]);
});

test('the rate controls are always explained', () => {
  const last = previewView(aPreviewInput()).lines.at(-1);
  assert.match(last?.text ?? '', /^Starts on 1 node/);
});

test('the preview counts what the question needs', () => {
  const nodes = [web, lost, windows, prod];
  const preview = previewOf(aPreviewInput({ draft: draftOn(nodes), fleet: aFleet(...nodes) }));
  assert.deepEqual(preview.offline, [lost]);
  assert.deepEqual(preview.wrongPlatform, [windows]);
  assert.deepEqual(preview.production, [prod]);
});

test('many production nodes are counted and the first named', () => {
  const many = Array.from({ length: 8 }, (_, index) => aNode(index, { production: true }));
  assert.equal(
    productionSentence({ production: many, perhapsProduction: true }, undefined),
    '8 nodes are production: web-0, web-1, web-2, web-3, web-4 and 3 more.',
  );
  assert.equal(productionSentence({ production: [], perhapsProduction: false }, undefined), undefined);
});

test('targets read as they are chosen', () => {
  const words = (draft: PreviewInput['draft'], ...nodes: readonly FleetNode[]): string => {
    const input = aPreviewInput({ draft, fleet: aFleet(...nodes) });
    return targetWords(draft, previewOf(input));
  };
  assert.equal(words(draftOn([web, lost]), web, lost), '2 nodes');
  assert.equal(
    words({ ...emptyDraft, targetKind: 'resourceGroup', resourceGroup: 'web' }),
    'the resource group web',
  );
  const tags = [
    { key: 'Role', values: 'web, api' },
    { key: 'Team', values: '' },
    { key: 'Owner', values: '""' },
  ];
  assert.equal(
    words({ ...emptyDraft, targetKind: 'tags', tags }, web),
    'every node tagged Role=web or api and Team and Owner="" (0 nodes now)',
  );
});
