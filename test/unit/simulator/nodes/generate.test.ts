import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { generatedSpec } from '../../../../src/simulator/nodes/generate.ts';

const specs = Array.from({ length: 2000 }, (_, index) => generatedSpec(1, index));
const share = (count: number): number => count / specs.length;

describe('generated nodes', () => {
  it('are the same for the same seed and index', () => {
    assert.deepEqual(generatedSpec(4, 77), generatedSpec(4, 77));
  });

  it('have names of their own that tell role and environment', () => {
    assert.equal(new Set(specs.map(({ name }) => name)).size, specs.length);
    for (const { name, role } of specs) assert.match(name, new RegExp(`^${role}-(prod|staging|dev)-\\d{4}$`));
  });

  it('are mostly well: few are lost, outdated or on premises', () => {
    const lost = share(specs.filter(({ offline }) => offline === true).length);
    const outdated = share(specs.filter(({ outdated: old }) => old === true).length);
    const onPremises = share(specs.filter(({ onPremises: here }) => here === true).length);
    assert.ok(lost > 0.005 && lost < 0.04, `lost ${lost}`);
    assert.ok(outdated > 0.06 && outdated < 0.14, `outdated ${outdated}`);
    assert.ok(onPremises > 0 && onPremises < 0.03, `on premises ${onPremises}`);
  });

  it('are half production, and of all platforms', () => {
    const production = share(specs.filter(({ environment }) => environment === 'Production').length);
    assert.ok(production > 0.45 && production < 0.55, `production ${production}`);
    assert.equal(new Set(specs.map(({ platform }) => platform)).size, 6);
  });

  it('belong to a patch group for their platform', () => {
    for (const { platform, patchGroup } of specs) {
      assert.equal(patchGroup.endsWith('-windows'), platform === 'windows');
    }
  });
});
