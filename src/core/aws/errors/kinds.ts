import type { ErrorKind } from '../../base/errors.ts';
import type { Fault } from '../retry.ts';
import type { ErrorFacts } from './facts.ts';

/** Codes of SSM, EC2, STS, SSO and of Node, and what each means for the next act. */
const kindsByName: Readonly<Record<string, ErrorKind>> = {
  ...all('expired', [
    'ExpiredToken',
    'ExpiredTokenException',
    'TokenRefreshRequired',
    'UnauthorizedException',
  ]),
  ...all('credentials', [
    'AuthFailure',
    'CredentialsProviderError',
    'IncompleteSignature',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'MissingAuthenticationToken',
    'MissingAuthenticationTokenException',
    'NotAuthorized',
    'ProviderError',
    'RequestExpired',
    'RequestInTheFuture',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
    'TokenProviderError',
    'UnrecognizedClientException',
  ]),
  ...all('denied', [
    'AccessDenied',
    'AccessDeniedException',
    'Blocked',
    'ForbiddenException',
    'OptInRequired',
    'UnauthorizedOperation',
  ]),
  ...all('throttled', [
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'PriorRequestNotComplete',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
  ]),
  ...all('notFound', [
    'DoesNotExistException',
    'InvalidActivationId',
    'InvalidAssociation',
    'InvalidCommandId',
    'InvalidDocument',
    'InvalidDocumentVersion',
    'InvalidInstanceId',
    'InvalidInstanceID.NotFound',
    'InvalidResourceId',
    'InvocationDoesNotExist',
    'ResourceNotFoundException',
  ]),
  ...all('conflict', [
    'AssociatedInstances',
    'HierarchyTypeMismatchException',
    'IdempotentParameterMismatch',
    'InvalidDocumentOperation',
    'TargetNotConnected',
    'TooManyUpdates',
  ]),
  ...all('network', [
    'InternalServerError',
    'InternalFailure',
    'InternalError',
    'ServiceUnavailable',
    'TimeoutError',
  ]),
  ...all('cancelled', ['AbortError']),
};

const kindsByPattern: readonly (readonly [RegExp, ErrorKind])[] = [
  [/Throttl/, 'throttled'],
  [/NotFound|DoesNotExist/, 'notFound'],
  [/AlreadyExists|Conflict|InUse|Duplicate|AlreadyRegistered/, 'conflict'],
  [
    /^Invalid|^Unsupported|^Malformed|^Missing|^Unknown(Operation|Parameter)|Validation|LimitExceeded/,
    'invalid',
  ],
];

const nodeNetworkCode =
  /^(E(CONN|HOST|NET|PIPE|TIMEDOUT|NOTFOUND|AI_|PROTO|ADDR)|UND_|HPE_|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_(TLS|SSL|SOCKET|STREAM_PREMATURE))/;
const certificateCode = /^(CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS_CERT)/;
const signatureTime = /signature (not yet current|expired)|request has expired|clock|too skewed/i;
const skewNames = new Set(['RequestExpired', 'RequestInTheFuture', 'RequestTimeTooSkewed']);

/** The one table from what was thrown to what can be done about it (rule 7). */
export function kindOfFacts(facts: ErrorFacts): ErrorKind {
  const named = namedKind(facts.name);
  if (named !== undefined) return named;
  if (facts.nodeCode !== undefined && nodeNetworkCode.test(facts.nodeCode)) return 'network';
  return kindOfStatus(facts);
}

function namedKind(name: string): ErrorKind | undefined {
  if (Object.hasOwn(kindsByName, name)) return kindsByName[name];
  return kindsByPattern.find(([pattern]) => pattern.test(name))?.[1];
}

/** Answers without a code that is known. Only what speaks AWS's protocol can refuse or deny. */
function kindOfStatus({ status, isServiceError }: ErrorFacts): ErrorKind {
  if (status === undefined) return 'bug';
  if (status === 429) return 'throttled';
  // A body nobody can read, a web page, a proxy's refusal: somebody else answered.
  if (!isServiceError || status === 407 || status < 400 || status >= 500) return 'network';
  if (status === 401) return 'credentials';
  return status === 403 ? 'denied' : 'invalid';
}

export function isCertificateFailure(facts: ErrorFacts): boolean {
  return facts.nodeCode !== undefined && certificateCode.test(facts.nodeCode);
}

/** The service refused the signature's time: this computer's clock is wrong. */
export function isClockSkew(facts: ErrorFacts): boolean {
  if (skewNames.has(facts.name)) return true;
  return /^(InvalidSignatureException|SignatureDoesNotMatch|AuthFailure)$/.test(facts.name)
    ? signatureTime.test(facts.message)
    : false;
}

/** Nothing of the request can have arrived. */
function neverSent({ nodeCode }: ErrorFacts): boolean {
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(nodeCode ?? '');
}

/**
 * Whether another attempt makes sense. A call that is not repeatable is sent again only when it surely did
 * not take effect.
 */
export function faultOf(facts: ErrorFacts, repeatable: boolean): Fault {
  const hint = facts.retryAfterMs === undefined ? {} : { retryAfterMs: facts.retryAfterMs };
  if (isClockSkew(facts)) return { kind: 'clockSkew' };
  const kind = kindOfFacts(facts);
  if (kind === 'throttled') return { kind: 'throttled', ...hint };
  const mayRepeat = repeatable || neverSent(facts);
  if (kind !== 'network' || !mayRepeat || isCertificateFailure(facts)) return { kind: 'final' };
  return { kind: 'transient', ...hint };
}

function all(kind: ErrorKind, names: readonly string[]): Readonly<Record<string, ErrorKind>> {
  return Object.fromEntries(names.map((name) => [name, kind]));
}
