import { test } from 'node:test';
import assert from 'node:assert/strict';
import { cancelled } from '../../../../src/core/base/errors.ts';
import { Diagnoser } from '../../../../src/features/language/diagnoser.ts';
import { ManualClock } from '../../../support/manualClock.ts';

interface Stage {
  readonly clock: ManualClock;
  readonly diagnoser: Diagnoser<string, string>;
  readonly published: readonly string[];
  readonly failures: readonly unknown[];
  readonly diagnosed: readonly string[];
}

function stage(
  diagnose: (document: string) => Promise<string> = async (document) => `problems of ${document}`,
): Stage {
  const clock = new ManualClock();
  const published: string[] = [];
  const failures: unknown[] = [];
  const diagnosed: string[] = [];
  const diagnoser = new Diagnoser<string, string>({
    clock,
    delay: 250,
    diagnose: async (document) => {
      diagnosed.push(document);
      return diagnose(document);
    },
    publish: (_document, problems) => void published.push(problems),
    failed: (error) => void failures.push(error),
  });
  return { clock, diagnoser, published, failures, diagnosed };
}

test('an opened document is diagnosed at once', async () => {
  const { clock, diagnoser, published } = stage();
  diagnoser.schedule('uri', 'first', 'now');
  await clock.advance(0);
  assert.deepEqual(published, ['problems of first']);
});

test('while somebody types nothing is diagnosed; after a rest the last version is', async () => {
  const { clock, diagnoser, diagnosed } = stage();
  for (const version of ['a', 'ab', 'abc']) {
    diagnoser.schedule('uri', version, 'rested');
    await clock.advance(200);
  }
  assert.deepEqual(diagnosed, []);
  await clock.advance(50);
  assert.deepEqual(diagnosed, ['abc']);
});

test('a result that an edit has overtaken is dropped', async () => {
  const waiting: ((problems: string) => void)[] = [];
  const { clock, diagnoser, published } = stage(() => new Promise((resolve) => waiting.push(resolve)));
  diagnoser.schedule('uri', 'old', 'now');
  await clock.advance(0);
  diagnoser.schedule('uri', 'new', 'rested');
  waiting[0]?.('old problems');
  await clock.advance(250);
  waiting[1]?.('new problems');
  await clock.advance(0);
  assert.deepEqual(published, ['new problems']);
});

test('documents do not disturb each other', async () => {
  const { clock, diagnoser, published } = stage();
  diagnoser.schedule('a', 'a', 'rested');
  diagnoser.schedule('b', 'b', 'rested');
  await clock.advance(250);
  assert.deepEqual(published, ['problems of a', 'problems of b']);
});

test('a closed document is forgotten, with its result under way', async () => {
  const { clock, diagnoser, published } = stage();
  diagnoser.schedule('uri', 'x', 'rested');
  diagnoser.forget('uri');
  await clock.advance(1000);
  diagnoser.schedule('uri', 'y', 'now');
  diagnoser.forget('uri');
  await clock.advance(1000);
  assert.deepEqual(published, []);
});

test('a failure is told, a cancellation is not, and both leave the next one alone', async () => {
  const answers: (() => Promise<string>)[] = [
    () => Promise.reject(new Error('broken')),
    () => Promise.reject(cancelled()),
    () => Promise.resolve('fine'),
  ];
  const { clock, diagnoser, published, failures } = stage(() => answers.shift()?.() ?? Promise.resolve(''));
  for (let count = 0; count < 3; count += 1) {
    diagnoser.schedule('uri', 'x', 'now');
    await clock.advance(0);
  }
  assert.equal(failures.length, 1);
  assert.deepEqual(published, ['fine']);
});

test('disposing leaves no timer', async () => {
  const { clock, diagnoser, diagnosed } = stage();
  diagnoser.schedule('a', 'a', 'rested');
  diagnoser.schedule('b', 'b', 'rested');
  diagnoser.dispose();
  assert.equal(clock.pending, 0);
  await clock.advance(1000);
  assert.deepEqual(diagnosed, []);
});
