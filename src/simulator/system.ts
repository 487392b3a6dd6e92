import type { Disposable } from '../core/base/disposable.ts';
import type { JsonObject } from '../core/base/json.ts';

/** Who calls and where: what an operation may need beside its input. */
export interface CallContext {
  readonly accountId: string;
  readonly region: string;
  /** ARN of the caller, shown as Owner of sessions and commands. */
  readonly callerArn: string;
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
}

/**
 * One operation. The input has passed the shape check (required, type, length, range, pattern, enum); rules
 * that need state or other fields are the handler's. Throws {@link ServiceError}.
 */
export type Handler = (input: JsonObject, context: CallContext) => JsonObject | Promise<JsonObject>;

/** A system of SSM (nodes, documents, …): its operations by API name. */
export interface SimulatorSystem extends Disposable {
  readonly operations: Readonly<Record<string, Handler>>;
}

/** An error as the service answers it: HTTP status and `__type`. */
export class ServiceError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message = '', status = 400) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
    this.status = status;
  }
}

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A node of the fleet as the other systems see it. */
export interface SimulatedNode {
  /** `i-` and 17 hex digits, or `mi-` and 17 hex digits. */
  readonly id: string;
  /** EC2 Name tag, or the computer's name on premises. */
  readonly name: string;
  readonly hostname: string;
  readonly platform: 'Linux' | 'Windows' | 'MacOS';
  /** For example `Ubuntu`, `22.04`. */
  readonly platformName: string;
  readonly platformVersion: string;
  readonly agentVersion: string;
  readonly isLatestAgent: boolean;
  readonly pingStatus: 'Online' | 'ConnectionLost';
  readonly resourceType: 'EC2Instance' | 'ManagedInstance';
  readonly ipAddress: string;
  readonly instanceType: string;
  readonly tags: readonly Tag[];
  /** Whether commands and sessions really run on it: a Linux node on a computer with a POSIX shell. */
  readonly runs: boolean;
}

/** The nodes; a big fleet is generated, not stored twice. */
export interface Fleet {
  readonly nodes: readonly SimulatedNode[];
  find(id: string): SimulatedNode | undefined;
  /** Targets with `tag:K`, `tag-key`, `InstanceIds` (any case): AND over keys, OR over values. */
  match(
    targets: readonly { readonly key: string; readonly values: readonly string[] }[],
  ): readonly SimulatedNode[];
}

/**
 * What the commands system needs of the documents system. Content is the parsed document of that version
 * (`$DEFAULT`, `$LATEST` or a number); undefined when there is no such document or version.
 */
export interface DocumentSource {
  resolve(
    name: string,
    version: string | undefined,
  ):
    | { readonly name: string; readonly version: string; readonly type: string; readonly content: JsonObject }
    | 'noDocument'
    | 'noVersion';
}

/** Values of `{{ ssm:name }}` references. */
export interface ParameterSource {
  plainValue(name: string): string | undefined;
}
