import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partitionOf } from '../../../../src/core/aws/partitions.ts';
import { isRegionCode, partitions } from '../../../../src/core/aws/regions.ts';

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

const wellFormed: readonly (readonly [code: string, partition: string])[] = [
  ['eu-central-9', 'aws'],
  ['mx-north-2', 'aws'],
  ['cn-west-12', 'aws-cn'],
  ['us-gov-south-1', 'aws-us-gov'],
  ['us-iso-north-3', 'aws-iso'],
  ['us-isob-south-1', 'aws-iso-b'],
  ['eu-isoe-north-1', 'aws-iso-e'],
  ['us-isof-west-1', 'aws-iso-f'],
  ['eusc-de-west-2', 'aws-eusc'],
];

for (const [code, partition] of wellFormed) {
  test(`a Region ${code} of tomorrow is one of ${partition}`, () => {
    assert.equal(isRegionCode(code), true);
    assert.equal(partitionOf(code), partition);
  });
}

for (const text of [
  'us-east-1\n',
  ' us-east-1',
  'us-east-',
  'us-east-111',
  'us--east-1',
  'us-east-1.amazonaws.com',
  'us-east-1/../eu-west-1',
  'us-east-1@evil.example',
  '../us-east-1',
  'us-eäst-1',
  '-us-east-1',
  'useast1',
  'u-east-1',
  'global',
]) {
  test(`${JSON.stringify(text)} cannot become a part of an endpoint`, () =>
    assert.equal(isRegionCode(text), false));
}

test('every Region has a name that tells it from the others of its partition', () => {
  for (const { id, regions } of partitions) {
    const names = regions.map(({ name }) => name);
    assert.ok(
      names.every((name) => name.trim() === name && name !== ''),
      id,
    );
    assert.equal(new Set(names).size, names.length, id);
  }
});
