import { test } from 'node:test';
import assert from 'node:assert/strict';
import { yamlLevels } from '../../../../../../src/core/language/features/completion/yamlLevels.ts';
import { LineMap } from '../../../../../../src/core/language/text.ts';

const text = `schemaVersion: "0.3"
mainSteps:
  - name: first
    action: aws:loop
    inputs:
      Steps:
        - name: inner
          action: aws:sleep
          inputs:
            Duration: PT1S
      MaxIterations: 3
    isEnd: true
  - name: second
    action: aws:pause
outputs: []
`;

function lineOf(part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length - 1;
}

/** The way to a column of the line that holds `part`, lists as `[]`. */
function way(part: string, column: number): string {
  const { levels } = yamlLevels(new LineMap(text), lineOf(part), column, []);
  return levels.map(({ name }) => name ?? '[]').join(' ');
}

function siblings(part: string, column: number): readonly string[] {
  return [...yamlLevels(new LineMap(text), lineOf(part), column, []).siblings.keys()].sort();
}

test('the way leads through maps and lists', () => {
  assert.equal(way('schemaVersion', 0), '');
  assert.equal(way('action: aws:loop', 4), 'mainSteps []');
  assert.equal(way('MaxIterations', 6), 'mainSteps [] inputs');
  assert.equal(way('Duration', 12), 'mainSteps [] inputs Steps [] inputs');
});

test('siblings are found above and below, and not in other maps', () => {
  assert.deepEqual(siblings('action: aws:loop', 4), ['inputs', 'isEnd', 'name']);
  assert.deepEqual(siblings('MaxIterations', 6), ['Steps']);
  assert.deepEqual(siblings('mainSteps', 0), ['outputs', 'schemaVersion']);
  assert.deepEqual(siblings('action: aws:pause', 4), ['name']);
});

test('each level knows the keys beside its own, with their values', () => {
  const { levels } = yamlLevels(new LineMap(text), lineOf('Duration'), 12, []);
  assert.equal(levels.at(-1)?.siblings.get('action'), 'aws:sleep');
  assert.equal(levels[2]?.siblings.get('action'), 'aws:loop');
  assert.equal(levels[2].siblings.get('isEnd'), 'true');
});

test('a list may stand in the column of its key', () => {
  const lines = new LineMap('mainSteps:\n- name: a\n  \nafter: 1\n');
  const { levels, siblings: found } = yamlLevels(lines, 2, 2, []);
  assert.deepEqual(
    levels.map(({ name }) => name ?? '[]'),
    ['mainSteps', '[]'],
  );
  assert.deepEqual([...found.keys()], ['name']);
  assert.equal(levels[0]?.siblings.has('after'), true);
});

test('blocks of text are entered by a key or by a dash', () => {
  const inText = (content: string, line: number, column: number): boolean =>
    yamlLevels(new LineMap(content), line, column, []).isInText;
  assert.equal(inText('Script: |\n  if x:\n    y: 1\n', 2, 4), true);
  assert.equal(inText('run:\n  - |-\n    x\n', 2, 4), true);
  assert.equal(inText('a: >+2\n  x\n', 1, 2), true);
  assert.equal(inText('a: |\n  x\nb:\n  c\n', 3, 2), false);
});

test('dashes on the cursor’s own line count', () => {
  const { levels } = yamlLevels(new LineMap('mainSteps:\n  - \n'), 1, 4, [2]);
  assert.deepEqual(
    levels.map(({ name }) => name ?? '[]'),
    ['mainSteps', '[]'],
  );
});

test('outside of everything there is no way', () => {
  assert.deepEqual(yamlLevels(new LineMap(''), 0, 0, []).levels, []);
  assert.deepEqual(yamlLevels(new LineMap('a: 1'), 7, 0, []).levels, []);
});
