import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parseJsonText } from '../../../../../src/core/language/syntax/json.ts';
import { isMap } from '../../../../../src/core/language/syntax/node.ts';
import { plainValue } from '../../../../support/plainValue.ts';

function problems(text: string): readonly string[] {
  return parseJsonText(text).problems.map(
    ({ start, end, message }) => `${JSON.stringify(text.slice(start, end))} ${message}`,
  );
}

test('reads every kind of value, with offsets', () => {
  const text = '{"a": [1, "x", true, null], "b": {"c": -1.5e3}}';
  const { root, problems: found } = parseJsonText(text);
  assert.deepEqual(found, []);
  assert.ok(isMap(root));
  assert.deepEqual(plainValue(root), JSON.parse(text));
  const [a] = root.entries;
  assert.equal(text.slice(a?.key.start, a?.key.end), '"a"');
  assert.equal(text.slice(a?.value.start, a?.value.end), '[1, "x", true, null]');
});

test('a byte order mark is passed over; offsets stay those of the text', () => {
  const { root, problems: found } = parseJsonText('\uFEFF{"a": 1}');
  assert.deepEqual(found, []);
  assert.equal(root?.start, 1);
});

test('nothing is neither a root nor a problem', () => {
  assert.deepEqual(parseJsonText(' \n'), { root: undefined, problems: [] });
});

test('a trailing comma is named and underlined', () => {
  assert.deepEqual(problems('{"a": [1,]}'), [
    '"," Remove the comma: in JSON none may stand before a closing bracket.',
  ]);
  assert.deepEqual(problems('{"a": 1,\n}'), [
    '"," Remove the comma: in JSON none may stand before a closing bracket.',
  ]);
});

test('comments are refused', () => {
  assert.match(problems('{"a": 1} // x')[0] ?? '', /^"\/\/ x" JSON has no comments/);
  assert.match(problems('{/* x */"a": 1}')[0] ?? '', /JSON has no comments/);
});

/** The text once the first problem is corrected. */
function corrected(text: string): string | undefined {
  const fix = parseJsonText(text).problems[0]?.fix;
  return fix && text.slice(0, fix.start) + fix.newText + text.slice(fix.end);
}

test('a comment can be removed, with the blanks before it', () => {
  assert.equal(corrected('{"a": 1} // x'), '{"a": 1}');
  assert.equal(corrected('{"a": 1, // x\r\n"b": 2}'), '{"a": 1,\r\n"b": 2}');
  assert.equal(corrected('{/* x\n */"a": 1}'), '{"a": 1}');
  assert.equal(corrected('{"a": 1 /* x'), undefined);
});

test('a comma that is missing can be added where it belongs', () => {
  assert.equal(corrected('{"a": 1\n "b": 2}'), '{"a": 1,\n "b": 2}');
  assert.equal(corrected('["a" "b"]'), '["a", "b"]');
  assert.equal(corrected('{"a": 1 "b": 2}'), '{"a": 1, "b": 2}');
});

test('a slip is one problem although it confuses what follows', () => {
  assert.equal(problems("{'a': 1}").length, 1);
  assert.equal(problems('{"a": tru}').length, 1);
  assert.equal(problems('{"a": "x\n"}').length, 1);
  assert.match(problems('{"a": 1 "b": 2}')[0] ?? '', /A comma is missing/);
  assert.match(problems('{"a" 1}')[0] ?? '', /A colon is missing/);
});

test('two slips on lines apart are two problems', () => {
  assert.equal(problems('{\n"a": [1,],\n"b": 1,\n"c": 1,\n"d" 2\n}').length, 2);
});

test('what is there of a half-written text is in the tree', () => {
  const { root } = parseJsonText('{"a": {"b": 1, "c": ');
  assert.deepEqual(root && plainValue(root), { a: { b: 1, c: null } });
  const listed = parseJsonText('{"a": ["x", ');
  assert.deepEqual(listed.root && plainValue(listed.root), { a: ['x'] });
});

test('problems at the very end are within the text', () => {
  for (const text of ['{', '{"', '{"a', '{"a"', '{"a":', '[', '"x', '{"a": [1', 'x']) {
    for (const { start, end } of parseJsonText(text).problems)
      assert.ok(start >= 0 && start < end && start < text.length, text);
    assert.ok(parseJsonText(text).problems.length > 0, text);
  }
});

test('behind a text without its end nothing else is told', () => {
  assert.deepEqual(problems('{\n  "description": "one\ntwo",\n  "a": 1,\n  "b": 2\n}\n'), [
    '"\\"one" The closing double quote is missing.',
  ]);
});
