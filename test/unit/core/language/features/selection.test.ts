import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { SelectionRange } from '../../../../../src/core/language/lsp.ts';
import { LineMap, type Format } from '../../../../../src/core/language/text.ts';
import { documentOf, marked, service } from '../../../../support/documents.ts';
import { textIn } from '../../../../support/names.ts';
import { namedRunbook } from '../../../../support/namedRunbook.ts';

/** The texts that a growing selection takes in, from the inside out. */
function growing(textWithMark: string, format: Format = 'yaml'): readonly string[] {
  const { text, position } = marked(textWithMark);
  const [first] = service.selections(documentOf(text, format), [position]);
  return chain(first).map(({ range }) => textIn(text, range));
}

function chain(selection: SelectionRange | undefined): readonly SelectionRange[] {
  return selection === undefined ? [] : [selection, ...chain(selection.parent)];
}

test('from the word over reference, value, entry, step and list to the document', () => {
  const text = 'mainSteps:\n  - name: a\n    inputs: { Ids: ["{{ st‸ep.Out }}"] }\n  - name: b\n';
  assert.deepEqual(growing(text), [
    'step',
    'step.Out',
    '{{ step.Out }}',
    '"{{ step.Out }}"',
    '["{{ step.Out }}"]',
    'Ids: ["{{ step.Out }}"]',
    '{ Ids: ["{{ step.Out }}"] }',
    'inputs: { Ids: ["{{ step.Out }}"] }',
    'name: a\n    inputs: { Ids: ["{{ step.Out }}"] }',
    '- name: a\n    inputs: { Ids: ["{{ step.Out }}"] }',
    '- name: a\n    inputs: { Ids: ["{{ step.Out }}"] }\n  - name: b',
    'mainSteps:\n  - name: a\n    inputs: { Ids: ["{{ step.Out }}"] }\n  - name: b',
    text.replace('‸', ''),
  ]);
});

test('in a script the line comes before the whole script', () => {
  assert.deepEqual(growing('Script: |\n  one two\n  thr‸ee four\nb: 1\n').slice(0, 4), [
    'three',
    'three four',
    '|\n  one two\n  three four',
    'Script: |\n  one two\n  three four',
  ]);
});

test('keys, and JSON', () => {
  assert.deepEqual(growing('{"a": {"b‸c": 1}}', 'json'), [
    'bc',
    '"bc"',
    '"bc": 1',
    '{"bc": 1}',
    '"a": {"bc": 1}',
    '{"a": {"bc": 1}}',
  ]);
});

test('each range holds the one inside of it, at every place, also of half a document', () => {
  for (let length = 0; length <= namedRunbook.length; length += 11) {
    const text = namedRunbook.slice(0, length);
    const lines = new LineMap(text);
    const positions = [0, 0.3, 0.6, 1].map((part) => lines.position(Math.floor(part * length)));
    const selections = service.selections(documentOf(text), positions);
    assert.equal(selections.length, positions.length);
    for (const [index, selection] of selections.entries()) {
      const offset = lines.offset(positions[index] ?? { line: 0, character: 0 });
      let [start, end] = [offset, offset];
      for (const { range } of chain(selection)) {
        assert.ok(lines.offset(range.start) <= start && end <= lines.offset(range.end));
        [start, end] = [lines.offset(range.start), lines.offset(range.end)];
      }
      assert.deepEqual([start, end], [0, length]);
    }
  }
});
