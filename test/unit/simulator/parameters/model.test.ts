import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createParameter,
  labelsOf,
  latest,
  type ParameterVersion,
} from '../../../../src/simulator/parameters/model.ts';

const version = (number: number): ParameterVersion => ({
  version: number,
  type: 'String',
  value: `v${number}`,
  description: undefined,
  allowedPattern: undefined,
  keyId: undefined,
  tier: 'Standard',
  dataType: 'text',
  policies: [],
  modified: 0,
  user: 'me',
});

describe('a parameter', () => {
  it('makes its versions at the first look, once', () => {
    let made = 0;
    const parameter = createParameter('/a', () => {
      made += 1;
      return [version(1)];
    });
    assert.equal(made, 0);
    parameter.versions();
    parameter.versions();
    assert.equal(made, 1);
  });

  it('is its last version', () => {
    const parameter = createParameter('/a', () => [version(1), version(2)]);
    assert.equal(latest(parameter).value, 'v2');
    parameter.setVersions([version(7)]);
    assert.equal(latest(parameter).version, 7);
  });

  it('without a version is a mistake of ours', () => {
    assert.throws(() => latest(createParameter('/a', () => [])), /no version/);
  });

  it('knows the labels of each version', () => {
    const parameter = createParameter('/a', () => [version(1), version(2)]);
    parameter.labels.set('old', 1).set('new', 2).set('best', 2);
    assert.deepEqual(labelsOf(parameter, 2), ['new', 'best']);
    assert.deepEqual(labelsOf(parameter, 3), []);
  });
});
