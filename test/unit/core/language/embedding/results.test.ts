import { test } from 'node:test';
import assert from 'node:assert/strict';
import { LinePlacement, QuotedPlacement } from '../../../../../src/core/language/embedding/placement.ts';
import {
  outerCompletion,
  outerEdits,
  outerItem,
  outerProblem,
  outerSymbol,
} from '../../../../../src/core/language/embedding/results.ts';
import { completionKinds, symbolKinds, type Range } from '../../../../../src/core/language/lsp.ts';
import { LineMap } from '../../../../../src/core/language/text.ts';

const lines = new LinePlacement(2, [4, 4], { line: 3, character: 9 }, '\n', '    ');
const single = new QuotedPlacement(new LineMap("'ab'"), new LineMap('ab'), [1, 2, 3], "'");
const double = new QuotedPlacement(new LineMap('"ab"'), new LineMap('ab'), [1, 2, 3], '"');

function range(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

test('problems, their fixes, links and symbols move with the document', () => {
  const edit = { range: range(0, 0, 1), newText: 'x\n\ny' };
  const fixes = [{ title: 'Fix', edits: [edit] }];
  const problem = {
    range: range(0, 1, 2),
    severity: 1,
    code: 'a',
    source: 'ssm',
    message: 'b',
    fixes,
  } as const;
  const moved = outerProblem(lines, problem);
  assert.deepEqual(moved.range, range(2, 5, 6));
  assert.deepEqual(moved.fixes, [
    { title: 'Fix', edits: [{ range: range(2, 4, 5), newText: 'x\n\n    y' }] },
  ]);
  assert.deepEqual(outerItem(lines, { range: range(1, 0, 2), tooltip: 't' }).range, range(3, 4, 6));
  const child = {
    name: 'b',
    detail: '',
    kind: symbolKinds.function,
    range: range(1, 0, 1),
    selectionRange: range(1, 0, 1),
    children: [],
  };
  const symbol = outerSymbol(lines, { ...child, name: 'a', children: [child] });
  assert.deepEqual(symbol.children[0]?.selectionRange, range(3, 4, 5));
});

test('a fix that cannot be written there is not offered', () => {
  const edits = [{ range: range(0, 0, 1), newText: 'x\ny' }];
  assert.equal(outerEdits(single, edits), undefined);
  assert.deepEqual(outerEdits(double, edits), [{ range: range(0, 1, 2), newText: 'x\\ny' }]);
  const problem = { range: range(0, 0, 1), severity: 1, code: 'a', source: 'ssm', message: 'b' } as const;
  assert.deepEqual(outerProblem(single, { ...problem, fixes: [{ title: 'Fix', edits }] }).fixes, []);
});

test('lines of a completion are left to the editor; quotes are escaped, also for a snippet', () => {
  const item = { label: 'a', kind: completionKinds.value } as const;
  const textEdit = { range: range(0, 0, 1), newText: 'x:\n  "$1"' };
  const written = (placement: LinePlacement | QuotedPlacement, insertTextFormat: 1 | 2) =>
    outerCompletion(placement, { ...item, textEdit, insertTextFormat }).map((each) => each.textEdit.newText);
  assert.deepEqual(written(lines, 2), ['x:\n  "$1"']);
  assert.deepEqual(written(double, 1), ['x:\\n  \\"$1\\"']);
  assert.deepEqual(written(double, 2), ['x:\\\\n  \\\\"$1\\\\"']);
  assert.deepEqual(written(single, 2), []);
});
