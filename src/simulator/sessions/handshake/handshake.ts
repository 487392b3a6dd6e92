import type { Clock } from '../../../core/base/clock.ts';
import type { Disposable } from '../../../core/base/disposable.ts';
import { messageOf } from '../../../core/base/errors.ts';
import type { Json } from '../../../core/base/json.ts';
import {
  actionStatus,
  actionTypes,
  encodeHandshakeComplete,
  encodeHandshakeRequest,
  parseHandshakeResponse,
  payloadTypes,
  type ClientAction,
  type HandshakeResponse,
} from '../../../core/session/codec/index.ts';
import type { EncryptionChallenge, StreamCipher } from '../../../core/session/crypto/index.ts';
import type { SessionEncryption } from './encryption.ts';
import { knowsErrorStream } from './versions.ts';

/** What both sides have agreed on before the stream starts. */
export interface HandshakeResult {
  /** As the client said it; `versions.ts` judges it. */
  readonly clientVersion: string;
  /** Of an encrypted session. */
  readonly cipher: StreamCipher | undefined;
}

export interface HandshakeOptions {
  readonly clock: Clock;
  readonly agentVersion: string;
  readonly sessionType: string;
  /** Of Port only; the others send null. */
  readonly properties: Json;
  /** Undefined: the session is not encrypted. */
  readonly encryption: SessionEncryption | undefined;
  /** The command's errors come apart from its output: old clients are told that they cannot show it. */
  readonly separatesOutput: boolean;
  send(payloadType: number, payload: Uint8Array): void;
  /** HandshakeComplete has been sent. */
  done(result: HandshakeResult): void;
  /** The session is to be cancelled, with this text for the person. */
  failed(text: string): void;
}

/** How long the client has for its response, and again for the encryption challenge (§9). */
const timeoutMs = 15_000;
const nanosecondsPerMillisecond = 1_000_000;
const updateNotice =
  'Please update the session manager plugin: it tells output and errors apart from version 1.2.312.0 on.\r\n';
const encryptedNotice = 'This session is encrypted using AWS KMS.';

/**
 * The agent's side of the handshake (§9): request, response, for encrypted sessions a challenge, and the word that
 * it is complete. Whatever else the client sends meanwhile is to be thrown away.
 */
export class AgentHandshake implements Disposable {
  readonly #options: HandshakeOptions;
  readonly #startedAt: number;
  #timer: Disposable;
  #response: HandshakeResponse | undefined;
  #cipher: StreamCipher | undefined;
  #challenge: EncryptionChallenge | undefined;
  #isOver = false;

  constructor(options: HandshakeOptions) {
    this.#options = options;
    this.#startedAt = options.clock.now();
    const request = { agentVersion: options.agentVersion, actions: actionsOf(options) };
    options.send(payloadTypes.handshakeRequest, encodeHandshakeRequest(request));
    this.#timer = this.#patience(
      'Handshake timed out. Please ensure that you have the latest version of the session manager plugin.',
    );
  }

  /** A message of the client's; those that belong to no handshake are passed by. */
  receive(payloadType: number, payload: Uint8Array): void {
    if (this.#isOver) return;
    if (payloadType === payloadTypes.handshakeResponse) this.#answered(payload);
    if (payloadType === payloadTypes.encChallengeResponse) this.#challenged(payload);
  }

  dispose(): void {
    this.#isOver = true;
    this.#timer.dispose();
  }

  #answered(payload: Uint8Array): void {
    const response = parseHandshakeResponse(payload);
    // An answer that cannot be read is none: the agent goes on waiting. So is a second one.
    if (response === undefined || this.#response !== undefined) return;
    this.#response = response;
    try {
      this.#accept(response);
    } catch (error) {
      this.#fail(messageOf(error));
    }
  }

  /** @throws Error in the agent's words for whatever makes it cancel the session */
  #accept(response: HandshakeResponse): void {
    const { encryption } = this.#options;
    const refused = response.actions.find(({ status }) => status !== actionStatus.ok);
    if (refused !== undefined) {
      const { type, status, error } = refused;
      throw new Error(`${type} failed on client with status ${String(status)} error: ${error}`);
    }
    if (response.actions.every(({ type }) => type !== actionTypes.sessionType)) {
      throw new Error(`${actionTypes.sessionType} was not answered by the client`);
    }
    if (encryption === undefined) {
      this.#complete(response.clientVersion);
      return;
    }
    const answer = response.actions.find(({ type }) => type === actionTypes.kmsEncryption);
    const { cipher, challenge } = encryption.open(answer?.result);
    this.#cipher = cipher;
    this.#challenge = challenge;
    this.#timer.dispose();
    this.#timer = this.#patience('Timed out waiting for encryption challenge.');
    this.#options.send(payloadTypes.encChallengeRequest, challenge.request);
  }

  #challenged(payload: Uint8Array): void {
    if (this.#challenge === undefined) return;
    if (this.#challenge.isAnsweredBy(payload)) this.#complete(this.#response?.clientVersion ?? '');
    else this.#fail('Encryption challenge does not match!');
  }

  #complete(clientVersion: string): void {
    this.dispose();
    const options = this.#options;
    const complete = {
      timeToComplete: Math.round((options.clock.now() - this.#startedAt) * nanosecondsPerMillisecond),
      customerMessage: this.#noticeFor(clientVersion),
    };
    options.send(payloadTypes.handshakeComplete, encodeHandshakeComplete(complete));
    options.done({ clientVersion, cipher: this.#cipher });
  }

  #noticeFor(clientVersion: string): string {
    const isTooOld = this.#options.separatesOutput && !knowsErrorStream(clientVersion);
    return `${isTooOld ? updateNotice : ''}${this.#cipher === undefined ? '' : encryptedNotice}`;
  }

  #patience(text: string): Disposable {
    return this.#options.clock.after(timeoutMs, () => this.#fail(text));
  }

  #fail(reason: string): void {
    this.dispose();
    this.#options.failed(`Encountered error while initiating handshake. ${reason}`);
  }
}

function actionsOf({ sessionType, properties, encryption }: HandshakeOptions): readonly ClientAction[] {
  const kind: ClientAction = {
    type: actionTypes.sessionType,
    parameters: { SessionType: sessionType, Properties: properties },
  };
  if (encryption === undefined) return [kind];
  return [kind, { type: actionTypes.kmsEncryption, parameters: encryption.parameters }];
}
