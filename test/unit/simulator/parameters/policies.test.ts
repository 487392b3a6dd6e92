import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parsePolicies } from '../../../../src/simulator/parameters/policies.ts';
import { ServiceError } from '../../../../src/simulator/system.ts';

const expiration = {
  Type: 'Expiration',
  Version: '1.0',
  Attributes: { Timestamp: '2030-01-01T00:00:00.000Z' },
};
const notification = {
  Type: 'ExpirationNotification',
  Version: '1.0',
  Attributes: { Before: '15', Unit: 'Days' },
};
const noChange = { Type: 'NoChangeNotification', Version: '1.0', Attributes: { After: '20', Unit: 'Hours' } };

function codeOf(policies: unknown): string {
  try {
    parsePolicies(typeof policies === 'string' ? policies : JSON.stringify(policies));
  } catch (error) {
    assert.ok(error instanceof ServiceError);
    return error.code;
  }
  return 'none';
}

describe('parsePolicies', () => {
  it('reads the three kinds', () => {
    const policies = parsePolicies(JSON.stringify([expiration, notification, noChange]));
    assert.deepEqual(
      policies.map(({ type }) => type),
      ['Expiration', 'ExpirationNotification', 'NoChangeNotification'],
    );
    assert.deepEqual(JSON.parse(policies[0]?.text ?? ''), expiration);
  });

  it('reads none', () => {
    assert.deepEqual(parsePolicies(undefined), []);
    assert.deepEqual(parsePolicies('[]'), []);
  });

  const refused: readonly (readonly [string, unknown, string])[] = [
    ['what is not JSON', '{', 'ValidationException'],
    ['what is no list', {}, 'ValidationException'],
    ['another kind', [{ ...expiration, Type: 'Rotation' }], 'InvalidPolicyTypeException'],
    ['a kind that JavaScript knows', [{ ...expiration, Type: 'constructor' }], 'InvalidPolicyTypeException'],
    ['a policy that is none', ['Expiration', null], 'InvalidPolicyTypeException'],
    [
      'a date that is none',
      [{ ...expiration, Attributes: { Timestamp: 'soon' } }],
      'InvalidPolicyAttributeException',
    ],
    [
      'an attribute missing',
      [{ ...notification, Attributes: { Before: '1' } }],
      'InvalidPolicyAttributeException',
    ],
    ['no attributes', [{ Type: 'Expiration', Version: '1.0' }], 'InvalidPolicyAttributeException'],
    [
      'another unit',
      [{ ...noChange, Attributes: { After: '1', Unit: 'Weeks' } }],
      'InvalidPolicyAttributeException',
    ],
    [
      'a time of nothing',
      [{ ...noChange, Attributes: { After: '0', Unit: 'Days' } }],
      'InvalidPolicyAttributeException',
    ],
    ['another version', [{ ...expiration, Version: '2.0' }], 'InvalidPolicyAttributeException'],
    ['two expirations', [expiration, expiration], 'IncompatiblePolicyException'],
    ['eleven', Array.from({ length: 11 }, () => notification), 'PoliciesLimitExceededException'],
  ];
  for (const [what, policies, code] of refused) {
    it(`refuses ${what}`, () => assert.equal(codeOf(policies), code));
  }
});
