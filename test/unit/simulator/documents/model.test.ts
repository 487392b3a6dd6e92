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
