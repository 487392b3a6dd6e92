import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Problem } from '../../../../../src/core/language/lsp.ts';
import type { Format } from '../../../../../src/core/language/text.ts';
import { diagnose } from '../../../../support/documents.ts';

const folder = 'test/fixtures/documents';

const formatOf = (file: string): Format => (file.endsWith('.json') ? 'json' : 'yaml');

/** Every fixture that fails: a document with about every mistake there is. */
const bad = readdirSync(folder).flatMap((group) =>
  readdirSync(`${folder}/${group}`)
    .filter((file) => /^bad.*\.(?:yaml|json)$/.test(file))
    .map((file) => ({
      name: `${group}/${file}`,
      format: formatOf(file),
      text: readFileSync(`${folder}/${group}/${file}`, 'utf8'),
    })),
);

const printed = ({ range: { start, end }, code, message }: Problem): string =>
  `${start.line}:${start.character}-${end.line}:${end.character} ${code} ${message}`;

for (const { name, format, text } of bad) {
  test(`${name} has the same problems when its lines end with CRLF`, () => {
    const expected = diagnose(text, format).map(printed);
    assert.deepEqual(diagnose(text.replaceAll('\n', '\r\n'), format).map(printed), expected);
  });

  test(`${name} has the same problems a line further down`, () => {
    if (format === 'json') return;
    const expected = diagnose(text, format).map(printed);
    const moved = diagnose(`# comment\n${text}`, format).map((problem) => {
      const { start, end } = problem.range;
      const up = (line: number): number => Math.max(0, line - 1);
      return printed({
        ...problem,
        range: {
          start: { ...start, line: up(start.line) },
          end: { ...end, line: up(end.line) },
        },
      });
    });
    // An empty document is about its first line, wherever its comments are.
    assert.deepEqual(moved, expected);
  });

  test(`${name} has problems that come in the order of the text`, () => {
    const problems = diagnose(text, format);
    const places = problems.map(({ range }) => range.start.line * 10_000 + range.start.character);
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
    );
  });

  test(`${name} is diagnosed without an exception wherever it is cut off`, () => {
    const step = Math.max(1, Math.floor(text.length / 25));
    for (let length = 0; length < text.length; length += step) {
      const cut = text.slice(0, length);
      const lines = cut.split('\n').length;
      for (const { range } of diagnose(cut, format)) {
        assert.ok(range.start.line >= 0 && range.end.line < lines, `cut at ${length}`);
      }
    }
  });
}

test('a text that is not well-formed has only the problems of its form', () => {
  const text = 'schemaVersion: 0.3\nmainSteps:\n\t- name: a b\n';
  assert.deepEqual(
    diagnose(text).map(({ code }) => code),
    ['yaml-tab'],
  );
});

test('a mistake that an alias repeats is said once, where it is written', () => {
  const text = `schemaVersion: "2.2"
mainSteps:
  - name: a
    action: aws:runShellScript
    inputs: &shared { runCommand: ["{{ nobody }}"], colour: red }
  - name: b
    action: aws:runShellScript
    inputs: *shared
  - name: c
    action: aws:runShellScript
    inputs: *shared
`;
  assert.deepEqual(
    diagnose(text).map(({ code, range }) => `${range.start.line} ${code}`),
    ['4 undeclared-parameter', '4 unknown-input'],
  );
});

test('two different mistakes in one place are both said', () => {
  const text =
    'schemaVersion: "0.3"\nmainSteps:\n  - name: a-b\n    action: aws:nothing\n  - name: a-b\n    action: aws:pause\n';
  const codes = diagnose(text).map(({ code, range }) => `${range.start.line} ${code}`);
  assert.ok(codes.includes('4 step-name') && codes.includes('4 duplicate-step'), codes.join(', '));
});

test('what is merged into a map counts as written there', () => {
  const text = `schemaVersion: "2.2"
mainSteps:
  - &base
    name: a
    action: aws:runShellScript
    inputs: { runCommand: [ls] }
  - <<: *base
    name: b
`;
  assert.deepEqual(diagnose(text), []);
});

test('several maps that are merged at once count as written there', () => {
  const text = `schemaVersion: "2.2"
mainSteps:
  - &base
    name: a
    action: aws:runShellScript
    inputs: &in { runCommand: [ls] }
  - name: b
    action: aws:runShellScript
    inputs:
      <<: [*in, { workingDirectory: /tmp }]
`;
  assert.deepEqual(
    diagnose(text).map(({ code, message }) => `${code} ${message}`),
    [],
  );
});
