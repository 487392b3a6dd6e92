import type { Log } from '../../core/base/log.ts';
import type { Authenticate } from '../http/authenticate.ts';
import type { Reply } from '../http/reply.ts';
import type { HttpRequest } from '../http/request.ts';
import { ServiceError } from '../system.ts';
import { errorReply, type Protocol } from './errors.ts';

/** A service behind the endpoint: answers a request that was signed for it; undefined drops the connection. */
export type ServiceFront = (request: HttpRequest) => Promise<Reply | undefined>;

export interface RouterParts {
  readonly authenticate: Authenticate;
  /** The services of a Region, by the name that a signature's scope carries: `ssm`, `ec2`, `sts`. */
  readonly fronts: (region: string) => ReadonlyMap<string, ServiceFront>;
  readonly log: Log;
}

/** Who asks is settled first; nobody without a signature learns what exists. Never rejects. */
export function createRouter({ authenticate, fronts, log }: RouterParts): ServiceFront {
  return async (request) => {
    try {
      const { service, region } = authenticate(request);
      const front = fronts(region).get(service);
      if (front === undefined) {
        throw new ServiceError(
          'InvalidSignatureException',
          `Credential should be scoped to a service that is served, not '${service}'.`,
        );
      }
      return await front(request);
    } catch (error) {
      return errorReply(protocolOf(request), known(error, log));
    }
  };
}

/** What a handler did not throw on purpose is the simulator's own failure: the client gets no details. */
function known(error: unknown, log: Log): ServiceError {
  if (error instanceof ServiceError) return error;
  log.error(
    `An operation failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return new ServiceError('InternalServerError', 'An error occurred on the server side.', 500);
}

function protocolOf(request: HttpRequest): Protocol {
  if (!(request.headers.get('content-type') ?? '').startsWith('application/x-www-form-urlencoded'))
    return 'json';
  const scope = request.headers.get('authorization') ?? '';
  return scope.includes('/sts/') ? 'sts' : 'ec2';
}
