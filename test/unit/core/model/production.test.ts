import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  doubtSentence,
  isProductionConnection,
  isProductionProfile,
  isProductionTagged,
} from '../../../../src/core/model/production.ts';

const patterns = ['Environment=Production', 'tier=1=gold'];

test('a tag that a pattern names marks production, whatever its case', () => {
  assert.equal(isProductionTagged(patterns, [{ key: 'Environment', value: 'Production' }]), true);
  assert.equal(isProductionTagged(patterns, [{ key: 'environment', value: 'PRODUCTION' }]), true);
  assert.equal(isProductionTagged(patterns, [{ key: 'tier', value: '1=gold' }]), true);
});

test('other tags, other values and no tags do not', () => {
  assert.equal(isProductionTagged(patterns, [{ key: 'Environment', value: 'Productions' }]), false);
  assert.equal(isProductionTagged(patterns, [{ key: 'Stage', value: 'Production' }]), false);
  assert.equal(isProductionTagged(patterns, []), false);
  assert.equal(isProductionTagged([], [{ key: 'Environment', value: 'Production' }]), false);
});

test('a star stands for anything in a profile pattern', () => {
  assert.equal(isProductionProfile(['*prod*'], 'acme-PROD-admin'), true);
  assert.equal(isProductionProfile(['*prod*'], 'prod'), true);
  assert.equal(isProductionProfile(['prod-*-admin'], 'prod-eu-admin'), true);
  assert.equal(isProductionProfile(['prod-*-admin'], 'prod-admin'), false);
  assert.equal(isProductionProfile(['*'], 'anything'), true);
  assert.equal(isProductionProfile(['a*b*c'], 'a-c'), false);
});

test('without a star the whole name has to match', () => {
  assert.equal(isProductionProfile(['prod'], 'prod'), true);
  assert.equal(isProductionProfile(['prod'], 'prod2'), false);
});

test('a connection is production by the name it is shown under, chosen or of AWS_PROFILE', () => {
  assert.equal(isProductionConnection(['*prod*'], { isDemo: false, label: 'acme-prod' }), true);
  assert.equal(isProductionConnection(['*prod*'], { isDemo: false, label: 'acme-dev' }), false);
  assert.equal(isProductionConnection(['default'], { isDemo: false, label: 'default' }), true);
});

test('the demo fleet is nobody’s production, whatever the patterns say', () => {
  assert.equal(isProductionConnection(['*'], { isDemo: true, label: 'Demo fleet' }), false);
});

test('other signs of a pattern stand for themselves', () => {
  assert.equal(isProductionProfile(['pro.'], 'prod'), false);
  assert.equal(isProductionProfile(['(*'], '(prod'), true);
});

test('a hostile pattern is answered in no time', () => {
  const pattern = `${'*a'.repeat(5000)}*b`;
  assert.equal(isProductionProfile([pattern], 'a'.repeat(20_000)), false);
});

test('what nobody knows is said with its reason and what to do, of a node and of a container', () => {
  const sentence = 'production is not known (no tags). Treat it as production.';
  assert.equal(doubtSentence('no tags', 'i-0123456789abcdef0'), `Whether this node is ${sentence}`);
  assert.equal(doubtSentence('no tags', 'ecs:shop_0123_4567'), `Whether this container is ${sentence}`);
});
