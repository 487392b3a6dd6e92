import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createLanguageService } from '../../../../../src/core/language/index.ts';
import type { Format } from '../../../../../src/core/language/text.ts';
import { applyEdits, documentOf } from '../../../../support/documents.ts';

const service = createLanguageService();
const options = { tabSize: 2, insertSpaces: true };

function formatted(text: string, format: Format = 'yaml', tabSize = 2): string {
  const edits = service.format(documentOf(text, format), { ...options, tabSize });
  assert.ok(!('refused' in edits), JSON.stringify(edits));
  return applyEdits(text, edits);
}

const untidy = `# What it does
schemaVersion:   '0.3'   # a string


parameters:
   Name: {type:   String,default: "a"}   # flow stays flow
mainSteps:
# the only one
- name: run
  action:   aws:executeScript
  inputs:
      Runtime: "python3.11"
      Handler: main
      Script: |-
            def main(event, context):
              # a comment of the script


              return  {'a':   1}
      InputPayload:
          Folded: >-
              first line
              second line

              third line
`;

const tidy = `# What it does
schemaVersion: '0.3' # a string

parameters:
  Name: {type: String, default: "a"} # flow stays flow
mainSteps:
  # the only one
  - name: run
    action: aws:executeScript
    inputs:
      Runtime: "python3.11"
      Handler: main
      Script: |-
        def main(event, context):
          # a comment of the script


          return  {'a':   1}
      InputPayload:
        Folded: >-
          first line
          second line

          third line
`;

test('YAML: indentation and blanks change; comments, quotes, blocks and scripts stay', () => {
  assert.equal(formatted(untidy), tidy);
});

test('what is tidy stays as it is, without an edit', () => {
  assert.deepEqual(service.format(documentOf(tidy), options), []);
});

test('CRLF and a byte order mark stay', () => {
  const windows = `\uFEFF${untidy.replaceAll('\n', '\r\n')}`;
  assert.equal(formatted(windows), `\uFEFF${tidy.replaceAll('\n', '\r\n')}`);
});

test("the editor's width of indentation counts", () => {
  assert.match(formatted(untidy, 'yaml', 4), /^mainSteps:\n {4}# the only one\n {4}- name: run\n {6}action/m);
});

for (const text of [
  'a: |+\n   x\n\n\nb: >+\n   y\n   z\n\nc: 1\n',
  'a: |2\n    x\n   y\nb: >\n    \n    z\n',
  'a: &x {b: 1}\nc: *x\nd: !Sub "${e}"\nf: !Ref g\n',
  'a: ""\nb: \'\'\nc: ~\nd:\ne: 0.30\nf: "1"\n',
  '? a\n: b\n',
  '- 1\n-   - 2\n    - 3\n',
  'a: "{{ b }}" # c\n#d\n\n\n# e\n',
]) {
  test(`formatting twice is formatting once: ${JSON.stringify(text)}`, () => {
    const once = formatted(text);
    assert.equal(formatted(once), once);
  });
}

test('numbers keep their digits', () => {
  const text = 'a:   012345678901\nb: [1.50, 0x1F,1e3]\nc: 12345678901234567890\n0.30: x\n';
  assert.equal(formatted(text), 'a: 012345678901\nb: [1.50, 0x1F, 1e3]\nc: 12345678901234567890\n0.30: x\n');
});

test('a bracket in the column of its key, which the service takes, gets its indentation', () => {
  const text = 'a:\n  commands: [\n    x\n  ]\nb: 1\n';
  const once = formatted(text);
  assert.match(once, /commands: *\[\s*x\s*\]\n/);
  assert.equal(formatted(once), once);
});

test('a script that ends in a line of blanks stays a block', () => {
  const text = 'a:   |-\n    x\n      y\n      \nb: >-\n    z\n\n      \n';
  assert.match(formatted(text), /^a: \|-\n {2}x\n {4}y\n {4}\nb: >-\n/);
});

test('a change calendar has no layout of ours', () => {
  const calendar = 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n';
  assert.deepEqual(service.format(documentOf(calendar), options), []);
  assert.deepEqual(service.format(documentOf(calendar, 'json'), options), []);
});

test('aliases within aliases are formatted as they are written', () => {
  const aliases = Array.from(
    { length: 40 },
    (_, at) => `p${at}:   &p${at} ${at === 0 ? '[x]' : `[*p${at - 1}, *p${at - 1}]`}`,
  ).join('\n');
  assert.equal(formatted(`${aliases}\n`), `${aliases.replaceAll('   ', ' ')}\n`);
});

test('what formatting would not keep is refused', () => {
  const unprintable = 'a: |\n  x\u001b[31m\n  y\n';
  for (const text of ['a: *none\n', 'a: [1\n', '\ta: 1\n', 'a:   x\ry\n', unprintable]) {
    const answer = service.format(documentOf(text), options);
    assert.ok('refused' in answer, text);
    assert.match(answer.refused, /\.$/);
  }
});

test('an empty document has nothing to format', () => {
  for (const text of ['', '\n\n', '#  a\n']) {
    assert.deepEqual(service.format(documentOf(text), options), [], text);
  }
  assert.deepEqual(service.format(documentOf(' ', 'json'), options), []);
});

test('JSON: indentation by the editor, order and values stay', () => {
  const text = '{"schemaVersion":"2.2","mainSteps":[{"name":"a",\n"action":"b"}]}';
  const expected = `{
  "schemaVersion": "2.2",
  "mainSteps": [
    {
      "name": "a",
      "action": "b"
    }
  ]
}`;
  assert.equal(formatted(text, 'json'), expected);
  assert.equal(formatted(expected, 'json'), expected);
  const tabs = service.format(documentOf(text, 'json'), { tabSize: 4, insertSpaces: false });
  assert.ok(!('refused' in tabs));
  assert.match(applyEdits(text, tabs), /^\t"schemaVersion"/m);
});

test('JSON with a mistake of form is refused with its line', () => {
  const answer = service.format(documentOf('{\n"a": 1,\n}', 'json'), options);
  assert.ok('refused' in answer);
  assert.match(answer.refused, /^The document cannot be formatted before line 2 is corrected: /);
});
