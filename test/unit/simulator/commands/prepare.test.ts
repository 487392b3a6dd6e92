import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../src/core/base/json.ts';
import { prepare } from '../../../../src/simulator/commands/prepare.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';
import { testDocuments, testParameters } from '../support/documents.ts';

const step: JsonObject = {
  action: 'aws:runShellScript',
  name: 'main',
  inputs: { runCommand: ['echo {{ ssm:/app/host }}', { deep: '{{ssm:/app/host}}' }, 7], plain: null },
};

function sources(content: JsonObject): Parameters<typeof prepare>[0] {
  return { documents: testDocuments({ doc: content }), parameters: testParameters({ '/app/host': 'db-1' }) };
}

describe('preparing a document', () => {
  it('resolves references to Parameter Store wherever the steps have them', () => {
    const prepared = prepare(sources({ schemaVersion: '2.2', mainSteps: [step] }), 'doc', '1', {});
    assert.deepEqual(prepared.document.steps[0]?.inputs, {
      runCommand: ['echo db-1', { deep: 'db-1' }, 7],
      plain: null,
    });
    assert.equal(prepared.version, '1');
  });

  it('resolves them in what the caller gave and in defaults', () => {
    const parameters = { a: { type: 'String', default: '{{ssm:/app/host}}' }, b: { type: 'StringList' } };
    const content = { schemaVersion: '2.2', parameters, mainSteps: [step] };
    const { scope } = prepare(sources(content), 'doc', undefined, { b: ['x {{ssm:/app/host}}'] });
    assert.equal(scope.lookup('a'), 'db-1');
    assert.deepEqual(scope.lookup('b'), ['x db-1']);
  });

  it('lets a document that is too large by itself pass: some of AWS are', () => {
    const content = { schemaVersion: '2.2', description: 'x'.repeat(70_000), mainSteps: [step] };
    assert.equal(prepare(sources(content), 'doc', undefined, {}).name, 'doc');
  });

  it('refuses what becomes too large by its parameters', () => {
    const content = { schemaVersion: '2.2', parameters: { a: { type: 'String' } }, mainSteps: [step] };
    assert.throws(
      () => prepare(sources(content), 'doc', undefined, { a: ['é'.repeat(33_000)] }),
      (error) => error instanceof ServiceError && error.code === 'MaxDocumentSizeExceeded',
    );
  });
});
