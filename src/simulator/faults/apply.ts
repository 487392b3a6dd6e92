import { sleep, type Clock } from '../../core/base/clock.ts';
import { htmlReply, type Reply } from '../http/reply.ts';
import { ServiceError, type CallContext } from '../system.ts';
import type { FaultRule } from './faults.ts';

/** What the struck call does: goes on, is answered by someone else, or loses its connection. */
export type Struck =
  | { readonly go: 'on'; readonly emptyPage: boolean }
  | { readonly go: 'reply'; readonly reply: Reply }
  | { readonly go: 'drop' };

/** Lets the rules that strike a call happen. Throws the ServiceError that a rule stands for. */
export async function applyFaults(
  rules: readonly FaultRule[],
  call: { readonly action: string; readonly context: CallContext; readonly clock: Clock },
): Promise<Struck> {
  for (const rule of rules) {
    if (rule.kind === 'latency') await sleep(call.clock, rule.milliseconds ?? 1000);
    if (rule.kind === 'drop') return { go: 'drop' };
    if (rule.kind === 'html') return { go: 'reply', reply: htmlReply(rule.status ?? 503) };
    const error = errorOf(rule, call);
    if (error !== undefined) throw error;
  }
  return { go: 'on', emptyPage: rules.some((rule) => rule.kind === 'emptyPages') };
}

function errorOf(
  rule: FaultRule,
  { action, context }: { readonly action: string; readonly context: CallContext },
): ServiceError | undefined {
  switch (rule.kind) {
    case 'expiredToken':
      return new ServiceError(
        'ExpiredTokenException',
        'The security token included in the request is expired',
      );
    case 'accessDenied':
      return new ServiceError(
        'AccessDeniedException',
        `User: ${context.callerArn} is not authorized to perform: ${action} on resource: arn:aws:${action.split(':', 1).join('')}:${context.region}:${context.accountId}:* because no identity-based policy allows the ${action} action`,
      );
    case 'throttle':
      return new ServiceError('ThrottlingException', 'Rate exceeded');
    case 'serverError':
      return new ServiceError(
        'InternalServerError',
        'An error occurred on the server side.',
        rule.status ?? 500,
      );
    default:
      return undefined;
  }
}
