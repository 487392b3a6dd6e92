/** What went wrong, as far as the next act of a person depends on it. */
export type ErrorKind =
  | 'credentials'
  | 'expired'
  | 'denied'
  | 'throttled'
  | 'notFound'
  | 'conflict'
  | 'invalid'
  | 'network'
  | 'cancelled'
  | 'bug';

export interface AppErrorOptions {
  readonly cause?: unknown;
  /** The service's own code, for example `ParameterNotFound`. */
  readonly code?: string;
  /** The IAM action that was denied, for example `ssm:SendCommand`. */
  readonly action?: string;
  /** Request id of the service, for support. */
  readonly requestId?: string;
}

const brand = Symbol.for('ssmWorkbench.AppError');

/**
 * An error with a kind and a sentence for people. Recognised by brand, not by class, because each bundle
 * carries its own copy of the class: use {@link isAppError}, never `instanceof`.
 */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string | undefined;
  readonly action: string | undefined;
  readonly requestId: string | undefined;

  constructor(kind: ErrorKind, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.kind = kind;
    this.code = options.code;
    this.action = options.action;
    this.requestId = options.requestId;
    Object.defineProperty(this, brand, { value: true });
  }
}

export function isAppError(value: unknown): value is AppError {
  return typeof value === 'object' && value !== null && Reflect.get(value, brand) === true;
}

export function isCancelled(value: unknown): boolean {
  if (isAppError(value)) return value.kind === 'cancelled';
  return value instanceof Error && value.name === 'AbortError';
}

export function cancelled(): AppError {
  return new AppError('cancelled', 'Cancelled.');
}

/** The kind of anything that was thrown; what nobody classified is a bug of ours. */
export function kindOf(value: unknown): ErrorKind {
  if (isAppError(value)) return value.kind;
  return isCancelled(value) ? 'cancelled' : 'bug';
}

/** The sentence of anything that was thrown. */
export function messageOf(value: unknown): string {
  if (value instanceof Error) return value.message;
  return typeof value === 'string' ? value : 'An unknown error happened.';
}
