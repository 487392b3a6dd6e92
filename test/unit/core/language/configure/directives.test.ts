import { test } from 'node:test';
import assert from 'node:assert/strict';
import { directivesOf, type Directives } from '../../../../../src/core/language/configure/directives.ts';
import { Parser } from '../../../../../src/core/language/parser.ts';
import type { Format } from '../../../../../src/core/language/text.ts';
import { documentOf } from '../../../../support/documents.ts';

function read(text: string, format: Format = 'yaml'): Directives {
  return directivesOf(new Parser().parse(documentOf(text, format)));
}

/** What the comments say: `code level`, with the lines when it is about lines. */
function said(text: string): readonly string[] {
  return read(text).directives.map(({ code, level, lines }) =>
    lines === undefined ? `${code} ${level}` : `${code} ${level} ${lines.first}-${lines.last}`,
  );
}

test('rules are ignored in the whole document, or on the next line that says something', () => {
  assert.deepEqual(said('# ssm-ignore unknown-key, unused-parameter -- they are ours\na: 1\n'), [
    'unknown-key off',
    'unused-parameter off',
  ]);
  assert.deepEqual(said('a: 1\n# ssm-ignore-next-line unknown-key\n\n# why\nb: 2\n'), [
    'unknown-key off 4-4',
  ]);
});

test('what begins on the next line as a block is meant whole', () => {
  const text = '# ssm-ignore-next-line shell-injection\nrunCommand: |\n  echo a\n  echo b\nc: 1\n';
  assert.deepEqual(said(text), ['shell-injection off 1-3']);
});

test('levels are chosen by rule', () => {
  assert.deepEqual(said('# ssm-level unknown-key=hint unused-parameter=error\na: 1\n'), [
    'unknown-key hint',
    'unused-parameter error',
  ]);
});

test('a comment behind a value, with a colon and with CRLF, counts as any other', () => {
  assert.deepEqual(said('a: 1 # ssm-ignore: unknown-key\r\nb: 2\r\n'), ['unknown-key off']);
});

test('texts, scripts and JSON hold no comments of ours', () => {
  assert.deepEqual(said('a: "# ssm-ignore unknown-key"\nb: |\n  # ssm-ignore unknown-key\n'), []);
  assert.deepEqual(read('{"a": "# ssm-ignore unknown-key"}', 'json').directives, []);
});

for (const [comment, message, fixes] of [
  ['ssm-ignore', /^Name the rules behind ssm-ignore/, 0],
  ['ssm-ignore unknown-kye', /There is no rule 'unknown-kye'/, 1],
  ['ssm-ignroe unknown-key', /^'ssm-ignroe' is not understood\. Did you mean 'ssm-ignore'\?/, 1],
  ['ssm-level unknown-key', /^Write unknown-key=LEVEL/, 0],
  ['ssm-level unknown-key=loud', /^'loud' is not a level/, 0],
  ['ssm-level unknown-key=hint=off', /./, 0],
] as const) {
  test(`${comment}: what is not understood is told where it stands`, () => {
    const text = `# ${comment}\na: 1\n`;
    const { directives, mistakes } = read(text);
    assert.deepEqual(directives, []);
    const [mistake] = mistakes;
    assert.ok(mistake !== undefined && mistakes.length === 1);
    assert.match(mistake.message, message);
    assert.equal(mistake.fixes.length, fixes);
    assert.ok(mistake.span.start >= 2 && mistake.span.end <= comment.length + 2);
  });
}

test('what is right in a comment holds beside what is not', () => {
  const { directives, mistakes } = read('# ssm-ignore nothing, unknown-key\na: 1\n');
  assert.deepEqual([directives.length, mistakes.length], [1, 1]);
});

test('comments of other tools are left alone', () => {
  const { directives, mistakes } = read('# ssm-agent is needed\n# ssm-documents live here\na: 1\n');
  assert.deepEqual([directives.length, mistakes.length], [0, 0]);
});
