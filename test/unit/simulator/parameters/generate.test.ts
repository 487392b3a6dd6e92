import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generatedName, generatedSpec } from '../../../../src/simulator/parameters/generate.ts';
import { checkName } from '../../../../src/simulator/parameters/name.ts';

const indexes = Array.from({ length: 3000 }, (_, index) => index * 13);

describe('generated parameters', () => {
  it('stand in a hierarchy that is believable', () => {
    assert.equal(generatedName(0), '/billing/production/service-000/db/host');
    assert.match(generatedName(49_999), /^\/[a-z]+\/[a-z]+\/service-\d{3}\/[a-z/-]+$/);
    const teams = new Set(indexes.map((index) => generatedName(index).split('/')[1]));
    assert.equal(teams.size, 8);
  });

  it('have names of their own that are allowed', () => {
    const names = indexes.map(generatedName);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) checkName(name, name);
  });

  it('are the same for the same seed and index', () => {
    assert.deepEqual(generatedSpec(3, 17), generatedSpec(3, 17));
    assert.notDeepEqual(generatedSpec(3, 17).values, generatedSpec(4, 17).values);
    assert.equal(generatedSpec(3, 17).name, generatedName(17));
  });

  it('keep tokens and passwords secret, and lists as lists', () => {
    for (const index of indexes) {
      const { name, type } = generatedSpec(1, index);
      assert.equal(type === 'SecureString', /\/(password|token)$/.test(name), name);
      assert.equal(type === 'StringList', name.endsWith('/features'), name);
    }
  });
});
