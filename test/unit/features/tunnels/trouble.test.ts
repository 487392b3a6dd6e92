import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Trouble } from '../../../../src/features/tunnels/trouble.ts';

describe('the trouble of a tunnel', () => {
  it('is a failed connection until more bytes have come; the reason is kept', () => {
    const trouble = new Trouble();
    assert.deepEqual([trouble.at(0), trouble.failure], [undefined, undefined]);
    assert.deepEqual([trouble.failed('No.', 5), trouble.failed('No.', 5)], [true, false]);
    assert.deepEqual([trouble.at(5), trouble.at(6), trouble.failure], ['No.', undefined, 'No.']);
    assert.equal(trouble.failed('No.', 6), true);
  });

  it('is a silent node before a failed connection, and news once', () => {
    const trouble = new Trouble();
    trouble.failed('No.', 5);
    assert.deepEqual([trouble.silent('Silence.'), trouble.silent('Silence.')], [true, false]);
    assert.equal(trouble.at(5), 'Silence.');
    assert.deepEqual(
      [trouble.silent(undefined), trouble.silent(undefined), trouble.at(5)],
      [true, false, 'No.'],
    );
  });
});
