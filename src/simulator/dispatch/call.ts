import type { Clock } from '../../core/base/clock.ts';
import type { JsonObject } from '../../core/base/json.ts';
import type { Tokens } from '../base/tokens.ts';
import { applyFaults } from '../faults/apply.ts';
import type { Faults } from '../faults/faults.ts';
import type { RateLimit } from '../faults/rateLimit.ts';
import type { Reply } from '../http/reply.ts';
import type { CallContext } from '../system.ts';
import type { CallCounts } from './counts.ts';

/** One call, whatever its protocol. */
export interface Call {
  readonly service: string;
  readonly operation: string;
  /** The page token of the input. */
  readonly token: string | undefined;
  /** Where the output has its token (`NextToken`, `nextToken`); undefined when the operation has no pages. */
  readonly tokenKey: string | undefined;
  /** Runs the operation with the token that it gave out itself. */
  readonly run: (token: string | undefined) => JsonObject | Promise<JsonObject>;
}

/** The output; or the reply of someone who stands between; or undefined for a connection that drops. */
export type Outcome = { readonly output: JsonObject } | { readonly reply: Reply } | undefined;

export interface CallRunner {
  run(call: Call, context: CallContext): Promise<Outcome>;
}

export interface CallParts {
  readonly faults: Faults;
  readonly rateLimit: RateLimit;
  readonly counts: CallCounts;
  readonly tokens: Tokens;
  readonly clock: Clock;
}

/** Runs operations with everything that can happen to them on the way: counts, rate limits and faults. */
export function createCallRunner(parts: CallParts): CallRunner {
  return {
    async run(call, context) {
      parts.counts.add(call.service, call.operation);
      parts.rateLimit.take(call.operation);
      const followed =
        call.token === undefined ? undefined : parts.tokens.open(emptyPurpose(call), call.token);
      const action = `${call.service}:${call.operation}`;
      const struck = await applyFaults(parts.faults.strike(call.operation), {
        action,
        context,
        clock: parts.clock,
      });
      if (struck.go === 'drop') return undefined;
      if (struck.go === 'reply') return { reply: struck.reply };
      const token = followed === undefined ? call.token : followed === '' ? undefined : followed;
      const output = await call.run(token);
      if (!struck.emptyPage || call.tokenKey === undefined || followed !== undefined) return { output };
      const next = parts.tokens.seal(emptyPurpose(call), call.token ?? '');
      return { output: { ...emptied(output), [call.tokenKey]: next } };
    },
  };
}

/** An empty page is never followed by a second one, or a client that does right would go on for ever. */
function emptyPurpose(call: Call): string {
  return `empty page of ${call.operation}`;
}

function emptied(output: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(output).map(([key, value]) => [key, Array.isArray(value) ? [] : value]),
  );
}
