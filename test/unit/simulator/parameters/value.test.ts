import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkValue, chooseKey, type ValueRequest } from '../../../../src/simulator/parameters/value.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

function errorOf(act: () => unknown): ServiceError | undefined {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error;
  }
  return undefined;
}

function check(change: Partial<ValueRequest>): ServiceError | undefined {
  const plain = { type: 'String', value: 'x', allowedPattern: undefined, dataType: 'text' } as const;
  return errorOf(() => checkValue({ ...plain, ...change }));
}

describe('checkValue', () => {
  it('takes plain values', () => {
    for (const value of ['x', '{', '{{', '}} {{', 'a\nb', '🔑'])
      assert.equal(check({ value }), undefined, value);
  });

  it('refuses nothing at all, and references to other parameters', () => {
    assert.equal(check({ value: '' })?.code, 'ValidationException');
    assert.equal(check({ value: 'a {{ ssm:x }} b' })?.code, 'ValidationException');
    assert.equal(check({ value: '{{\n}}' })?.code, 'ValidationException');
  });

  it('holds a value to its whole pattern', () => {
    assert.equal(check({ value: '5432', allowedPattern: '\\d+' }), undefined);
    assert.equal(
      check({ value: '5432a', allowedPattern: '\\d+' })?.code,
      'ParameterPatternMismatchException',
    );
    assert.equal(check({ value: 'anything', allowedPattern: '' }), undefined);
    assert.equal(check({ allowedPattern: '(' })?.code, 'InvalidAllowedPatternException');
  });

  it('knows three data types', () => {
    assert.equal(check({ dataType: 'aws:ec2:image' }), undefined);
    assert.equal(check({ dataType: 'aws:ssm:integration' }), undefined);
    assert.equal(check({ dataType: 'aws:ec2:image', type: 'SecureString' })?.code, 'ValidationException');
    assert.equal(check({ dataType: 'Text' })?.code, 'ValidationException');
  });

  it('never repeats the value', () => {
    const value = 'hunter2 {{ x }}';
    for (const change of [
      { value },
      { value: 'hunter2', allowedPattern: '\\d+' },
      { value: 'hunter2', dataType: 'x' },
    ]) {
      assert.ok(!(check(change)?.message ?? 'hunter2').includes('hunter2'));
    }
  });
});

describe('chooseKey', () => {
  it('is for secrets only', () => {
    assert.equal(chooseKey('String', undefined), undefined);
    assert.equal(errorOf(() => chooseKey('String', 'alias/aws/ssm'))?.code, 'ValidationException');
  });

  it('is the account’s own by default, or a known one', () => {
    assert.equal(chooseKey('SecureString', undefined), 'alias/aws/ssm');
    assert.equal(chooseKey('SecureString', 'alias/shop'), 'alias/shop');
    const arn = 'arn:aws:kms:eu-central-1:123456789012:alias/shop';
    assert.equal(chooseKey('SecureString', arn), arn);
  });

  it('is refused when it is nowhere', () => {
    for (const key of ['alias/nowhere', 'shop', 'xalias/shop']) {
      assert.equal(errorOf(() => chooseKey('SecureString', key))?.code, 'InvalidKeyId', key);
    }
  });
});

describe('patterns of values', () => {
  const cases: readonly (readonly [pattern: string, value: string, code: string | undefined])[] = [
    ['^\\d{1,5}$', '5432', undefined],
    ['^\\d{1,5}$', '543210', 'ParameterPatternMismatchException'],
    ['a|b', 'a', undefined],
    ['a|b', 'ab', 'ParameterPatternMismatchException'],
    ['a|b', 'xa', 'ParameterPatternMismatchException'],
    ['.*', 'a\nb', 'ParameterPatternMismatchException'],
    ['[\\s\\S]*', 'a\nb', undefined],
    ['\\d+', '5\n', 'ParameterPatternMismatchException'],
    ['', '', 'ValidationException'],
    ['[', 'x', 'InvalidAllowedPatternException'],
    ['(?<n>a)\\k<n>', 'aa', undefined],
    ['*', 'x', 'InvalidAllowedPatternException'],
  ];
  for (const [allowedPattern, value, code] of cases) {
    it(`${JSON.stringify(allowedPattern)} ${code === undefined ? 'takes' : 'refuses'} ${JSON.stringify(value)}`, () =>
      assert.equal(check({ value, allowedPattern })?.code, code));
  }
});

describe('what a value may hold', () => {
  for (const value of ['{{x}}', '{{ ssm:/a }}', 'a{{b}}c', '{{}}', '{{\r\n}}'])
    it(`${JSON.stringify(value)} is refused as a reference`, () =>
      assert.equal(check({ value })?.code, 'ValidationException'));

  for (const value of ['{ {x} }', '${x}', '%{x}', '{"a":{"b":1}}', '}}', ' ', '\u0000', '\ud83d\ude80'])
    it(`${JSON.stringify(value)} is a value like others`, () => assert.equal(check({ value }), undefined));
});
