import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ssmResolver } from '../../../../../src/simulator/commands/parameters/references.ts';
import { ServiceError } from '../../../../../src/simulator/system.ts';
import { testParameters } from '../../support/documents.ts';

describe('references to Parameter Store', () => {
  const resolve = ssmResolver(
    testParameters({ '/app/host': 'db-1', 'plain:3': 'v3', odd: '$& {{ssm:plain:3}}' }),
  );

  it('are replaced wherever they stand, with a version too', () => {
    assert.equal(resolve('ping {{ssm:/app/host}} {{ ssm:plain:3 }}'), 'ping db-1 v3');
    assert.equal(resolve('nothing {{ commands }}'), 'nothing {{ commands }}');
  });

  it('are replaced once and literally', () => {
    assert.equal(resolve('{{ssm:odd}}'), '$& {{ssm:plain:3}}');
  });

  it('refuse what does not exist, by name', () => {
    assert.throws(
      () => resolve('{{ssm:/secret}}'),
      (error) =>
        error instanceof ServiceError && error.code === 'InvalidParameters' && /\/secret/.test(error.message),
    );
  });
});
