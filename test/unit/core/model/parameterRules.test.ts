import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ParameterSpec } from '../../../../src/core/model/documentSpec.ts';
import { valuesProblem } from '../../../../src/core/model/parameterRules.ts';

const spec = (some: Partial<ParameterSpec>): ParameterSpec => ({
  name: 'p',
  type: 'String',
  description: '',
  defaultText: undefined,
  allowedValues: [],
  allowedPattern: '',
  atLeast: undefined,
  atMost: undefined,
  multiline: false,
  ...some,
});

describe('the rules that a document has for its values', () => {
  it('are none where it declares none', () => {
    assert.equal(valuesProblem(spec({}), ['anything']), undefined);
  });

  it('count characters of a text and items of a list', () => {
    assert.equal(valuesProblem(spec({ atMost: 2 }), ['abc']), 'At most 2 characters; these are 3.');
    assert.equal(
      valuesProblem(spec({ type: 'StringList', atLeast: 2 }), ['abc']),
      'At least 2 items; these are 1.',
    );
  });

  it('name the allowed values, and the line of a list that has another', () => {
    const allowedValues = ['80', '443'];
    assert.equal(valuesProblem(spec({ allowedValues }), ['8080']), 'Allowed values are 80, 443.');
    assert.match(valuesProblem(spec({ type: 'StringList', allowedValues }), ['80', '1']) ?? '', /^Line 2: /);
  });

  it('show the pattern that does not match, and pass one that cannot be judged', () => {
    assert.match(valuesProblem(spec({ allowedPattern: '^[a-z]+$' }), ['A1']) ?? '', /pattern \^\[a-z\]\+\$/);
    assert.equal(valuesProblem(spec({ allowedPattern: '(?<open' }), ['A1']), undefined);
  });
});
