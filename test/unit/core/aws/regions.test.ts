import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRegionCode, partitionOf, partitions } from '../../../../src/core/aws/regions.ts';

const listed = partitions.flatMap(({ id, regions }) => regions.map(({ code }) => [code, id] as const));

for (const [code, id] of listed) {
  test(`${code} is well formed and belongs to ${id}`, () => {
    assert.equal(partitionOf(code), id);
    assert.equal(isRegionCode(code), true);
  });
}

test('no Region is listed twice', () => {
  assert.equal(new Set(listed.map(([code]) => code)).size, listed.length);
});

test('Regions that are younger than the list are understood', () => {
  assert.equal(partitionOf('eu-west-9'), 'aws');
  assert.equal(partitionOf('cn-south-1'), 'aws-cn');
  assert.equal(partitionOf('us-gov-central-1'), 'aws-us-gov');
  assert.equal(partitionOf('nonsense'), 'aws');
});

test('what cannot be a Region is none', () => {
  for (const text of [
    '',
    'eu',
    'eu-west',
    'EU-WEST-1',
    'eu-west-1 ',
    'http://x',
    'eu_west_1',
    'a'.repeat(200),
  ]) {
    assert.equal(isRegionCode(text), false, text);
  }
});
