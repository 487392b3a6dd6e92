import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  hasValueBelow,
  yamlFit,
  type YamlFit,
} from '../../../../../../src/core/language/features/completion/yamlFit.ts';
import { LineMap } from '../../../../../../src/core/language/text.ts';
import { marked } from '../../../../../support/documents.ts';

/** For a cursor at the mark, perhaps behind a dash. */
function fit(textWithMark: string): YamlFit {
  const { text, position } = marked(textWithMark);
  const lines = new LineMap(text);
  const line = lines.line(position.line);
  const column = line.search(/[^ ]|$/);
  return yamlFit(lines, {
    line: position.line,
    column,
    content: position.character,
    hasColon: /^\w*:/.test(line.slice(position.character)),
  });
}

const isMisplaced = (textWithMark: string): boolean => fit(textWithMark).isMisplaced;

test('below a key that has no value yet anything can begin', () => {
  assert.deepEqual(fit('a:\n  ‸'), { beside: undefined, isMisplaced: false, parent: 0 });
  assert.equal(isMisplaced('a:\n  - ‸'), false);
  assert.equal(isMisplaced('a:\n- ‸'), false);
  assert.equal(isMisplaced('a: &anchor # note\n  ‸'), false);
  assert.equal(isMisplaced('‸'), false);
});

test('below a value nothing can', () => {
  for (const text of ['a: b\n  ‸', 'a: ""\n  ‸', 'a: [b]\n  - ‸', 'a:\n  - b\n    ‸', 'a: b\n- ‸']) {
    assert.equal(isMisplaced(text), true, text);
  }
});

test('what stands in the column already is known, above and below', () => {
  assert.equal(fit('a:\n  b: c\n  ‸').beside, 'keys');
  assert.equal(fit('a:\n  ‸\n  b: c').beside, 'keys');
  assert.equal(fit('a:\n  - b\n  ‸').beside, 'items');
  assert.equal(fit('a:\n  ‸\n  - b').beside, 'items');
  assert.equal(fit('a:\n- b\n‸').beside, 'keys');
  assert.equal(fit('a:\n  - b: c\n      d: e\n    ‸').beside, 'keys');
});

test('another column than that of the lines around is none', () => {
  for (const text of [
    'a:\n    b: c\n  ‸',
    'a:\n  ‸\n    b: c',
    'a:\n    ‸\n  b: c',
    'a:\n  b: c\n   ‸',
    'a:\n  - b: c\n   ‸',
    'a:\n- ‸\n  - b',
  ]) {
    assert.equal(isMisplaced(text), true, text);
  }
});

test('a new line does not take a key’s lines away from it', () => {
  assert.equal(isMisplaced('- a: b\n‸\n  c: d'), true);
  assert.equal(isMisplaced('a:\n  - |\n  - ‸\n    text'), true);
  assert.equal(isMisplaced('a:\n‸b:\n  c: d'), false);
});

test('an item goes beside items, not beside keys', () => {
  assert.equal(isMisplaced('a:\n  - b\n  - ‸'), false);
  assert.equal(isMisplaced('a:\n  - ‸\n  - b'), false);
  assert.equal(isMisplaced('a:\n  b: c\n  - ‸'), true);
  assert.equal(isMisplaced('a:\n  - ‸\n  b: c'), true);
  assert.equal(isMisplaced('a:\n  - ‸\n    b: c'), false);
});

test('comments and blank lines do not count', () => {
  assert.equal(isMisplaced('a:\n      # far in\n\n  ‸\n\n      # far in'), false);
});

test('a value on the lines below a key', () => {
  const below = (text: string): boolean => hasValueBelow(new LineMap(text), 0, 0);
  assert.equal(below('a:\n  b: c'), true);
  assert.equal(below('a:\n- b'), true);
  assert.equal(below('a:\n\n  # note\n'), false);
  assert.equal(below('a:\nb: c'), false);
});
