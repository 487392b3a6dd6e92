import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseDocument, parseParameters } from '../../../../../src/simulator/commands/document/parse.ts';
import { runShellScript } from '../../support/documents.ts';

describe('a Command document', () => {
  it('of schema 1.2 has a step for each plugin, under its name', () => {
    const document = parseDocument(runShellScript);
    assert.equal(document?.schemaVersion, '1.2');
    assert.deepEqual(
      document.steps.map(({ name, plugin }) => [name, plugin]),
      [['aws:runShellScript', 'aws:runShellScript']],
    );
    assert.equal(document.steps[0]?.inputs['runCommand'], '{{ commands }}');
  });

  it('of schema 1.2 may give its properties without a list', () => {
    const config = { 'aws:runShellScript': { properties: { runCommand: ['a'] } } };
    const document = parseDocument({ schemaVersion: '1.2', runtimeConfig: config });
    assert.deepEqual(document?.steps[0]?.inputs, { runCommand: ['a'] });
  });

  it('of schema 2.2 has its steps with names, inputs and preconditions', () => {
    const document = parseDocument({
      schemaVersion: '2.2',
      mainSteps: [
        {
          action: 'aws:runShellScript',
          name: 'one',
          inputs: { runCommand: ['a'] },
          precondition: { StringEquals: ['platformType', 'Linux'] },
        },
        { action: 'aws:softwareInventory' },
      ],
    });
    assert.deepEqual(document?.steps, [
      {
        name: 'one',
        plugin: 'aws:runShellScript',
        inputs: { runCommand: ['a'] },
        precondition: ['platformType', 'Linux'],
        skipsForeignPlatform: true,
      },
      {
        name: 'step2',
        plugin: 'aws:softwareInventory',
        inputs: {},
        precondition: undefined,
        skipsForeignPlatform: true,
      },
    ]);
  });

  it('takes a schema version that YAML read as a number', () => {
    assert.equal(
      parseDocument({ schemaVersion: 2.2, mainSteps: [{ action: 'aws:x' }] })?.schemaVersion,
      '2.2',
    );
  });

  it('is none without steps', () => {
    for (const content of [
      {},
      { schemaVersion: '2.2', mainSteps: [] },
      { schemaVersion: '1.2', runtimeConfig: 3 },
    ]) {
      assert.equal(parseDocument(content), undefined);
    }
  });

  it('is read although parts of it are not what they should be', () => {
    const document = parseDocument({
      schemaVersion: '2.0',
      parameters: { a: 'no map', b: {} },
      mainSteps: ['text', null, { action: 7, precondition: { StringEquals: ['one'] }, inputs: [] }],
    });
    assert.deepEqual(
      document?.steps.map(({ plugin, precondition, inputs }) => [plugin, precondition, inputs]),
      [['', undefined, {}]],
    );
    assert.deepEqual(
      document.parameters.map(({ name, type }) => [name, type]),
      [['b', 'String']],
    );
  });
});

describe('definitions of parameters', () => {
  it('tell default, limits and how the value is handed over', () => {
    const [definition] = parseParameters({
      parameters: {
        Message: {
          type: 'String',
          default: 'hi',
          allowedValues: ['hi', true],
          allowedPattern: '^h',
          minChars: 1,
          maxChars: 9,
          interpolationType: 'ENV_VAR',
        },
      },
    });
    assert.deepEqual(definition, {
      name: 'Message',
      type: 'String',
      defaultValue: 'hi',
      allowedValues: ['hi', 'true'],
      allowedPattern: '^h',
      minItems: undefined,
      maxItems: undefined,
      minChars: 1,
      maxChars: 9,
      asVariable: true,
    });
  });

  it('take a null default for none', () => {
    const [definition] = parseParameters({ parameters: { a: { type: 'String', default: null } } });
    assert.equal(definition?.defaultValue, undefined);
  });
});
