import { test } from 'node:test';
import assert from 'node:assert/strict';
import { rateSentence } from '../../../../../src/features/runCommand/form/rate.ts';

test('left empty, the service’s own limits are explained', () => {
  assert.equal(
    rateSentence({ maxConcurrency: '', maxErrors: '' }),
    'Starts on 1 node, then 2, 4, … up to 50 at a time. Stops at the first error; nodes that already run it finish.',
  );
});

test('one and two nodes at a time have words of their own', () => {
  assert.match(rateSentence({ maxConcurrency: '1', maxErrors: '' }), /^Runs on one node at a time\./);
  assert.match(
    rateSentence({ maxConcurrency: '2', maxErrors: '' }),
    /^Starts on 1 node, then on 2 at a time\./,
  );
});

test('percentages are of the nodes', () => {
  const sentence = rateSentence({ maxConcurrency: '10%', maxErrors: '10%' });
  assert.match(sentence, /up to 10% of the nodes at a time/);
  assert.match(sentence, /Stops when more than 10% of the nodes failed/);
});

test('an error threshold of three stops at the fourth error', () => {
  assert.match(rateSentence({ maxConcurrency: '', maxErrors: '3' }), /Stops at error number 4;/);
});

test('no percent means the first error, all percent never stops', () => {
  assert.match(rateSentence({ maxConcurrency: '', maxErrors: '0%' }), /Stops at the first error/);
  assert.match(rateSentence({ maxConcurrency: '', maxErrors: '100%' }), /Errors do not stop it\.$/);
});

test('nonsense is not explained', () => {
  assert.equal(rateSentence({ maxConcurrency: '1', maxErrors: 'x' }), 'Runs on one node at a time. ');
});
