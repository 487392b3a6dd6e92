import { test } from 'node:test';
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import {
  bare,
  fixed,
  list,
  map,
  render,
  renderValue,
  stop,
} from '../../../../../../src/core/language/features/completion/template.ts';
import { filledSnippet } from '../../../../../support/documents.ts';

const template = map(
  ['text', stop('a: b')],
  ['plain', stop('word')],
  ['number', bare('7')],
  ['choice', stop('x', ['x', 'y'])],
  ['fixed', fixed('{{ Name }}')],
  ['truth', fixed(true)],
  ['list', list(fixed('one'), map(['key', stop('in')], ['more', list(stop('deep'))]))],
  ['empty', map()],
  ['none', list()],
  [stop('own'), map(['type', fixed('0.3')])],
  ['script', { kind: 'script', lines: ['def f():', '  return {}'] }],
);
const filled = {
  text: 'a: b',
  plain: 'word',
  number: 7,
  fixed: '{{ Name }}',
  truth: true,
  list: ['one', { key: 'in', more: ['deep'] }],
  empty: {},
  none: [],
  own: { type: '0.3' },
};

test('filled with what stands there first, it reads as what it says, in YAML and in JSON', () => {
  const { script, choice, ...rest } = parse(filledSnippet(render(template, 'yaml'))) as Record<
    string,
    unknown
  >;
  assert.deepEqual(rest, filled);
  assert.equal(String(script).trim(), 'def f():\n  return {}');
  assert.equal(choice, 'x');
  const whole: unknown = JSON.parse(filledSnippet(render(template, 'json')));
  assert.deepEqual(whole, { ...filled, choice: 'x', script: 'def f():\n  return {}' });
});

test('each tab stop has a number of its own', () => {
  const numbers = [...render(template, 'yaml').matchAll(/\$\{(\d+)/g)].map(([, number]) => Number(number));
  assert.deepEqual(
    numbers,
    numbers.map((_number, index) => index + 1),
  );
});

test('choices keep their commas and strokes', () => {
  assert.match(render(map(['a', stop('x', ['x', 'y,z', 'p|q'])]), 'json'), /\|x,y\\,z,p\\\|q\|/);
});

test('a value brings what stands between it and the colon', () => {
  assert.equal(renderValue(map(['a', fixed('b')]), 'yaml'), '\n  a: b');
  assert.equal(renderValue(list(fixed('b')), 'yaml'), '\n  - b');
  assert.equal(renderValue(fixed('b'), 'yaml'), ' b');
  assert.equal(renderValue(map(), 'yaml'), ' {}');
  assert.equal(renderValue(list(fixed('b')), 'json'), ' [\n  "b"\n]');
});
