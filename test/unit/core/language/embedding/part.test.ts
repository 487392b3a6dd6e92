import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  joinedText,
  mapText,
  scalarText,
  type PlacedText,
} from '../../../../../src/core/language/embedding/part.ts';
import { isMap, isScalar, valueOf, type SyntaxNode } from '../../../../../src/core/language/syntax/node.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';
import { LineMap } from '../../../../../src/core/language/text.ts';

function hostOf(text: string) {
  return { text, format: 'yaml', lines: new LineMap(text) } as const;
}

/** The document at `a.b`. */
function placed(text: string): PlacedText | undefined {
  const node: SyntaxNode | undefined = valueOf(valueOf(parse(text, 'yaml').root, 'a'), 'b');
  if (isMap(node)) return mapText(hostOf(text), node);
  return isScalar(node) ? scalarText(hostOf(text), node) : undefined;
}

/** Every character of the document stands in the text at its place, and the other way round. */
function assertPlaced(text: string, part: PlacedText): void {
  const [own, outer] = [new LineMap(part.text), new LineMap(text)];
  for (const [offset, character] of Array.from(part.text).entries()) {
    if (!/\w/.test(character)) continue;
    const position = part.placement.outer(own.position(offset));
    assert.equal(text.charAt(outer.offset(position)), character, `${offset} of ${part.text}`);
    assert.deepEqual(part.placement.inner(position), own.position(offset));
  }
}

for (const [what, text, expected] of [
  ['a block map', 'a:\n  b:\n    c: 1\n    d:\n      - e\n  f: 2\n', 'c: 1\nd:\n  - e'],
  ['a map with a comment further left', 'a:\n  b:\n    c: 1\n # x\n    d: 2\n', 'c: 1\n# x\nd: 2'],
  ['a map with quoted lines further left', 'a:\n  b:\n    c: "x\n   y"\n    d: 2\n', 'c: "x\ny"\nd: 2'],
  ['a map in brackets', 'a:\n  b: {c: 1,\n    d: 2}\n', '{c: 1,\n    d: 2}'],
  ['a literal block', 'a:\n  b: |\n    c: 1\n\n    d: 2\n\n  e: 3\n', 'c: 1\n\nd: 2'],
  ['a block that says its indentation', 'a:\n  b: |1\n     c: 1\n   d: 2\n', '  c: 1\nd: 2'],
  ['a block at the end of the text', 'a:\n  b: |-\n    c: 1', 'c: 1'],
  ['single quotes', "a:\n  b: '{c: ''1''}'\n", "{c: '1'}"],
  ['double quotes', 'a:\n  b: "c: 1\\nd: \\"2\\""\n', 'c: 1\nd: "2"'],
  [
    'double quotes over lines',
    'a:\n  b: "{c: 1,\n    d: 2,\\n\n\n    e: \\\n    3}"\n',
    '{c: 1, d: 2,\n\ne: 3}',
  ],
  ['plain text', 'a:\n  b: word\n', 'word'],
] as const) {
  test(`${what} is a document, and each of its characters has its place`, () => {
    for (const host of [text, text.replaceAll('\n', '\r\n')]) {
      const part = placed(host);
      assert.equal(part?.text.replaceAll('\r\n', '\n').trimEnd(), expected);
      assertPlaced(host, part);
    }
  });
}

test('plain text over lines, and a block without text, are none', () => {
  assert.equal(placed('a:\n  b: c\n    d\n'), undefined);
  assert.equal(placed('a:\n  b: |\n\n  c: 1\n'), undefined);
});

test('a document of pieces has stand-ins for those that are not known', () => {
  const text = 'a:\n  b: "x: 1"\nc:\n';
  const known = placed(text);
  const joined = joinedText([undefined, known, undefined], '\n');
  assert.equal(joined?.text, '${…}\nx: 1\n${…}');
  assert.deepEqual(joined.placement.outer({ line: 1, character: 3 }), { line: 1, character: 9 });
  assert.deepEqual(joined.placement.outer({ line: 0, character: 2 }), { line: 1, character: 6 });
  assert.deepEqual(joined.placement.inner({ line: 1, character: 9 }), { line: 1, character: 3 });
  assert.equal(joined.placement.inner({ line: 0, character: 0 }), undefined);
  assert.equal(joinedText([undefined], ''), undefined);
  assert.equal(joinedText([], ''), undefined);
});

test('in a document of pieces only what is within one can be written', () => {
  const joined = joinedText([placed('a:\n  b: "x: 1"\n'), undefined], '\n');
  const range = (line: number, start: number, end: number) => ({
    start: { line, character: start },
    end: { line, character: end },
  });
  assert.equal(joined?.placement.write('"', range(0, 0, 1)), '\\"');
  assert.equal(joined.placement.write('x', range(1, 0, 1)), undefined);
  assert.equal(
    joined.placement.write('x', { start: { line: 0, character: 0 }, end: { line: 1, character: 1 } }),
    undefined,
  );
});
