import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Parser } from '../../../../../src/core/language/parser.ts';
import { scriptsOf, textOfScript } from '../../../../../src/core/language/scripts/find.ts';
import { scriptEdits } from '../../../../../src/core/language/scripts/write.ts';
import type { Format } from '../../../../../src/core/language/text.ts';
import { applyEdits, documentOf } from '../../../../support/documents.ts';

/** The document with another text in its only script, which reads as it was written. */
function written(text: string, script: string, format: Format = 'yaml'): string {
  const parsed = new Parser().parse(documentOf(text, format));
  const [only] = scriptsOf(parsed.model);
  assert.ok(only);
  const result = applyEdits(text, scriptEdits(parsed, only, script));
  const [back] = scriptsOf(new Parser().parse(documentOf(result, format)).model);
  assert.ok(back, result);
  assert.equal(textOfScript(back).replace(/\n$/, ''), script.replace(/\n$/, ''), result);
  return result;
}

const yaml = (value: string): string =>
  `schemaVersion: "2.2"\nmainSteps:\n  - name: a\n    action: aws:runShellScript\n    inputs:\n      runCommand: ${value}\n    timeoutSeconds: 60\n`;

const texts = [
  'a',
  '',
  'a\nb',
  'a\nb\n',
  'a\n\n\nb\n\n',
  '  indented\nb',
  '\ta\nb',
  'a: b # c\n- d',
  '"quoted" \'twice\' \\n',
  '{{ Name }}\n}}',
  'x\u001b[31m\ny',
  'tail   \nblank   ',
  '\n\na',
  'ä 😀\n\u2028b',
];

for (const text of texts) {
  test(`${JSON.stringify(text)} is read as it was written, into every form of a script`, () => {
    for (const value of [
      'date',
      '"date" # why',
      '|\n        a\n        b',
      '|-\n          a\n            b\n',
      '>+ # why\n        a\n\n        b\n\n',
      '{{ x }}',
    ]) {
      written(yaml(value === '{{ x }}' ? '"{{ x }}"' : value), text);
      written(yaml(value === '{{ x }}' ? '"{{ x }}"' : value).replaceAll('\n', '\r\n'), text);
    }
    const json = JSON.stringify({
      schemaVersion: '1.0',
      sessionType: 'X',
      properties: { linux: { commands: 'a' } },
    });
    written(json, text, 'json');
  });
}

for (const lines of [
  'a\nb\nc\n',
  'a\nc\n',
  'x\na\nb\nc\n',
  'a\nb\nc\nd\n',
  'x\n',
  'a\nx: y\nc # d\n',
  '"\n{{ x }}\n',
]) {
  test(`the lines ${JSON.stringify(lines)} take the place of a list’s items`, () => {
    for (const list of [
      '[a, b, c]',
      '[\n        a,\n        b,\n        c\n      ]',
      '\n        - a\n        # why\n        - b # so\n        - c',
      '\n      - a\n      - "b"\n      - |-\n        c',
    ]) {
      const result = written(yaml(list), lines);
      assert.ok(result.endsWith('timeoutSeconds: 60\n'), result);
    }
  });
}

test('items that stay keep their quotes and comments', () => {
  const before = yaml('\n        - \'a\'   # first\n        - b\n        - "c" # last');
  const after = written(before, 'a\nB\nc\n');
  assert.equal(after, before.replace('- b\n', '- B\n'));
});

test('a block keeps its indentation and the comment behind its sign', () => {
  const after = written(yaml('|- # why\n            a\n            b'), 'x\ny');
  assert.match(after, /runCommand: \|- # why\n {12}x\n {12}y\n {4}timeoutSeconds/);
});
