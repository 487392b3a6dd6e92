import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseLintFlags } from '../../../../src/cli/lint/flags.ts';

const plain = { levels: new Map(), inputName: 'stdin', comments: 'heeded' };

test('files and format, in any order', () => {
  const flags = parseLintFlags(['a', '--format', 'json', 'b']);
  assert.deepEqual(flags, { ...plain, format: 'json', files: ['a', 'b'] });
  assert.deepEqual(parseLintFlags(['a']), { ...plain, format: 'text', files: ['a'] });
});

test('rules get levels; the last of a rule counts', () => {
  const flags = parseLintFlags([
    ...['--rule', 'unused-parameter=off', '--rule=unknown-key = error'],
    ...['--rule', 'unknown-key=hint', '--no-comments', '--stdin-filename', 'a.json', '-'],
  ]);
  assert.deepEqual(flags, {
    ...{ format: 'text', files: ['-'], inputName: 'a.json', comments: 'ignored' },
    levels: new Map([
      ['unused-parameter', 'off'],
      ['unknown-key', 'hint'],
    ]),
  });
});

test('a rule that does not exist: the nearest, and all of them', () => {
  const flags = parseLintFlags(['--rule', 'unused-paramter=off', 'a']);
  assert.ok(flags !== 'help' && 'problem' in flags);
  assert.match(
    flags.problem,
    /^There is no rule 'unused-paramter'\. Did you mean 'unused-parameter'\? Rules are .*unknown-key, /,
  );
});

test('a level that does not exist: the levels', () => {
  assert.deepEqual(parseLintFlags(['--rule', 'unknown-key=fatal', 'a']), {
    problem: "'fatal' is not a level for unknown-key. Levels are off, hint, information, warning and error.",
  });
});

test('a rule without a level: how it is written', () => {
  assert.deepEqual(parseLintFlags(['--rule', 'unknown-key', 'a']), {
    problem: 'Write --rule CODE=LEVEL, for example --rule unknown-key=off.',
  });
});

test('behind -- names may start with a dash', () => {
  assert.deepEqual(parseLintFlags(['--', '--odd.yaml']), { ...plain, format: 'text', files: ['--odd.yaml'] });
});

test('help wins', () => {
  assert.equal(parseLintFlags(['-h']), 'help');
  assert.equal(parseLintFlags(['--help', '--format', 'xml']), 'help');
});

test('what is not understood is one sentence', () => {
  assert.deepEqual(parseLintFlags(['--nope', 'a']), { problem: "Unknown option '--nope'." });
  assert.deepEqual(parseLintFlags([]), { problem: 'Name at least one file, folder or pattern.' });
});

const understood: readonly (readonly [argv: readonly string[], files: readonly string[], format: string])[] =
  [
    [['a.yaml'], ['a.yaml'], 'text'],
    [['--format=json', 'a'], ['a'], 'json'],
    [['--format', 'text', 'a'], ['a'], 'text'],
    [['--format=json', '--format=text', 'a'], ['a'], 'text'],
    [['a', 'a'], ['a', 'a'], 'text'],
    [['a b', 'ключ.yaml', '*.json'], ['a b', 'ключ.yaml', '*.json'], 'text'],
    [['--', '--help'], ['--help'], 'text'],
    [['-'], ['-'], 'text'],
  ];

for (const [argv, files, format] of understood) {
  test(`${argv.join(' ')} checks ${files.length} files as ${format}`, () =>
    assert.deepEqual(parseLintFlags(argv), { ...plain, format, files }));
}

const refused: readonly (readonly [argv: readonly string[], sentence: RegExp])[] = [
  [['--format', 'xml', 'a'], /--format is text, json, sarif or github, not "xml"\./],
  [['--format=', 'a'], /--format is text, json, sarif or github, not ""\./],
  [['--format', 'JSON', 'a'], /not "JSON"\./],
  [['--format'], /format/],
  [['--help=yes'], /help/],
  [['-x', 'a'], /-x/],
  [['--format', 'json'], /at least one file/],
  [['--'], /at least one file/],
];

for (const [argv, sentence] of refused) {
  test(`${argv.join(' ')} is refused with one sentence that names what is wrong`, () => {
    const answer = parseLintFlags(argv);
    assert.ok(answer !== 'help' && 'problem' in answer);
    assert.match(answer.problem, sentence);
    assert.match(answer.problem, /\.$/);
    assert.doesNotMatch(answer.problem, /\n/);
  });
}
