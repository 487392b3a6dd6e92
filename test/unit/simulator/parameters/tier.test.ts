import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseTier, type TierRequest } from '../../../../src/simulator/parameters/tier.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

function choose(change: Partial<TierRequest>): string {
  const plain = { asked: undefined, current: undefined, value: 'x', hasPolicies: false, count: 0 };
  try {
    return chooseTier({ ...plain, ...change });
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error.code;
  }
}

const [fourK, more, eightK, tooMuch] = [4096, 4097, 8192, 8193].map((length) => 'x'.repeat(length));

describe('chooseTier', () => {
  const cases: readonly (readonly [string, Partial<TierRequest>, string])[] = [
    ['is Standard unless more is asked for', {}, 'Standard'],
    ['is what is asked for', { asked: 'Advanced' }, 'Advanced'],
    ['stays what it is', { current: 'Advanced' }, 'Advanced'],
    ['rises when asked', { asked: 'Advanced', current: 'Standard' }, 'Advanced'],
    ['never falls', { asked: 'Standard', current: 'Advanced' }, 'ValidationException'],
    ['holds 4 KB', { value: fourK ?? '' }, 'Standard'],
    ['holds no more than 4 KB', { value: more ?? '' }, 'ValidationException'],
    ['holds 8 KB when advanced', { asked: 'Advanced', value: eightK ?? '' }, 'Advanced'],
    ['holds no more than 8 KB at all', { asked: 'Advanced', value: tooMuch ?? '' }, 'ValidationException'],
    ['counts bytes, not characters', { value: 'ж'.repeat(2049) }, 'ValidationException'],
    ['has policies when advanced only', { asked: 'Standard', hasPolicies: true }, 'ValidationException'],
    ['has policies when advanced', { asked: 'Advanced', hasPolicies: true }, 'Advanced'],
    ['picks Standard where it fits', { asked: 'Intelligent-Tiering' }, 'Standard'],
    ['picks Advanced for a large value', { asked: 'Intelligent-Tiering', value: more ?? '' }, 'Advanced'],
    ['picks Advanced for policies', { asked: 'Intelligent-Tiering', hasPolicies: true }, 'Advanced'],
    ['picks Advanced when the account is full', { asked: 'Intelligent-Tiering', count: 10_000 }, 'Advanced'],
    ['has 10,000 standard ones', { count: 10_000 }, 'ParameterLimitExceeded'],
    ['has 100,000 advanced ones', { asked: 'Advanced', count: 100_000 }, 'ParameterLimitExceeded'],
    ['lets a full account change what it has', { current: 'Standard', count: 10_000 }, 'Standard'],
  ];
  for (const [what, request, expected] of cases) {
    it(what, () => assert.equal(choose(request), expected));
  }
});
