import { isRecord, isString } from '../../base/json.ts';

/** Parameters of the KMSEncryption action (§10). */
export interface KmsEncryptionRequest {
  /** Key id, alias or ARN of the session preferences. */
  readonly keyId: string;
  /** Of newer agents: base64 of 16 random bytes, part of the encryption context when acknowledged. */
  readonly challenge?: string;
}

/** Result of the KMSEncryption action (§10). */
export interface KmsEncryptionResult {
  /** CiphertextBlob of the data key, which the agent gives to kms:Decrypt. */
  readonly cipherTextKey: Uint8Array;
  /** The challenge is part of the encryption context. Agents may insist on it. */
  readonly isChallengeAcknowledged: boolean;
}

/** What both sides bind the data key to; it must be the same byte for byte (§10). */
export function encryptionContextOf(
  sessionId: string,
  targetId: string,
  challenge?: string,
): Readonly<Record<string, string>> {
  return {
    'aws:ssm:SessionId': sessionId,
    'aws:ssm:TargetId': targetId,
    ...(challenge === undefined ? {} : { 'aws:ssm:RandomChallenge': challenge }),
  };
}

export function kmsEncryptionParameters(request: KmsEncryptionRequest): unknown {
  return {
    KMSKeyId: request.keyId,
    ...(request.challenge === undefined ? {} : { Challenge: request.challenge }),
  };
}

/** `undefined` without a key id. An empty challenge is none. */
export function parseKmsEncryptionParameters(parameters: unknown): KmsEncryptionRequest | undefined {
  if (!isRecord(parameters)) return undefined;
  const { KMSKeyId: keyId, Challenge: challenge } = parameters;
  if (!isString(keyId) || keyId === '') return undefined;
  return isString(challenge) && challenge !== '' ? { keyId, challenge } : { keyId };
}

/** KMSCipherTextHash is null, as the plugin sends it: agents declare the field and never read it. */
export function kmsEncryptionResult(result: KmsEncryptionResult): unknown {
  return {
    KMSCipherTextKey: Buffer.from(result.cipherTextKey).toString('base64'),
    KMSCipherTextHash: null,
    ChallengeAcknowledgement: result.isChallengeAcknowledged,
  };
}

/** For the agent's side. */
export function parseKmsEncryptionResult(result: unknown): KmsEncryptionResult | undefined {
  if (!isRecord(result)) return undefined;
  const { KMSCipherTextKey: key, ChallengeAcknowledgement: acknowledged } = result;
  if (!isString(key) || key === '') return undefined;
  return { cipherTextKey: Buffer.from(key, 'base64'), isChallengeAcknowledged: acknowledged === true };
}
