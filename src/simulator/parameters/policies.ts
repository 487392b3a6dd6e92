import { isRecord, isString, parseJson } from '../../core/base/json.ts';
import { ServiceError } from '../system.ts';
import type { Policy } from './model.ts';

const maxPolicies = 10;

const attributesOf: Readonly<Record<string, readonly string[]>> = {
  Expiration: ['Timestamp'],
  ExpirationNotification: ['Before', 'Unit'],
  NoChangeNotification: ['After', 'Unit'],
};

/**
 * Reads PutParameter's `Policies`: a JSON array of Expiration, ExpirationNotification and NoChangeNotification.
 * Throws the four errors that the operation has for them.
 */
export function parsePolicies(text: string | undefined): readonly Policy[] {
  if (text === undefined) return [];
  const list = parseJson(text);
  if (!Array.isArray(list)) throw new ServiceError('ValidationException', 'Policies is not a JSON array.');
  if (list.length > maxPolicies) {
    throw new ServiceError(
      'PoliciesLimitExceededException',
      `A parameter has at most ${maxPolicies} policies.`,
    );
  }
  const policies = list.map(parsePolicy);
  if (policies.filter(({ type }) => type === 'Expiration').length > 1) {
    throw new ServiceError('IncompatiblePolicyException', 'A parameter has at most one Expiration policy.');
  }
  return policies;
}

function parsePolicy(raw: unknown): Policy {
  const type = isRecord(raw) && isString(raw['Type']) ? raw['Type'] : '';
  const names = Object.hasOwn(attributesOf, type) ? attributesOf[type] : undefined;
  if (!isRecord(raw) || names === undefined) {
    throw new ServiceError('InvalidPolicyTypeException', `The policy type ${type} is not supported.`);
  }
  const attributes = raw['Attributes'];
  if (
    !isRecord(attributes) ||
    raw['Version'] !== '1.0' ||
    !names.every((name) => isAttribute(name, attributes[name]))
  ) {
    throw new ServiceError(
      'InvalidPolicyAttributeException',
      `An attribute of the policy ${type} is not valid.`,
    );
  }
  return { type, text: JSON.stringify(raw) };
}

function isAttribute(name: string, value: unknown): boolean {
  if (!isString(value)) return false;
  if (name === 'Timestamp') return !Number.isNaN(Date.parse(value));
  if (name === 'Unit') return value === 'Days' || value === 'Hours';
  return /^[1-9]\d*$/.test(value);
}
