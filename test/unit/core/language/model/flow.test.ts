import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentModel, type Step } from '../../../../../src/core/language/model/document.ts';
import { Flow, isInside } from '../../../../../src/core/language/model/flow.ts';
import { parse } from '../../../../../src/core/language/syntax/parse.ts';
import { command, runbook, sleep } from '../../../../support/ruleCases.ts';

interface Scene {
  readonly flow: Flow;
  readonly step: (name: string) => Step;
}

function sceneOf(text: string): Scene {
  const flow = new Flow(documentModel(parse(text, 'yaml').root));
  return {
    flow,
    step(name) {
      const step = flow.named(name);
      assert.ok(step, name);
      return step;
    },
  };
}

function ways({ flow, step }: Scene, name: string): readonly string[] {
  return flow.edgesFrom(step(name)).map((edge) => `${edge.target?.key ?? edge.via} ${edge.to.name ?? ''}`);
}

const branch = `  - name: choose
    action: aws:branch
    inputs:
      Choices:
        - { NextStep: left, Variable: "{{ x }}", StringEquals: a }
`;
const round = `  - name: round
    action: aws:loop
    inputs:
      Iterators: [a]
      Steps:
        - { name: first, action: aws:pause }
        - { name: second, action: aws:pause }
`;

test('steps follow by order, by name, and where they fail or are cancelled', () => {
  const scene = sceneOf(
    runbook(
      sleep('a', '    onFailure: step:c\n    onCancel: step:b\n') +
        sleep('b', '    nextStep: a\n') +
        sleep('c', '    isEnd: true\n'),
    ),
  );
  assert.deepEqual(ways(scene, 'a'), ['onFailure c', 'onCancel b', 'order b']);
  assert.deepEqual(ways(scene, 'b'), ['nextStep a']);
  assert.deepEqual(ways(scene, 'c'), []);
});

test('a branch without a default goes on with the next step, one with a default does not', () => {
  const steps = sleep('right') + sleep('left');
  assert.deepEqual(ways(sceneOf(runbook(branch + steps)), 'choose'), ['NextStep left', 'order right']);
  const withDefault = sceneOf(runbook(`${branch}      Default: left\n${steps}`));
  assert.deepEqual(ways(withDefault, 'choose'), ['NextStep left', 'Default left']);
});

test('a branch that ends when no choice holds, and one that continues when it fails', () => {
  const ending = sceneOf(runbook(`${branch}    isEnd: true\n${sleep('right')}${sleep('left')}`));
  assert.deepEqual(ways(ending, 'choose'), ['NextStep left']);
  const continuing = sceneOf(
    runbook(`${branch}      Default: left\n    onFailure: Continue\n${sleep('right')}${sleep('left')}`),
  );
  assert.deepEqual(ways(continuing, 'choose'), ['NextStep left', 'Default left', 'order right']);
});

test('a loop leads to its first step and on; its last step leads back', () => {
  const scene = sceneOf(runbook(round + sleep('after')));
  assert.deepEqual(ways(scene, 'round'), ['loop first', 'order after']);
  assert.deepEqual(ways(scene, 'first'), ['order second']);
  assert.deepEqual(ways(scene, 'second'), ['loop round']);
  assert.ok(isInside(scene.step('second'), scene.step('round')));
  assert.ok(!isInside(scene.step('after'), scene.step('round')));
});

test('isEnd inside of a loop ends the round', () => {
  const scene = sceneOf(runbook(round.replace('name: first,', 'name: first, isEnd: true,') + sleep('after')));
  assert.deepEqual(ways(scene, 'first'), ['loop round']);
  assert.ok(!scene.flow.isReachable(scene.step('second')));
});

test('a loop is left by naming a step outside of it', () => {
  const scene = sceneOf(
    runbook(round.replace('name: first,', 'name: first, nextStep: after,') + sleep('after')),
  );
  assert.deepEqual(
    scene.flow.waysOutOf(scene.step('round')).map((step) => step.name),
    ['after'],
  );
});

test('what can follow what', () => {
  const { flow, step } = sceneOf(
    runbook(`${branch}      Default: right\n${sleep('left', '    isEnd: true\n')}${sleep('right')}`),
  );
  assert.ok(flow.canFollow(step('choose'), step('left')));
  assert.ok(flow.canFollow(step('choose'), step('right')));
  assert.ok(!flow.canFollow(step('left'), step('right')));
  assert.ok(!flow.canFollow(step('left'), step('choose')));
  assert.ok(!flow.canFollow(step('left'), step('left')), 'not itself, outside of a circle');
});

test('what always comes before, failures left aside', () => {
  const { flow, step } = sceneOf(
    runbook(
      sleep('start', '    onFailure: step:last\n') +
        `${branch}      Default: right\n` +
        sleep('left', '    nextStep: last\n') +
        sleep('right') +
        sleep('last'),
    ),
  );
  assert.ok(flow.alwaysPrecedes(step('start'), step('last')));
  assert.ok(flow.alwaysPrecedes(step('choose'), step('last')));
  assert.ok(!flow.alwaysPrecedes(step('left'), step('last')));
  assert.ok(!flow.alwaysPrecedes(step('last'), step('start')));
});

test('whether an end can be reached', () => {
  const { flow, step } = sceneOf(runbook(sleep('a') + sleep('b', '    nextStep: a\n') + sleep('c')));
  assert.ok(!flow.canEnd(step('a')));
  assert.ok(!flow.canEnd(step('b')));
  assert.ok(flow.canEnd(step('c')));
});

test('nothing is certain where a target is computed, undefined or ambiguous', () => {
  for (const steps of [
    sleep('a', '    nextStep: "{{ x }}"\n') + sleep('b'),
    sleep('a', '    nextStep: nowhere\n') + sleep('b'),
    sleep('a') + sleep('a') + sleep('b'),
    `  - { name: a, action: aws:branch, inputs: { Choices: !Ref C } }\n${sleep('b')}`,
    `  - { name: a, action: aws:loop, inputs: { Iterators: [x], Steps: !Ref C } }\n${sleep('b')}`,
  ]) {
    const { flow, step } = sceneOf(runbook(steps));
    assert.ok(!flow.isCertain);
    assert.ok(flow.isReachable(step('b')) && flow.canEnd(step('b')) && flow.canFollow(step('b'), step('a')));
    assert.ok(flow.alwaysPrecedes(step('b'), step('a')));
  }
});

test('steps of Command documents follow by order alone', () => {
  const scene = sceneOf(
    command('  - { name: a, action: aws:refreshAssociation, nextStep: a }\n  - { name: b, action: x }\n'),
  );
  assert.deepEqual(ways(scene, 'a'), ['order b']);
});

test('an empty document has no flow', () => {
  const { flow } = sceneOf('');
  assert.ok(flow.isCertain);
  assert.equal(flow.named('a'), undefined);
  assert.equal(flow.named(''), undefined);
});

test('a thousand and more steps are walked through in one go', () => {
  const many = Array.from({ length: 3000 }, (_, index) => sleep(`s${index}`)).join('');
  const { flow, step } = sceneOf(runbook(many));
  assert.ok(flow.isReachable(step('s2999')) && flow.canEnd(step('s0')));
  assert.ok(flow.canFollow(step('s2999'), step('s0')), 'of so many, pairs are not looked at');
});
