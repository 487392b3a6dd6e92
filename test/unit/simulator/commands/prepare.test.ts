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

function codeOf(
  content: JsonObject,
  name = 'doc',
  version?: string,
  given: Record<string, string[]> = {},
): string {
  try {
    prepare(sources(content), name, version, given);
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error.code;
  }
  return 'none';
}

describe('preparing what cannot be run', () => {
  const good = { schemaVersion: '2.2', mainSteps: [step] };

  it('tells a document that is not there from a version that is not', () => {
    assert.equal(codeOf(good, 'nothing'), 'InvalidDocument');
    assert.equal(codeOf(good, 'constructor'), 'InvalidDocument');
    assert.equal(codeOf(good, 'doc', '2'), 'InvalidDocumentVersion');
    for (const version of ['1', '$LATEST', '$DEFAULT'])
      assert.equal(codeOf(good, 'doc', version), 'none', version);
  });

  it('names the version that was asked for, or the default', () => {
    assert.throws(() => prepare(sources(good), 'doc', '7', {}), /has no version 7/);
  });

  for (const testType of ['Automation', 'Session', 'Policy', 'Package', 'command', '']) {
    it(`refuses a document of the type ${JSON.stringify(testType)}`, () =>
      assert.equal(codeOf({ ...good, testType }), 'InvalidDocument'));
  }

  it('refuses parameters that are not declared, and a required one that is missing', () => {
    const parameters = { a: { type: 'String' } };
    assert.equal(codeOf({ ...good, parameters }), 'InvalidParameters');
    assert.equal(
      codeOf({ ...good, parameters }, 'doc', undefined, { a: ['x'], b: ['y'] }),
      'InvalidParameters',
    );
    assert.equal(codeOf({ ...good, parameters }, 'doc', undefined, { a: ['x'] }), 'none');
  });

  it('refuses a reference to a parameter of the store that is not there', () => {
    const inputs = { runCommand: ['{{ssm:/nowhere}}'] };
    assert.equal(codeOf({ ...good, mainSteps: [{ ...step, inputs }] }), 'InvalidParameters');
  });

  it('counts bytes, not characters, and exactly', () => {
    const content = { schemaVersion: '2.2', parameters: { a: { type: 'String' } }, mainSteps: [step] };
    const room = 64 * 1024 - Buffer.byteLength(JSON.stringify(content)) - Buffer.byteLength('{"a":[""]}');
    assert.equal(codeOf(content, 'doc', undefined, { a: ['x'.repeat(room)] }), 'none');
    assert.equal(codeOf(content, 'doc', undefined, { a: ['x'.repeat(room + 1)] }), 'MaxDocumentSizeExceeded');
    assert.equal(codeOf(content, 'doc', undefined, { a: ['é'.repeat(room - 1)] }), 'MaxDocumentSizeExceeded');
  });

  it('does not change the document that it was given', () => {
    const content = { schemaVersion: '2.2', mainSteps: [step] };
    const before = JSON.stringify(content);
    prepare(sources(content), 'doc', undefined, {});
    assert.equal(JSON.stringify(content), before);
  });
});
