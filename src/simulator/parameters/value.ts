import { ServiceError } from '../system.ts';
import type { ParameterType } from './model.ts';

const dataTypes = ['text', 'aws:ec2:image', 'aws:ssm:integration'];

export interface ValueRequest {
  readonly type: ParameterType;
  readonly value: string;
  readonly allowedPattern: string | undefined;
  readonly dataType: string;
}

/** Checks a value against what it says about itself. No message repeats the value. */
export function checkValue({ type, value, allowedPattern, dataType }: ValueRequest): void {
  if (value === '') {
    throw invalid(
      "1 validation error detected: Value at 'value' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  }
  if (/\{\{.*\}\}/s.test(value)) {
    throw invalid('Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.');
  }
  if (!dataTypes.includes(dataType) || (dataType === 'aws:ec2:image' && type !== 'String')) {
    throw invalid(
      `The following data type is not supported: ${dataType} (Data type names are all lowercase.)`,
    );
  }
  if (allowedPattern !== undefined && allowedPattern !== '') checkPattern(value, allowedPattern);
}

function checkPattern(value: string, allowedPattern: string): void {
  let pattern: RegExp;
  try {
    pattern = new RegExp(`^(?:${allowedPattern})$`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new ServiceError(
      'InvalidAllowedPatternException',
      `The pattern ${allowedPattern} is not a regular expression.`,
    );
  }
  if (!pattern.test(value)) {
    throw new ServiceError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`,
    );
  }
}

const defaultKey = 'alias/aws/ssm';
const knownKeys = [defaultKey, 'alias/shop', '0f2ac5d6-5f1b-4c5e-9b0d-6f4f1e1c7a11'];

/** The KMS key of a put; undefined for what is not secret. Throws `InvalidKeyId` for a key that is nowhere. */
export function chooseKey(type: ParameterType, asked: string | undefined): string | undefined {
  if (type !== 'SecureString') {
    if (asked !== undefined) throw invalid('KeyId is required for SecureString type parameter only.');
    return undefined;
  }
  const key = asked ?? defaultKey;
  if (!knownKeys.some((known) => key === known || key.endsWith(`/${known}`) || key.endsWith(`:${known}`))) {
    throw new ServiceError('InvalidKeyId', `Invalid keyId ${key}`);
  }
  return key;
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}
