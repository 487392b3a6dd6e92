import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseLintFlags } from '../../../../src/cli/lint/flags.ts';

test('files and format, in any order', () => {
  assert.deepEqual(parseLintFlags(['a', '--format', 'json', 'b']), { format: 'json', files: ['a', 'b'] });
  assert.deepEqual(parseLintFlags(['a']), { format: 'text', files: ['a'] });
});

test('behind -- names may start with a dash', () => {
  assert.deepEqual(parseLintFlags(['--', '--odd.yaml']), { format: 'text', files: ['--odd.yaml'] });
});

test('help wins', () => {
  assert.equal(parseLintFlags(['-h']), 'help');
  assert.equal(parseLintFlags(['--help', '--format', 'xml']), 'help');
});

test('what is not understood is one sentence', () => {
  assert.deepEqual(parseLintFlags(['--nope', 'a']), { problem: "Unknown option '--nope'." });
  assert.deepEqual(parseLintFlags([]), { problem: 'Name at least one file.' });
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
    assert.deepEqual(parseLintFlags(argv), { format, files }));
}

const refused: readonly (readonly [argv: readonly string[], sentence: RegExp])[] = [
  [['--format', 'xml', 'a'], /--format is text or json, not "xml"\./],
  [['--format=', 'a'], /--format is text or json, not ""\./],
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
