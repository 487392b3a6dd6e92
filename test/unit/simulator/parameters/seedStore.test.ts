import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoParameters } from '../../../../src/simulator/parameters/demo.ts';
import { latest } from '../../../../src/simulator/parameters/model.ts';
import { arnOf, checkName } from '../../../../src/simulator/parameters/name.ts';
import { seedStore } from '../../../../src/simulator/parameters/seedStore.ts';
import { chooseTier } from '../../../../src/simulator/parameters/tier.ts';
import { checkValue } from '../../../../src/simulator/parameters/value.ts';
import { fleetNow } from '../support/fleet.ts';

const seeded = (count?: number): ReturnType<typeof seedStore> =>
  seedStore({ count, seed: 1, now: fleetNow, user: 'me' });

describe('the demo’s parameters', () => {
  it('keep all the rules that PutParameter has', () => {
    for (const parameter of seeded().list()) {
      checkName(parameter.name, arnOf(parameter.name, 'eu-central-1', '123456789012'));
      for (const version of parameter.versions()) {
        checkValue(version);
        const hasPolicies = version.policies.length > 0;
        const tier = chooseTier({
          asked: version.tier,
          current: undefined,
          value: version.value,
          hasPolicies,
          count: 0,
        });
        assert.equal(tier, version.tier, parameter.name);
      }
    }
  });

  it('have versions in order of time, up to some days ago, and labels on versions that exist', () => {
    for (const parameter of seeded().list()) {
      const versions = parameter.versions();
      const times = versions.map(({ modified }) => modified);
      assert.deepEqual(times, [...times].sort());
      assert.ok((times.at(-1) ?? Infinity) < fleetNow);
      for (const number of parameter.labels.values()) {
        assert.ok(
          versions.some(({ version }) => version === number),
          parameter.name,
        );
      }
    }
  });

  it('hold every type, and secrets with a key', () => {
    const types = new Set(demoParameters.map(({ type }) => type));
    assert.deepEqual([...types].sort(), ['SecureString', 'String', 'StringList']);
    const secret = seeded().find('license-key');
    assert.ok(secret);
    assert.equal(latest(secret).keyId, 'alias/aws/ssm');
  });
});

describe('generated parameters', () => {
  it('are as many as were asked for, with names of their own', () => {
    for (const count of [0, 5, 200, 20_000]) {
      const store = seeded(count);
      assert.equal(store.size, count);
      assert.equal(store.list().length, count);
    }
  });

  it('are advanced beyond the ten thousand standard ones that an account can have', () => {
    const tiers = seeded(10_050)
      .list()
      .map((parameter) => latest(parameter).tier);
    assert.equal(tiers.filter((tier) => tier === 'Standard').length, 9_999);
  });
});
