import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { executionTimeoutSeconds } from '../../../../src/simulator/commands/expiry.ts';
import { prepare } from '../../../../src/simulator/commands/prepare.ts';
import { testDocuments, testParameters } from '../support/documents.ts';

function secondsOf(...timeouts: readonly (string | number | undefined)[]): number {
  const mainSteps = timeouts.map((timeoutSeconds) => ({
    action: 'aws:runShellScript',
    inputs: timeoutSeconds === undefined ? {} : { timeoutSeconds },
  }));
  const parameters = { limit: { type: 'String', default: '120' } };
  const sources = {
    documents: testDocuments({ d: { schemaVersion: '2.2', parameters, mainSteps } }),
    parameters: testParameters(),
  };
  return executionTimeoutSeconds(prepare(sources, 'd', undefined, {}));
}

describe('how long a document may run', () => {
  it('is what its steps say together, an hour for each that says nothing', () => {
    assert.equal(secondsOf(60, '30'), 90);
    assert.equal(secondsOf(undefined), 3_600);
    assert.equal(secondsOf('{{ limit }}', undefined), 3_720);
  });

  it('is an hour for a step whose limit is out of range or no number', () => {
    for (const text of ['4', '172801', 'soon', '']) assert.equal(secondsOf(text), 3_600);
    assert.equal(secondsOf('5'), 5);
    assert.equal(secondsOf('172800'), 172_800);
  });
});
