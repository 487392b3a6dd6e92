import type { Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import { payloadTypes } from '../../core/session/codec/index.ts';
import type { StreamCipher } from '../../core/session/crypto/index.ts';
import { sessionTypes } from '../../core/session/handshake.ts';
import type { Programs } from '../exec/programs.ts';
import type { TerminalFactory } from '../exec/terminal/factory.ts';
import type { Network } from '../network/network.ts';
import type { SimulatedNode } from '../system.ts';
import type { ChannelEnd } from './channel/agentChannel.ts';
import { separatesOutput } from './handlers/commandProperties.ts';
import type { SessionHandler, SessionIo } from './handlers/handler.ts';
import { sessionKind } from './handlers/index.ts';
import { SessionEncryption, type DataKeyDecrypter } from './handshake/encryption.ts';
import { AgentHandshake, type HandshakeResult } from './handshake/handshake.ts';
import type { SessionPlan } from './preferences.ts';

export interface AgentOptions {
  readonly sessionId: string;
  readonly node: SimulatedNode;
  readonly plan: SessionPlan;
  readonly clock: Clock;
  readonly terminals: TerminalFactory;
  readonly programs: Programs;
  readonly network: Network;
  /** kms:Decrypt of the node's role. */
  readonly keys: DataKeyDecrypter;
  /** In the clear; what has to be encrypted is encrypted here. */
  readonly io: SessionIo;
  /** The session could not be set up. */
  failed(text: string): void;
}

/** What is encrypted on the way to the client; from the client it is output only (§10). */
const encryptedTypes: readonly number[] = [payloadTypes.output, payloadTypes.stdErr, payloadTypes.exitCode];

/** The agent of one session behind its channel: the handshake where there is one, then what the session runs. */
export class SessionAgent implements ChannelEnd, Disposable {
  readonly #options: AgentOptions;
  #handshake: AgentHandshake | undefined;
  #handler: SessionHandler | undefined;
  #cipher: StreamCipher | undefined;

  constructor(options: AgentOptions) {
    this.#options = options;
  }

  /** A client has connected for the first time. */
  start(): void {
    const { plan } = this.#options;
    if (shakesHands(plan)) this.#shakeHands(plan);
    else this.#run('');
  }

  /** Before the handshake is complete everything is taken, and what does not belong to it is lost (§9). */
  accepts(payloadType: number): boolean {
    if (this.#handler !== undefined) return this.#handler.accepts(payloadType);
    return this.#handshake !== undefined;
  }

  receive(payloadType: number, payload: Uint8Array): void {
    if (this.#handler === undefined) {
      this.#handshake?.receive(payloadType, payload);
      return;
    }
    const plain = this.#decrypted(payloadType, payload);
    if (plain !== undefined) this.#handler.receive(payloadType, plain);
  }

  drained(): void {
    this.#handler?.drained();
  }

  dispose(): void {
    this.#handshake?.dispose();
    this.#handler?.dispose();
  }

  #shakeHands(plan: SessionPlan): void {
    const { node, clock, io } = this.#options;
    this.#handshake = new AgentHandshake({
      clock,
      agentVersion: node.agentVersion,
      sessionType: plan.sessionType,
      properties: plan.sessionType === sessionTypes.port ? plan.properties : null,
      encryption: this.#encryption(),
      separatesOutput: separatesOutput(plan, node),
      send: (payloadType, payload) => io.send(payloadType, payload),
      done: (result) => this.#agreed(result),
      failed: (text) => this.#options.failed(text),
    });
  }

  #encryption(): SessionEncryption | undefined {
    const { plan, sessionId, node, keys } = this.#options;
    const { kmsKeyId: keyId } = plan;
    return keyId === undefined
      ? undefined
      : new SessionEncryption({ keyId, sessionId, targetId: node.id, keys });
  }

  #agreed({ clientVersion, cipher }: HandshakeResult): void {
    this.#cipher = cipher;
    this.#run(clientVersion);
  }

  #run(clientVersion: string): void {
    const { node, terminals, programs, network, clock, plan, io } = this.#options;
    this.#handler = sessionKind(plan.sessionType)({
      ...{ node, terminals, programs, network, clock, plan, clientVersion },
      io: {
        send: (payloadType, payload) => io.send(payloadType, this.#encrypted(payloadType, payload)),
        get isCongested() {
          return io.isCongested;
        },
        end: (text) => io.end(text),
      },
    });
  }

  #encrypted(payloadType: number, payload: Uint8Array): Uint8Array {
    if (this.#cipher === undefined || !encryptedTypes.includes(payloadType)) return payload;
    return this.#cipher.encrypt(payload);
  }

  /** What cannot be decrypted is dropped. */
  #decrypted(payloadType: number, payload: Uint8Array): Uint8Array | undefined {
    if (this.#cipher === undefined || payloadType !== payloadTypes.output) return payload;
    return this.#cipher.decrypt(payload);
  }
}

/** Shells and interactive commands go without, unless they are encrypted (§9). */
function shakesHands({ sessionType, kmsKeyId }: SessionPlan): boolean {
  return (
    kmsKeyId !== undefined ||
    sessionType === sessionTypes.port ||
    sessionType === sessionTypes.nonInteractiveCommands
  );
}
