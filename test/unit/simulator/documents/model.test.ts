import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createDocument, latestOf, versionOf } from '../../../../src/simulator/documents/model.ts';
import { demoDocuments } from '../support/documentStore.ts';

describe('the versions of a document', () => {
  const document = demoDocuments().find('Shop-DeployRelease');
  assert.ok(document);

  it('are found by number, as the default and as the latest', () => {
    assert.equal(versionOf(document, undefined)?.version, 2);
    assert.equal(versionOf(document, '$DEFAULT')?.version, 2);
    assert.equal(versionOf(document, '$LATEST')?.version, 3);
    assert.equal(versionOf(document, '1')?.version, 1);
    assert.equal(versionOf(document, '4'), undefined);
    assert.equal(versionOf(document, 'x'), undefined);
  });

  it('may begin anywhere: Amazon’s documents show one of many', () => {
    const patch = demoDocuments().find('AWS-RunPatchBaseline');
    assert.ok(patch);
    assert.equal(versionOf(patch, undefined)?.version, 20);
    assert.equal(latestOf(patch).version, 20);
  });

  it('are never none', () => {
    assert.throws(() => latestOf(createDocument({ ...document, versions: [] })), /no version/);
  });
});

describe('asking for a version', () => {
  const document = demoDocuments().find('Shop-DeployRelease');
  assert.ok(document);

  for (const wanted of [
    '0',
    '-1',
    '1.5',
    '99999999999999999999',
    'latest',
    '$latest',
    '$DEFAULT ',
    'NaN',
    'Infinity',
  ]) {
    it(`${JSON.stringify(wanted)} finds none`, () => assert.equal(versionOf(document, wanted), undefined));
  }

  it('that was deleted finds none, and the others stay', () => {
    const fewer = createDocument({
      ...document,
      versions: document.versions.filter(({ version }) => version !== 2),
      defaultVersion: 3,
    });
    assert.equal(versionOf(fewer, '2'), undefined);
    assert.equal(versionOf(fewer, undefined)?.version, 3);
    assert.equal(versionOf(fewer, '$LATEST')?.version, 3);
  });
});

describe('a document', () => {
  const seed = demoDocuments().find('Shop-DeployRelease');
  assert.ok(seed);

  it('begins without tags and shared with nobody unless it is told', () => {
    const { name, type, owner, author, platforms, versions, defaultVersion } = seed;
    const made = createDocument({ name, type, owner, author, platforms, versions, defaultVersion });
    assert.deepEqual(made.tags, []);
    assert.equal(made.sharedWith.size, 0);
  });

  it('has the tags that were set last, apart from those of others', () => {
    const one = createDocument({ ...seed, tags: [{ key: 'a', value: '1' }] });
    const two = createDocument({ ...seed, tags: [] });
    one.setTags([{ key: 'b', value: '2' }]);
    assert.deepEqual(one.tags, [{ key: 'b', value: '2' }]);
    assert.deepEqual(two.tags, []);
  });
});
