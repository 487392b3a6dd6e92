import { test } from 'node:test';
import assert from 'node:assert/strict';
import { partAt, Templates } from '../../../../../src/core/language/embedding/templates.ts';
import type { TextDocument } from '../../../../../src/core/language/text.ts';

const text = `Resources:
  One:
    Type: AWS::SSM::Document
    Properties:
      Content:
        schemaVersion: "2.2"
  Two:
    Type: AWS::SSM::Document
    Properties:
      Content: !If
        - A
        - schemaVersion: "0.3"
        - schemaVersion: "1.0"
`;

function version(number: number, content = text, uri = 'file:a'): TextDocument {
  return { uri, version: number, format: 'yaml', getText: () => content };
}

function addresses(templates: Templates, document: TextDocument): readonly string[] | undefined {
  return templates.of(document)?.parts.map((part) => part.document.uri);
}

test('each document has an address of its own, also the alternatives of one resource', () => {
  assert.deepEqual(addresses(new Templates(), version(1)), ['file:a#One', 'file:a#Two', 'file:a#Two-2']);
});

test('a resource that was copied and is not renamed yet is another document', () => {
  const [resources = '', one = '', two = ''] = text.split(/(?= {2}One:| {2}Two:)/);
  const copied = [resources, two, one, one, two].join('');
  const found = new Templates().of(version(1, copied));
  const ids = ['Two', 'Two-2', 'One', 'One-2', 'Two-3', 'Two-2-2'];
  assert.deepEqual(
    found?.parts.map(({ document }) => document.uri),
    ids.map((id) => `file:a#${id}`),
  );
  assert.deepEqual(
    found.parts.map(({ embedded }) => embedded.id),
    ids,
  );
});

test('a text without documents is no template', () => {
  const templates = new Templates();
  assert.equal(templates.of(version(1, 'Resources: {}')), undefined);
  assert.equal(templates.of(version(2, '# AWS::SSM::Document\nResources: {}')), undefined);
});

test('a version is read once; of the next what is the same keeps its version', () => {
  const templates = new Templates();
  const first = templates.of(version(1));
  assert.equal(templates.of(version(1)), first);
  const next = templates.of(version(2, text.replace('"2.2"', '"1.2"')));
  assert.deepEqual(
    next?.parts.map(({ document }) => document.version),
    [2, 1, 1],
  );
  assert.equal(templates.of(version(3, `\n${text}`))?.parts[1]?.document.version, 1);
});

test('a closed template is forgotten, and so are the oldest of many', () => {
  const templates = new Templates();
  const first = templates.of(version(1));
  assert.deepEqual(templates.forget('file:a'), ['file:a#One', 'file:a#Two', 'file:a#Two-2']);
  assert.deepEqual(templates.forget('file:a'), []);
  const again = templates.of(version(1));
  assert.notEqual(again, first);
  for (let index = 0; index < 20; index += 1) templates.of(version(1, text, `file:${index}`));
  assert.notEqual(templates.of(version(1)), again);
});

test('a position is in one document or in none', () => {
  const template = new Templates().of(version(1));
  assert.ok(template);
  const at = (line: number, character: number): string | undefined =>
    partAt(template, { line, character })?.document.uri;
  assert.equal(at(5, 10), 'file:a#One');
  assert.equal(at(12, 15), 'file:a#Two-2');
  assert.equal(at(0, 0), undefined);
  assert.equal(at(7, 12), undefined);
  assert.deepEqual(partAt(template, { line: 5, character: 10 })?.position, { line: 0, character: 2 });
});
