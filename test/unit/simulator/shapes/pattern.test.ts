import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilePattern } from '../../../../src/simulator/shapes/pattern.ts';

const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['^[a-z]+$', ['abc'], ['', 'Abc', 'abc\n']],
  ['[a-z]+', ['abc'], ['1abc', 'abc1']],
  ['(?i)all|[0-9]{12}', ['all', 'ALL', '123456789012'], ['allx', '1234']],
  ['^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$', ['', 'Ключ 1_x@y'], ['a#b', '🔑']],
  ['^[\\w\\.\\-\\:\\/ ]*$', ['a-b:c/d e.f'], ['a#']],
  ['([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)', ['$LATEST', '12'], ['$LATESTx', '0', '']],
  ['^(?!\\s*$).+', ['x', ' x'], ['', '   ']],
];

describe('compilePattern', () => {
  for (const [pattern, matching, others] of cases) {
    it(`reads ${pattern} as the service does`, () => {
      const compiled = compilePattern(pattern);
      for (const text of matching) assert.ok(compiled.test(text), `matches ${JSON.stringify(text)}`);
      for (const text of others) assert.ok(!compiled.test(text), `does not match ${JSON.stringify(text)}`);
    });
  }

  it('throws for what is no pattern in any reading', () =>
    assert.throws(() => compilePattern('('), SyntaxError));
});
