import { isRecord, isString } from '../../base/json.ts';

/** What is known of anything that an SDK call threw. */
export interface ErrorFacts {
  /** The service's code or the error's name, without namespace: `ThrottlingException`. */
  readonly name: string;
  readonly message: string;
  /** Node's own code: `ECONNREFUSED`, `CERT_HAS_EXPIRED`, … */
  readonly nodeCode: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  /** Whether the error is one that the service modelled or at least answered in its own protocol. */
  readonly isServiceError: boolean;
}

const depth = 5;

/** Reads an error of the SDK, of Node or of anybody else; wrapped ones are unwrapped. */
export function factsOf(error: unknown): ErrorFacts {
  const chain = chainOf(error);
  const metadata = firstRecord(chain, '$metadata');
  return {
    name: nameOf(chain),
    message: messageOf(chain),
    nodeCode: nodeCodeOf(chain),
    status: firstNumber([metadata], 'httpStatusCode'),
    requestId: firstString([metadata], 'requestId'),
    retryAfterMs: retryAfterOf(chain),
    isServiceError: chain.some((link) => isString(link['$fault'])),
  };
}

type Link = Readonly<Record<string, unknown>>;

/** The error, what it wraps (`cause`, a provider error whose message is the error) and an aggregate's parts. */
function chainOf(error: unknown): readonly Link[] {
  const links: Link[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0 && links.length < depth) {
    const link = queue.shift();
    if (!isRecord(link) || links.includes(link)) continue;
    links.push(link);
    queue.push(link['cause'], link['message']);
    const parts: unknown = link['errors'];
    if (Array.isArray(parts)) parts.slice(0, 2).forEach((part: unknown) => queue.push(part));
  }
  return links;
}

/** The innermost name that the service gave wins over that of a wrapper. */
function nameOf(chain: readonly Link[]): string {
  const service = chain.find((link) => isString(link['$fault']));
  const name = firstString(service === undefined ? chain : [service], 'name') ?? 'Error';
  return name.slice(name.lastIndexOf('#') + 1).replace(/:.*$/, '');
}

function messageOf(chain: readonly Link[]): string {
  const service = chain.find((link) => isString(link['$fault']));
  const links = service === undefined ? chain : [service, ...chain];
  return firstString(links, 'message') ?? firstString(links, 'Message') ?? '';
}

function nodeCodeOf(chain: readonly Link[]): string | undefined {
  return chain
    .map((link) => link['code'])
    .filter(isString)
    .find((code) => /^[A-Z][A-Z0-9_]+$/.test(code));
}

function retryAfterOf(chain: readonly Link[]): number | undefined {
  const headers = firstRecord(chain.map((link) => link['$response']).filter(isRecord), 'headers');
  const seconds = Number(headers?.['retry-after'] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function firstString(links: readonly (Link | undefined)[], key: string): string | undefined {
  return links.map((link) => link?.[key]).find((value): value is string => isString(value) && value !== '');
}

function firstNumber(links: readonly (Link | undefined)[], key: string): number | undefined {
  return links.map((link) => link?.[key]).find((value): value is number => typeof value === 'number');
}

function firstRecord(links: readonly Link[], key: string): Link | undefined {
  return links.map((link) => link[key]).find(isRecord);
}
