import type { Clock } from '../../core/base/clock.ts';
import { ServiceError } from '../system.ts';
import { parseAuthorization, type Authorization } from './authorization.ts';
import type { HttpRequest } from './request.ts';
import { isSigned, sha256Hex } from './signature.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** What a request was signed for. */
export interface Scope {
  readonly service: string;
  readonly region: string;
}

/** Proves that a request comes from the holder of the credentials. */
export type Authenticate = (request: HttpRequest) => Scope;

const regionName = /^[a-z]{2}(-[a-z]+)+-\d$/;
const maxSkewMilliseconds = 5 * 60 * 1000;
/** What an unsigned one would let a replay change. */
const mustBeSigned = ['host', 'x-amz-date', 'x-amz-target'];

/**
 * Verifies Signature Version 4 in the Authorization header. Throws `MissingAuthenticationTokenException`,
 * `IncompleteSignatureException`, `UnrecognizedClientException` or `InvalidSignatureException`, as the services
 * do; a presigned URL counts as unsigned.
 */
export function createAuthenticate(credentials: Credentials, clock: Clock): Authenticate {
  return (request) => {
    const authorization = authorizationOf(request);
    if (
      request.headers.has('x-amz-security-token') ||
      authorization.accessKeyId !== credentials.accessKeyId
    ) {
      throw new ServiceError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    }
    if (!regionName.test(authorization.region)) {
      throw invalid(`Credential should be scoped to a valid region, not '${authorization.region}'.`);
    }
    checkDate(request, authorization, clock);
    checkPayload(request);
    if (!isSigned(request, authorization, credentials.secretAccessKey)) {
      throw invalid(
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
      );
    }
    return { service: authorization.service, region: authorization.region };
  };
}

function authorizationOf(request: HttpRequest): Authorization {
  const header = request.headers.get('authorization');
  if (header === undefined) {
    throw new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const authorization = parseAuthorization(header);
  const unsigned = mustBeSigned.find(
    (name) => request.headers.has(name) && authorization?.signedHeaders.includes(name) === false,
  );
  if (authorization === undefined || unsigned !== undefined) {
    throw new ServiceError(
      'IncompleteSignatureException',
      unsigned === undefined
        ? 'Authorization header requires Credential, SignedHeaders and Signature.'
        : `The header ${unsigned} has to be signed.`,
    );
  }
  return authorization;
}

function checkDate(request: HttpRequest, authorization: Authorization, clock: Clock): void {
  const stamp = request.headers.get('x-amz-date') ?? '';
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp);
  if (match === null)
    throw new ServiceError('IncompleteSignatureException', 'Date must be in ISO-8601 basic format.');
  if (!stamp.startsWith(authorization.date))
    throw invalid('Date in Credential scope does not match the date of x-amz-date.');
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
  const skew = Date.UTC(year, month - 1, day, hours, minutes, seconds) - clock.now();
  if (skew < -maxSkewMilliseconds) throw invalid(`Signature expired: ${stamp} is too far in the past.`);
  if (skew > maxSkewMilliseconds) throw invalid(`Signature not yet current: ${stamp} is in the future.`);
}

/** The body is part of the signature anyhow; a wrong hash gets a message of its own. */
function checkPayload(request: HttpRequest): void {
  const given = request.headers.get('x-amz-content-sha256');
  if (given !== undefined && given !== sha256Hex(request.body)) {
    throw invalid('The provided x-amz-content-sha256 header does not match what was computed.');
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidSignatureException', message);
}
