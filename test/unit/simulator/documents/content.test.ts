import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contentAs, parseContent, schemaVersionOf } from '../../../../src/simulator/documents/content.ts';
import type { DocumentFormat } from '../../../../src/simulator/documents/model.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

function messageOf(content: string, format: DocumentFormat): string {
  try {
    parseContent(content, format);
  } catch (error) {
    assert.ok(error instanceof ServiceError && error.code === 'InvalidDocumentContent');
    return error.message;
  }
  return 'none';
}

describe('parseContent', () => {
  it('reads JSON and YAML, and nothing of a text', () => {
    assert.deepEqual(parseContent('{"a":[1]}', 'JSON'), { a: [1] });
    assert.deepEqual(parseContent('a:\n  - 1\n', 'YAML'), { a: [1] });
    assert.deepEqual(parseContent('BEGIN:VCALENDAR', 'TEXT'), {});
  });

  it('says where JSON goes wrong', () => {
    assert.equal(messageOf('{\n  "a": x\n}', 'JSON'), 'JSON not well-formed. at Line: 2, Column: 8');
    assert.match(messageOf('', 'JSON'), /JSON not well-formed/);
    assert.match(messageOf('{"a":1}}', 'JSON'), /Line: 1, Column: 8/);
    assert.match(messageOf('{\n"a":1,\n}', 'JSON'), /^JSON not well-formed\. at Line: 3/);
  });

  it('says where YAML goes wrong', () => {
    assert.match(messageOf('a: 1\nb: [1', 'YAML'), /YAML not well-formed. at Line: \d+, Column: \d+/);
    assert.match(messageOf('a: 1\na: 2', 'YAML'), /Line: 2/);
    assert.match(messageOf('a:\t1\n\tb: 2', 'YAML'), /YAML not well-formed/);
  });

  it('reads line ends of Windows', () => {
    assert.deepEqual(parseContent('a: 1\r\nb: 2\r\n', 'YAML'), { a: 1, b: 2 });
  });

  it('refuses what is no object', () => {
    for (const content of ['[]', '"x"', '7', 'null'])
      assert.equal(messageOf(content, 'JSON'), 'JSON document is not an object.');
    assert.equal(messageOf('- a', 'YAML'), 'YAML document is not an object.');
  });

  it('refuses aliases that would blow a document up', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const lines = names.map((name, index) => {
      const before = names[index - 1] ?? '';
      const items = index === 0 ? 'x' : Array.from({ length: 9 }, () => `*${before}`).join(', ');
      return `${name}: &${name} [${items}]`;
    });
    assert.match(messageOf(lines.join('\n'), 'YAML'), /Too many aliases/);
  });
});

describe('contentAs', () => {
  const yaml = '# a comment\nschemaVersion: "2.2"\nmainSteps: []\n';
  const document = { content: yaml, format: 'YAML', parsed: parseContent(yaml, 'YAML') } as const;

  it('gives JSON by default, and the text itself in its own format', () => {
    const json = contentAs(document, undefined);
    assert.equal(json.format, 'JSON');
    assert.deepEqual(JSON.parse(json.content), { schemaVersion: '2.2', mainSteps: [] });
    assert.deepEqual(contentAs(document, 'YAML'), { content: yaml, format: 'YAML' });
  });

  it('writes YAML that reads the same', () => {
    const parsed = { script: 'a\nb: "{{ x }}"\n', schemaVersion: '0.3', long: 'x '.repeat(200), yes: 'true' };
    const written = contentAs({ content: JSON.stringify(parsed), format: 'JSON', parsed }, 'YAML');
    assert.deepEqual(parseContent(written.content, 'YAML'), parsed);
  });

  it('leaves a text as it is', () => {
    const text = { content: 'BEGIN:VCALENDAR', format: 'TEXT', parsed: {} } as const;
    for (const wanted of ['JSON', 'YAML', 'TEXT', undefined] as const) {
      assert.deepEqual(contentAs(text, wanted), { content: 'BEGIN:VCALENDAR', format: 'TEXT' });
    }
    assert.deepEqual(contentAs(document, 'TEXT'), { content: yaml, format: 'YAML' });
  });
});

describe('schemaVersionOf', () => {
  it('reads text, and the number that YAML makes of it', () => {
    assert.equal(schemaVersionOf({ schemaVersion: '0.3' }), '0.3');
    assert.equal(schemaVersionOf({ schemaVersion: 2.2 }), '2.2');
    for (const schemaVersion of [null, [], {}, true])
      assert.equal(schemaVersionOf({ schemaVersion }), undefined);
  });
});
