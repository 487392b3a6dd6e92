import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  readYamlLine,
  type YamlLine,
} from '../../../../../../src/core/language/features/completion/yamlLine.ts';

const nothing: YamlLine = { indent: undefined, dashes: [], item: '', key: undefined };

test('blank lines and comments open nothing', () => {
  for (const line of ['', '    ', '# note', '   # note']) assert.deepEqual(readYamlLine(line), nothing, line);
});

test('a key has its column and its plain value', () => {
  assert.deepEqual(readYamlLine('  name: wait').key, {
    name: 'name',
    column: 2,
    value: 'wait',
    isOpen: false,
  });
  assert.deepEqual(readYamlLine('inputs:').key, { name: 'inputs', column: 0, value: '', isOpen: true });
  assert.deepEqual(readYamlLine('inputs: # none').key, {
    name: 'inputs',
    column: 0,
    value: '',
    isOpen: true,
  });
});

test('quotes belong to neither key nor value', () => {
  assert.deepEqual(readYamlLine('"a b": \'c d\' # e').key, {
    name: 'a b',
    column: 0,
    value: 'c d',
    isOpen: false,
  });
  assert.deepEqual(readYamlLine('\'x\': "y"').key, { name: 'x', column: 0, value: 'y', isOpen: false });
});

test('names with colons are one key', () => {
  assert.deepEqual(readYamlLine('  aws:runShellScript:').key, {
    name: 'aws:runShellScript',
    column: 2,
    value: '',
    isOpen: true,
  });
  assert.equal(readYamlLine('Fn::Sub: x').key?.name, 'Fn::Sub');
  assert.equal(readYamlLine('action: aws:sleep').key?.value, 'aws:sleep');
});

test('a value that is an anchor or a tag stands below, an empty text does not', () => {
  for (const line of ['a: &x', 'a: !Sub', 'a: &x !Sub # y'])
    assert.equal(readYamlLine(line).key?.isOpen, true, line);
  for (const line of ['a: ""', 'a: b', 'a: |', 'a: &x b'])
    assert.equal(readYamlLine(line).key?.isOpen, false, line);
});

test('dashes have columns, and so has the key behind them', () => {
  const line = readYamlLine('  - - name: x');
  assert.equal(line.indent, 2);
  assert.deepEqual(line.dashes, [2, 4]);
  assert.equal(line.key?.column, 6);
});

test('an item that is no key is an item', () => {
  assert.equal(readYamlLine('  - |').item, '|');
  assert.equal(readYamlLine('  - echo a').item, 'echo a');
  assert.deepEqual(readYamlLine('  -').dashes, [2]);
});

test('text with a colon inside of a word is no key', () => {
  assert.equal(readYamlLine('http://example.com').key, undefined);
  assert.equal(readYamlLine('{a: 1}').key, undefined);
});
