import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isAppError } from '../../../../src/core/base/errors.ts';
import { parseTask } from '../../../../src/features/sessions/task.ts';

const type = 'ssmWorkbench.session';
const target = 'i-0123456789abcdef0';

function problemOf(definition: unknown): string {
  try {
    parseTask(definition);
  } catch (error) {
    if (isAppError(error) && error.kind === 'invalid') return error.message;
    throw error;
  }
  return '';
}

describe('a task of tasks.json', () => {
  it('runs a command with Amazon’s document', () => {
    assert.deepEqual(parseTask({ type, target, command: 'make test' }), {
      target,
      choice: {
        documentName: 'AWS-StartNonInteractiveCommand',
        parameters: { separateOutputStream: ['true'], command: ['make test'] },
      },
    });
    const { choice } = parseTask({ type, target, command: 'top', interactive: true });
    assert.equal(choice.documentName, 'AWS-StartInteractiveCommand');
  });

  it('leaves to the task whether output and exit code come apart', () => {
    const { choice } = parseTask({
      type,
      target,
      command: 'ls',
      parameters: { separateOutputStream: false },
    });
    assert.deepEqual(choice.parameters, { separateOutputStream: ['false'], command: ['ls'] });
  });

  it('gives the command to a document of its own', () => {
    const { choice } = parseTask({
      type,
      target,
      document: 'My-Run',
      command: 'make',
      parameters: { user: 'ci' },
    });
    assert.deepEqual(choice, {
      documentName: 'My-Run',
      parameters: { user: ['ci'], command: ['make'] },
    });
  });

  it('takes parameters as texts, lists, numbers and booleans', () => {
    const { choice } = parseTask({ type, target, parameters: { a: 'x', b: ['y', 'z'], c: 8, d: true } });
    assert.deepEqual(choice.parameters, { a: ['x'], b: ['y', 'z'], c: ['8'], d: ['true'] });
  });

  it('may be the account’s shell, with a reason, under another profile and Region', () => {
    const task = {
      type,
      target: 'mi-0123456789abcdef0',
      reason: 'nightly',
      profile: 'dev',
      region: 'us-east-1',
    };
    assert.deepEqual(parseTask(task), {
      target: 'mi-0123456789abcdef0',
      choice: { reason: 'nightly' },
      profile: 'dev',
      region: 'us-east-1',
    });
    assert.ok(parseTask({ type, target: 'ecs:c_0123_4567', profile: '', reason: '' }));
  });

  it('names a container by cluster, task and runtime, and a node as AWS writes it, or is refused', () => {
    for (const bad of ['ecs:shop', 'ecs:shop_0123', 'ecs:_', 'ECS:c_0123_4567', 'ecs:c_0123_4567 ']) {
      assert.match(problemOf({ type, target: bad }), /“target”.*ecs:cluster_task_runtime/, bad);
    }
    // No tags would be read of it, and nothing would call it production.
    assert.match(problemOf({ type, target: target.toUpperCase() }), /“target”/);
  });

  it('is told what is wrong with it', () => {
    assert.match(problemOf('echo'), /no(t a)? session task/);
    for (const bad of [undefined, '', 'web-1', 7]) assert.match(problemOf({ type, target: bad }), /“target”/);
    assert.match(problemOf({ type, target, document: 'no spaces allowed' }), /“document”/);
    assert.match(problemOf({ type, target, command: ['ls'] }), /“command”/);
    assert.match(problemOf({ type, target, parameters: [] }), /“parameters”/);
    assert.match(problemOf({ type, target, parameters: { a: {} } }), /“a”/);
    assert.match(problemOf({ type, target, parameters: { a: [['x']] } }), /“a”/);
    assert.match(problemOf({ type, target, reason: 'x'.repeat(257) }), /“reason”/);
  });
});
