import type { Json, JsonObject } from '../../core/base/json.ts';
import { isJsonObject, numberOf, textOf } from '../base/json.ts';
import { ServiceError, type Handler } from '../system.ts';
import type { EncryptionContext, Kms } from './kms.ts';

const keySpecs: Readonly<Record<string, number>> = { AES_128: 16, AES_256: 32 };
const maxBytes = 1_024;

/** GenerateDataKey and Decrypt. Errors are those of the service: ValidationException, NotFoundException, … */
export function kmsOperations(kms: Kms): Readonly<Record<string, Handler>> {
  return {
    GenerateDataKey(input) {
      const { keyArn, plaintext, ciphertext } = kms.generateDataKey(
        required(input, 'KeyId'),
        bytesOf(input),
        contextOf(input),
      );
      return { KeyId: keyArn, Plaintext: base64(plaintext), CiphertextBlob: base64(ciphertext) };
    },
    Decrypt(input) {
      const ciphertext = Buffer.from(required(input, 'CiphertextBlob'), 'base64');
      const { keyArn, plaintext } = kms.decrypt(ciphertext, contextOf(input));
      return { KeyId: keyArn, Plaintext: base64(plaintext), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },
  };
}

/** NumberOfBytes or KeySpec, and not both. */
function bytesOf(input: JsonObject): number {
  const spec = textOf(input, 'KeySpec');
  const count = numberOf(input, 'NumberOfBytes');
  if ((spec === undefined) === (count === undefined)) {
    throw invalid('Please specify either number of bytes or key spec.');
  }
  const bytes = spec === undefined ? count : keySpecs[spec];
  if (bytes === undefined || !Number.isInteger(bytes) || bytes < 1 || bytes > maxBytes) {
    throw invalid(`NumberOfBytes is from 1 to ${maxBytes}, KeySpec is AES_128 or AES_256.`);
  }
  return bytes;
}

function contextOf(input: JsonObject): EncryptionContext {
  const context = input['EncryptionContext'] ?? {};
  if (!isJsonObject(context)) throw invalid('EncryptionContext is a map.');
  return Object.fromEntries(Object.entries(context).map(([name, value]) => [name, textOrFail(value)]));
}

function textOrFail(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  throw invalid('EncryptionContext has texts only.');
}

function required(input: JsonObject, key: string): string {
  const text = textOf(input, key) ?? '';
  if (text !== '') return text;
  throw invalid(
    `1 validation error detected: Value null at '${key.charAt(0).toLowerCase()}${key.slice(1)}' failed to satisfy constraint: Member must not be null`,
  );
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message);
}
