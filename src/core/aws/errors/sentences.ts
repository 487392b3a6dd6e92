import type { ErrorKind } from '../../base/errors.ts';
import type { ErrorFacts } from './facts.ts';
import { isCertificateFailure, isClockSkew } from './kinds.ts';

/** Where a call went, for sentences. */
export interface CallContext {
  readonly operation: string;
  readonly action: string;
  readonly region: string;
  /** Absent: the Region's own. */
  readonly endpoint?: string | undefined;
  /** As the status bar shows it. */
  readonly label: string;
}

/** One or two sentences: what failed and why. The next act is the reporter's. */
export function sentenceOf(kind: ErrorKind, facts: ErrorFacts, context: CallContext): string {
  if (isClockSkew(facts)) {
    return `AWS refused the time of the request: this computer's clock is wrong by minutes. Set it and try again.`;
  }
  return sentences[kind](facts, context);
}

type Sentence = (facts: ErrorFacts, context: CallContext) => string;

const sentences: { readonly [K in ErrorKind]: Sentence } = {
  credentials: (facts, { label }) => `The credentials of ${label} are not usable. ${detail(facts)}`,
  expired: (facts, { label }) =>
    facts.isServiceError
      ? `The sign-in of ${label} has expired.`
      : `There is no valid sign-in for ${label}, or it has expired.`,
  denied: (facts, context) =>
    `Access denied: ${context.label} may not call ${deniedAction(facts, context)}. ${detail(facts)}`,
  throttled: (_, { operation }) =>
    `AWS throttled ${operation} and did not relent: too many calls in this account and Region. Try again in a minute.`,
  notFound: plain,
  conflict: plain,
  invalid: plain,
  network: networkSentence,
  cancelled: () => 'Cancelled.',
  bug: (facts, { operation }) => `${operation} failed: ${detail(facts)}`,
};

function plain(facts: ErrorFacts, { operation }: CallContext): string {
  return `${operation} was refused: ${detail(facts)}`;
}

const networkReasons: readonly (readonly [RegExp, (host: string) => string])[] = [
  [
    /^(ENOTFOUND|EAI_AGAIN)$/,
    (host) => `The name ${host} cannot be resolved. Check the network, the VPN and the Region.`,
  ],
  [
    /^ECONNREFUSED$/,
    (host) =>
      `Nothing answers at ${host} (connection refused). Check the network, the proxy and the endpoint.`,
  ],
  [/^(EHOSTUNREACH|ENETUNREACH)$/, (host) => `There is no way to ${host}. Check the network and the VPN.`],
  [
    /^(ETIMEDOUT|ESOCKETTIMEDOUT)$/,
    (host) => `${host} did not answer in time. Check the network, the VPN and the proxy.`,
  ],
  [
    /^(ECONNRESET|EPIPE|ECONNABORTED|UND_|ERR_STREAM)/,
    (host) => `The connection to ${host} was lost. Check the network, and try again.`,
  ],
  [
    /^(EPROTO|HPE_)/,
    (host) => `${host} does not speak the expected protocol. Check the endpoint and the proxy.`,
  ],
];

function networkSentence(facts: ErrorFacts, context: CallContext): string {
  const host = hostOf(context);
  if (isCertificateFailure(facts)) return certificateSentence(host, facts);
  const reason = networkReasons.find(([pattern]) => pattern.test(facts.nodeCode ?? ''));
  if (reason !== undefined) return reason[1](host);
  if (facts.name === 'TimeoutError') return `${host} did not answer ${context.operation} in time.`;
  if (facts.status === undefined) return `${host} could not be reached: ${detail(facts)}`;
  return answerSentence(facts, facts.status, host, context.operation);
}

function answerSentence(facts: ErrorFacts, status: number, host: string, operation: string): string {
  if (status === 407)
    return `The proxy on the way to ${host} asks for a sign-in (HTTP 407). Put its name and password into the proxy’s address.`;
  const answered = `${host} answered ${operation} with HTTP ${status}`;
  if (facts.isServiceError)
    return `${answered}, a failure of its own: ${detail(facts)} Try again in a minute.`;
  return `${answered} and something that is not an answer of AWS. A proxy or the network's sign-in page may stand between.`;
}

function certificateSentence(host: string, facts: ErrorFacts): string {
  return (
    `The certificate of ${host} is not trusted (${facts.nodeCode ?? 'unknown reason'}). ` +
    'If a proxy inspects the traffic, name its certificate in AWS_CA_BUNDLE or ca_bundle.'
  );
}

function hostOf({ endpoint, action, region }: CallContext): string {
  return endpoint ?? `${action.slice(0, action.indexOf(':'))} in ${region}`;
}

/** IAM names the action in its message; assuming a role is denied under another action than the call's. */
export function deniedAction(facts: ErrorFacts, context: CallContext): string {
  return /not authorized to perform:?\s+([a-z0-9-]+:[A-Za-z*]+)/.exec(facts.message)?.[1] ?? context.action;
}

const longestDetail = 500;

/** The service's own words, without the values that validation messages quote: they may be secrets. */
function detail(facts: ErrorFacts): string {
  const message = facts.message
    .replace(/Value '.*?' at '/gs, "The value at '")
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const short = message.length > longestDetail ? `${message.slice(0, longestDetail)}…` : message;
  if (short === '' || short === 'UnknownError') return `${facts.name}.`;
  const named = facts.isServiceError && !short.includes(facts.name) ? ` (${facts.name})` : '';
  return `${short.replace(/\.$/, '')}${named}.`;
}
