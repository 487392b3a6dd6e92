import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Step } from '../../../../src/simulator/commands/document/model.ts';
import { decide, forgives, goesOn, isFinally } from '../../../../src/simulator/commands/steps.ts';
import { testNode } from '../support/nodes.ts';

const scope = { lookup: (name: string) => (name === 'flag' ? 'yes' : undefined), environment: {} };
const linux = testNode();

function step(change: Partial<Step> = {}): Step {
  return {
    name: 'one',
    plugin: 'aws:runShellScript',
    inputs: { runCommand: ['echo {{ flag }}'] },
    precondition: undefined,
    skipsForeignPlatform: true,
    ...change,
  };
}

describe('what the agent does with a step', () => {
  it('runs it with its references replaced', () => {
    assert.deepEqual(decide(step(), linux, scope), { kind: 'run', inputs: { runCommand: ['echo yes'] } });
  });

  it('skips it when its precondition is not met, and says so', () => {
    const decision = decide(step({ precondition: ['platformType', 'Windows'] }), linux, scope);
    assert.deepEqual(decision, {
      kind: 'skip',
      reason: `Step execution skipped due to unsatisfied preconditions: '"StringEquals": [platformType, Windows]'. Step name: one`,
    });
  });

  it('compares either side, the platform or a parameter', () => {
    assert.equal(decide(step({ precondition: ['Linux', 'platformType'] }), linux, scope).kind, 'run');
    assert.equal(decide(step({ precondition: ['{{ flag }}', 'yes'] }), linux, scope).kind, 'run');
    assert.equal(decide(step({ precondition: ['{{ flag }}', 'no'] }), linux, scope).kind, 'skip');
  });

  it('skips what the platform does not know in schema 2.2, and fails it in older ones', () => {
    const windows = testNode({ platform: 'Windows' });
    assert.equal(decide(step(), windows, scope).kind, 'skip');
    assert.equal(decide(step({ skipsForeignPlatform: false }), windows, scope).kind, 'fail');
  });

  it('fails a plugin that it does not know', () => {
    const decision = decide(step({ plugin: 'aws:teleport' }), linux, scope);
    assert.ok(decision.kind === 'fail' && /aws:teleport is not supported/.test(decision.reason));
  });

  it('goes on after a failure unless the step says exit', () => {
    assert.equal(goesOn({}, false), true);
    assert.equal(goesOn({ onFailure: 'exit' }, false), false);
    assert.equal(goesOn({ onfailure: 'successAndExit' }, false), false);
    assert.equal(goesOn({ onFailure: 'exit' }, true), true);
    assert.equal(goesOn({ onSuccess: 'exit' }, true), false);
  });

  it('forgives a failure with successAndExit only', () => {
    assert.equal(forgives({ onFailure: 'successAndExit' }), true);
    assert.equal(forgives({ onFailure: 'exit' }), false);
  });

  it('knows a last step that always runs', () => {
    assert.equal(isFinally(step({ inputs: { finallyStep: true } })), true);
    assert.equal(isFinally(step({ inputs: { finallyStep: 'true' } })), true);
    assert.equal(isFinally(step()), false);
  });
});
