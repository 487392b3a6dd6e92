import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ResourceReader } from '../../../../../src/core/language/embedding/resources.ts';
import type { Format } from '../../../../../src/core/language/text.ts';
import { quick } from '../../../../support/quick.ts';

function resource(name: string, lines = ''): string {
  return `  ${name}:\n    Type: AWS::SSM::Document\n    Properties:\n      Name: ${name}\n${lines}`;
}

/** The names of the resources, by where they and their properties stand. */
function found(text: string, format: Format = 'yaml', reader = new ResourceReader()): readonly string[] {
  return reader.read(text, format).resources.map(({ nameNode, properties }) => {
    const name = text.slice(nameNode.start, nameNode.end);
    return text.slice(properties.start, properties.end).includes('Name') ? name : `${name}?`;
  });
}

test('documents are found among other resources, wherever the section stands', () => {
  const text = `A: 1\n"Resources": # all\n# first\n${resource('One')}  Other:\n    Type: AWS::S3::Bucket\n\n${resource("'Two'")}Outputs: {}\n`;
  assert.deepEqual(found(text), ['One', "'Two'"]);
  assert.deepEqual(found(text.replaceAll('\n', '\r\n')), ['One', "'Two'"]);
  assert.deepEqual(found(`\ufeffResources:\n${resource('One')}`), ['One']);
  assert.deepEqual(found(`---\nResources:\n${resource('One')}...\n`), ['One']);
});

test('what is no template has none', () => {
  for (const text of [
    '',
    'Resources:',
    'Resources:\n',
    'Resources: x',
    '- AWS::SSM::Document',
    resource('One'),
  ]) {
    assert.deepEqual(found(text), [], text);
  }
  assert.deepEqual(found('Resources:\n  A:\n    Type: AWS::SSM::Document\n'), []);
});

test('mistakes elsewhere hide nothing, and are not those of the documents', () => {
  const text = `Mappings: [\nResources:\n  Other: {{ x\n${resource('One')}`;
  const read = new ResourceReader().read(text, 'yaml');
  assert.equal(read.resources.length, 1);
  assert.equal(read.isBroken, false);
  assert.equal(
    new ResourceReader().read(`Resources:\n${resource('One', '      : :\n')}`, 'yaml').isBroken,
    true,
  );
});

test('brackets, anchors elsewhere and quoted lines further left are read with the whole', () => {
  assert.deepEqual(
    found('{"Resources": {"One": {"Type": "AWS::SSM::Document", "Properties": {"Name": "x"}}}}', 'json'),
    ['"One"'],
  );
  assert.deepEqual(found('Resources: {One: {Type: AWS::SSM::Document, Properties: {Name: x}}}'), ['One']);
  const anchored = `X: &x {Name: y}\nResources:\n  One:\n    Type: AWS::SSM::Document\n    Properties: *x\n`;
  assert.equal(new ResourceReader().read(anchored, 'yaml').isBroken, false);
  const quoted = `Resources:\n${resource('One', '      Content: "x\n  y: z"\n')}${resource('Two')}`;
  assert.deepEqual(found(quoted), ['One', 'Two']);
});

test('a loop makes documents too', () => {
  const loop = `  Fn::ForEach::Docs:\n    - Name\n    - [A]\n    - ${resource('Doc${Name}').trimStart().replaceAll('\n', '\n      ')}`;
  assert.deepEqual(found(`Resources:\n${loop}`), ['Doc${Name}']);
});

test('a resource that has not changed is not read again, and has moved with the text', () => {
  const reader = new ResourceReader();
  const text = `Resources:\n${resource('One')}${resource('Two')}`;
  const [, before] = reader.read(text, 'yaml').resources;
  const [, after] = reader.read(`# new\n${text}`, 'yaml').resources;
  assert.equal(after?.nameNode.start, Number(before?.nameNode.start) + 6);
});

test('a long template costs no more than its documents', () => {
  const bucket = (index: number): string =>
    `  Bucket${index}:\n    Type: AWS::S3::Bucket\n    Properties: {A: [1, 2, {B: c}]}\n`;
  const text = `Resources:\n${Array.from({ length: 7000 }, (_, index) => bucket(index)).join('')}${resource('One')}`;
  assert.ok(text.length > 500_000);
  assert.deepEqual(
    quick(() => found(text)),
    ['One'],
  );
});
