import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  failed,
  inputOf,
  inputText,
  succeeded,
} from '../../../../../src/simulator/commands/plugins/plugin.ts';

describe('inputs of a plugin', () => {
  it('are found without regard to case, the exact name first', () => {
    assert.equal(inputOf({ runcommand: 'b', runCommand: 'a' }, 'runCommand'), 'a');
    assert.equal(inputOf({ RUNCOMMAND: 'c' }, 'runCommand'), 'c');
    assert.equal(inputOf({}, 'runCommand'), undefined);
    assert.equal(inputOf({}, 'constructor'), undefined);
  });

  it('are texts also when they are numbers, and none otherwise', () => {
    assert.equal(inputText({ a: 5 }, 'a'), '5');
    assert.equal(inputText({ a: 'x' }, 'a'), 'x');
    for (const value of [true, null, ['x'], { x: 1 }]) assert.equal(inputText({ a: value }, 'a'), undefined);
  });
});

describe('results of a plugin', () => {
  it('carry one stream and a code', () => {
    assert.deepEqual(succeeded('o'), { detail: 'Success', code: 0, stdout: 'o', stderr: '' });
    assert.deepEqual(failed('e', 7), { detail: 'Failed', code: 7, stdout: '', stderr: 'e' });
    assert.equal(failed('e').code, 1);
  });
});
