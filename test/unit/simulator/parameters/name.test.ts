import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  arnOf,
  checkName,
  keyOf,
  parseReference,
  pathOf,
} from '../../../../src/simulator/parameters/name.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

function codeOf(name: string): string {
  try {
    checkName(name, arnOf(name, 'eu-central-1', '123456789012'));
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error.code;
  }
  return 'none';
}

describe('the names of parameters', () => {
  it('are one with and without a slash at the top, and nowhere else', () => {
    assert.equal(keyOf('/x'), keyOf('x'));
    assert.notEqual(keyOf('/a/x'), keyOf('a/x'));
    assert.equal(pathOf('x'), '/x');
    assert.equal(pathOf('/a/x'), '/a/x');
  });

  it('make an ARN', () => {
    assert.equal(arnOf('x', 'eu-central-1', '1'), 'arn:aws:ssm:eu-central-1:1:parameter/x');
    assert.equal(arnOf('/a/x', 'eu-central-1', '1'), 'arn:aws:ssm:eu-central-1:1:parameter/a/x');
  });

  for (const name of ['x', '/x', '/a/b', 'a.b-c_D', `/${'l/'.repeat(14)}x`]) {
    it(`may be ${name}`, () => assert.equal(codeOf(name), 'none'));
  }

  const refused: readonly (readonly [string, string])[] = [
    ['aws/x', 'AccessDeniedException'],
    ['/aws/x', 'AccessDeniedException'],
    ['AWSome', 'AccessDeniedException'],
    ['ssm', 'ValidationException'],
    ['/SSM/x', 'ValidationException'],
    ['a b', 'ValidationException'],
    ['a$b', 'ValidationException'],
    ['ключ', 'ValidationException'],
    ['a//b', 'ValidationException'],
    ['/a/', 'ValidationException'],
    ['a/b', 'ValidationException'],
    ['/', 'ValidationException'],
    [`/${'l/'.repeat(15)}x`, 'HierarchyLevelLimitExceededException'],
    [`/${'x'.repeat(1011)}`, 'ValidationException'],
  ];
  for (const [name, code] of refused) {
    it(`may not be ${name.slice(0, 40)}`, () => assert.equal(codeOf(name), code));
  }
});

describe('parseReference', () => {
  it('reads a name, with a version or a label', () => {
    assert.deepEqual(parseReference('/a/x'), { key: '/a/x', selector: undefined });
    assert.deepEqual(parseReference('/a/x:3'), { key: '/a/x', selector: '3' });
    assert.deepEqual(parseReference('x:stable'), { key: 'x', selector: 'stable' });
    assert.deepEqual(parseReference('x:'), { key: 'x', selector: '' });
  });

  it('reads an ARN, with a version or a label', () => {
    const arn = 'arn:aws:ssm:eu-central-1:123456789012:parameter';
    assert.deepEqual(parseReference(`${arn}/a/x`), { key: '/a/x', selector: undefined });
    assert.deepEqual(parseReference(`${arn}/x:3`), { key: 'x', selector: '3' });
  });
});
