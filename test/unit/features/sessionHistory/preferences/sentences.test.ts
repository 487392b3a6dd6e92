import { test } from 'node:test';
import assert from 'node:assert/strict';
import {
  createQuestion,
  leftWords,
  saveQuestion,
} from '../../../../../src/features/sessionHistory/preferences/sentences.ts';

const place = { label: 'acme', region: 'eu-central-1', production: false };

test('what changes, for whom, and what to know comes before preferences are saved', () => {
  const problem = { key: 'inputs', code: 'c', message: 'Nothing is kept.' } as const;
  const { question, detail, verb, production } = saveQuestion({
    place,
    changes: ['idleSessionTimeout: "20" → "30"'],
    problems: [
      { ...problem, severity: 'warning' },
      { ...problem, severity: 'information', message: 'By the way.' },
    ],
    open: 3,
  });
  assert.match(question, /preferences of everybody/);
  assert.deepEqual(detail.split('\n'), [
    'idleSessionTimeout: "20" → "30"',
    '',
    'From now on every session of this account and Region that names no other document uses them.',
    '3 sessions that are open now keep what they have.',
    '',
    'Nothing is kept.',
    '',
    'Under acme · eu-central-1.',
  ]);
  assert.deepEqual([verb, production], ['Save Preferences', undefined]);
});

test('open sessions are counted as far as they are known', () => {
  const detail = (open: number): string => saveQuestion({ place, changes: [], problems: [], open }).detail;
  assert.match(
    detail(0),
    /^Only the layout of the text differs\.\n\n.*\nSessions that are open keep what they have\.$/m,
  );
  assert.match(detail(1), /\n1 session that is open now keeps what it has\.\n/);
});

test('many changes are cut short and counted', () => {
  const changes = Array.from({ length: 14 }, (_, index) => `key${String(index)}: 1 → 2`);
  const { detail } = saveQuestion({ place, changes, problems: [], open: 0 });
  assert.match(detail, /key11: 1 → 2\nand 2 more changes\n/);
});

test('production asks twice', () => {
  const production = { ...place, production: true };
  const words = 'acme is marked as production.';
  assert.equal(saveQuestion({ place: production, changes: [], problems: [], open: 0 }).production, words);
  assert.equal(createQuestion(production).production, words);
  assert.equal(createQuestion(place).production, undefined);
});

test('what could not be carried over is told, as text', () => {
  assert.equal(leftWords([]), 'Everything was carried over.');
  assert.equal(leftWords(['“a” is not known', '“b\n” too']), 'Not carried over: “a” is not known; “b ” too.');
});
