import { AppError } from '../base/errors.ts';
import type { SessionRequest, SessionService, SessionTicket } from '../model/sessionService.ts';
import type { CallOptions, Connection } from './connection.ts';

/** Bytes of a session's data key: one half for each direction (session protocol §10). */
const dataKeyBytes = 64;

/** StartSession, ResumeSession, TerminateSession and kms:GenerateDataKey on a connection. */
export function createSessionService(connection: Connection): SessionService {
  return {
    start: (request, signal, unsent) =>
      start(connection, request, unsent === undefined ? { signal } : { signal, unsent }),
    async resume(sessionId, signal) {
      const answer = await connection.call('ResumeSession', { SessionId: sessionId }, { signal });
      const { StreamUrl: url = '', TokenValue: token = '' } = answer;
      return { url, token: url === '' ? '' : token };
    },
    async terminate(sessionId, signal) {
      await connection.call('TerminateSession', { SessionId: sessionId }, { signal });
    },
    async generateDataKey({ keyId, encryptionContext }, signal) {
      const input = {
        KeyId: keyId,
        NumberOfBytes: dataKeyBytes,
        EncryptionContext: { ...encryptionContext },
      };
      const { Plaintext, CiphertextBlob } = await connection.call('GenerateDataKey', input, { signal });
      if (Plaintext?.byteLength === dataKeyBytes && CiphertextBlob !== undefined) {
        return { plaintext: Plaintext, ciphertext: CiphertextBlob };
      }
      throw new AppError('network', 'AWS KMS answered without a data key. Try again.');
    },
    agentFor: (url) => connection.agentFor(url),
  };
}

async function start(
  connection: Connection,
  { target, documentName, parameters, reason }: SessionRequest,
  options: CallOptions,
): Promise<SessionTicket> {
  const answer = await connection.call(
    'StartSession',
    {
      Target: target,
      ...(documentName === undefined ? {} : { DocumentName: documentName }),
      ...(parameters === undefined ? {} : { Parameters: listsOf(parameters) }),
      ...(reason === undefined ? {} : { Reason: reason }),
    },
    options,
  );
  const { SessionId: sessionId, StreamUrl: url, TokenValue: token } = answer;
  if (sessionId === undefined || url === undefined || token === undefined) {
    throw new AppError('network', 'StartSession answered without a session. Try again.');
  }
  return { sessionId, url, token };
}

function listsOf(parameters: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(parameters).map(([name, values]) => [name, [...values]]));
}
