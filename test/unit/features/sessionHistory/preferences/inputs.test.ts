import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  inputsOf,
  isOn,
  logGroupName,
  textOf,
} from '../../../../../src/features/sessionHistory/preferences/inputs.ts';

test('what a document sets are its inputs, whatever else it is', () => {
  assert.deepEqual(inputsOf({ inputs: { kmsKeyId: 'k' } }), { kmsKeyId: 'k' });
  for (const other of [undefined, null, 'x', [], {}, { inputs: [] }, { inputs: '{{ all }}' }]) {
    assert.equal(inputsOf(other), undefined);
  }
});

test('a text is read without the blanks around it, and what is no text is none', () => {
  assert.equal(textOf({ a: ' logs \n' }, 'a'), 'logs');
  for (const a of [7, true, null, {}, undefined]) assert.equal(textOf({ a }, 'a'), '');
});

test('a flag is on as the agent reads it, and where a parameter may turn it on', () => {
  for (const a of [true, 'true', 'True', ' TRUE ', '{{ encrypt }}']) assert.ok(isOn({ a }, 'a'), String(a));
  for (const a of [false, 'false', 'yes', 1, '', undefined]) assert.ok(!isOn({ a }, 'a'), String(a));
});

test('an ARN of a log group is read as its name, anything else is its own', () => {
  assert.equal(logGroupName('arn:aws-cn:logs:cn-north-1:1:log-group:/a/b'), '/a/b');
  assert.equal(logGroupName('arn:aws:logs:r:1:log-group:/a/b:log-stream:x'), '/a/b');
  assert.equal(logGroupName('/a/b'), '/a/b');
  assert.equal(logGroupName('arn:aws:s3:::bucket'), 'arn:aws:s3:::bucket');
});
