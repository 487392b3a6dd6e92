import { test } from 'node:test';
import assert from 'node:assert/strict';
import { managedDocument, managedNames } from '../../../../../../src/core/language/tables/managed/index.ts';
import { encode } from '../../../../../support/managed/encode.ts';

test('a document is known by its name and by its ARN', () => {
  const document = managedDocument('AWS-RunShellScript');
  assert.equal(document?.type, 'Command');
  assert.deepEqual(document.platforms, ['Linux', 'MacOS']);
  assert.deepEqual(managedDocument('arn:aws:ssm:eu-west-1::document/AWS-RunShellScript'), document);
});

test('parameters come with their type, whether they are required, and their values', () => {
  const parameters = managedDocument('AWS-RunPatchBaseline')?.parameters ?? [];
  const operation = parameters.find(({ name }) => name === 'Operation');
  assert.deepEqual(operation, {
    name: 'Operation',
    type: 'String',
    required: true,
    values: ['Scan', 'Install'],
  });
  const commands = managedDocument('AWS-RunShellScript')?.parameters[0];
  assert.deepEqual(commands, { name: 'commands', type: 'StringList', required: true, values: [] });
  const instance = managedDocument('AWS-AttachEBSVolume')?.parameters.map(({ type }) => type) ?? [];
  assert.ok(instance.every((type) => /^[A-Za-z:0-9]+$/.test(type)));
});

test('an unknown name is no document, nor is what every object has', () => {
  for (const name of ['', 'AWS-NoSuchDocument', 'constructor', '__proto__', '{{ name }}']) {
    assert.equal(managedDocument(name), undefined, name);
  }
});

test('names are listed by type', () => {
  const commands = managedNames('Command');
  assert.ok(commands.includes('AWS-RunShellScript'));
  assert.ok(!commands.includes('AWS-StopEC2Instance'));
  assert.ok(managedNames('Automation').includes('AWS-StopEC2Instance'));
  assert.ok(managedNames().length > commands.length + managedNames('Automation').length);
});

test('every entry of the catalogue reads back with known types and names', () => {
  for (const name of managedNames()) {
    const document = managedDocument(name);
    assert.ok(document, name);
    for (const parameter of document.parameters) {
      assert.match(parameter.name, /^[\w.-]+$/, name);
      assert.match(
        parameter.type,
        /^(?:String|StringList|Boolean|Integer|StringMap|MapList|AWS::[A-Za-z0-9]+::[A-Za-z]+::[A-Za-z]+)$/,
      );
    }
  }
});

test('what is encoded is what is read, also of documents that are no longer listed', () => {
  const encoded = encode([{ name: 'A', type: 'Command', platforms: ['Linux'] }, 'noise', {}], {
    A: { p: { type: 'StringList', required: true, allowedValues: ['x/y', 'a=b'] } },
    Old: { q: { type: 'AWS::EC2::Instance::Id', required: false }, r: null },
  });
  assert.deepEqual(encoded, { A: 'Command/L/p!:L=x/y|a=b', Old: '//q:AWS::EC2::Instance::Id;r' });
  assert.deepEqual(encode(undefined, undefined), {});
});

test('a list of values that is too long for a menu is left out', () => {
  const parameters = { A: { p: { type: 'String', required: false, allowedValues: ['x'.repeat(601)] } } };
  assert.deepEqual(encode([{ name: 'A', type: 'Command', platforms: 'none' }], parameters), {
    A: 'Command//p',
  });
});
