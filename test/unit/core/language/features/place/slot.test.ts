import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Level } from '../../../../../../src/core/language/features/place/level.ts';
import { slotAt, type Slot } from '../../../../../../src/core/language/features/place/slot.ts';
import type { DocumentKind } from '../../../../../../src/core/language/model/kind.ts';

/** The slot at a way such as `mainSteps [] inputs`; `action` stands beside every key. */
function slot(way: string, action = '', kind: DocumentKind = 'automation'): Slot | undefined {
  const siblings = new Map([['action', action]]);
  const levels: Level[] = way
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => ({ name: part === '[]' ? undefined : part, siblings }));
  return slotAt(kind, levels);
}

function keys(found: Slot | undefined): readonly string[] {
  return found?.keys?.map((key) => key.name) ?? [];
}

test('the top, parameters, variables', () => {
  assert.ok(keys(slot('')).includes('mainSteps'));
  assert.ok(keys(slot('parameters Id')).includes('allowedPattern'));
  assert.ok(keys(slot('variables v')).includes('type'));
  assert.deepEqual(keys(slot('parameters')), []);
});

test('steps, their inputs by action, and the action itself', () => {
  assert.equal(slot('mainSteps')?.isStepList, true);
  assert.equal(slot('mainSteps []')?.isStep, true);
  assert.equal(slot('mainSteps [] action')?.isActionName, true);
  assert.deepEqual(keys(slot('mainSteps [] inputs', 'aws:sleep')), ['Duration', 'Timestamp']);
  assert.deepEqual(keys(slot('mainSteps [] inputs', 'aws:none')), []);
});

test('loops hold steps', () => {
  assert.equal(slot('mainSteps [] inputs Steps', 'aws:loop')?.isStepList, true);
  assert.equal(slot('mainSteps [] inputs Steps []', 'aws:loop')?.isStep, true);
});

test('items of lists: maps have keys, texts the values of their list', () => {
  assert.ok(keys(slot('mainSteps [] inputs Choices []', 'aws:branch')).includes('NextStep'));
  assert.deepEqual(keys(slot('mainSteps [] outputs []')), ['Name', 'Selector', 'Type']);
  assert.equal(slot('mainSteps [] inputs Capabilities []', 'aws:createStack')?.spec?.values?.length, 3);
});

test('plugins ignore the case of inputs', () => {
  assert.equal(
    slot('mainSteps [] inputs RUNCOMMAND', 'aws:runShellScript', 'command')?.spec?.name,
    'runCommand',
  );
});

test('where the tables know nothing there is nothing', () => {
  for (const way of [
    'nope',
    'nope deeper',
    'mainSteps [] nope',
    'description []',
    'parameters Id type deeper',
  ]) {
    assert.equal(slot(way), undefined, way);
  }
  assert.deepEqual(keys(slot('', '', 'unknown')), []);
});
