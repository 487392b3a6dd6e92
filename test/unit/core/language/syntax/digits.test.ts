import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Document, parseDocument, Scalar } from 'yaml';
import { keepDigits } from '../../../../../src/core/language/syntax/digits.ts';

const options = { customTags: keepDigits };

for (const written of ['012', '1.50', '0x1F', '0o14', '-0', '1e3', '.5', '12345678901234567890', '.inf']) {
  test(`${written} is written as it was read, and is a number`, () => {
    const document = parseDocument(`a: ${written}\n`, options);
    assert.equal(document.toString(), `a: ${written}\n`);
    assert.equal(typeof document.get('a'), 'number');
  });
}

test('a number that was not read has the digits it needs', () => {
  assert.equal(new Document({ a: 1, b: 0.5 }, options).toString(), 'a: 1\nb: 0.5\n');
});

test('texts, booleans and nothing are written as ever', () => {
  const text = 'a: "1"\nb: yes\nc: true\nd: ~\n';
  assert.equal(parseDocument(text, options).toString(), text);
});

test('the source of a scalar that is made counts', () => {
  const scalar = new Scalar(2);
  scalar.source = '2.0';
  assert.equal(new Document({ a: scalar }, options).toString(), 'a: 2.0\n');
});
