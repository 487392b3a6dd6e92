import { AppError, cancelled, isAppError, isCancelled, type ErrorKind } from '../../base/errors.ts';
import { factsOf, type ErrorFacts } from './facts.ts';
import { kindOfFacts } from './kinds.ts';
import { deniedAction, sentenceOf, type CallContext } from './sentences.ts';

export type { CallContext } from './sentences.ts';

/** Anything that a call threw as an error with a kind and a sentence; what already is one stays. */
export function toAppError(error: unknown, context: CallContext): AppError {
  if (isAppError(error)) return error;
  if (isCancelled(error)) return cancelled();
  const facts = factsOf(error);
  const kind = kindOfFacts(facts);
  if (kind === 'cancelled') return cancelled();
  return new AppError(kind, sentenceOf(kind, facts, context), {
    cause: error,
    code: facts.nodeCode !== undefined && !facts.isServiceError ? facts.nodeCode : facts.name,
    ...actionOption(kind, facts, context),
    ...(facts.requestId === undefined ? {} : { requestId: facts.requestId }),
  });
}

function actionOption(
  kind: ErrorKind,
  facts: ErrorFacts,
  context: CallContext,
): { readonly action?: string } {
  return kind === 'denied' ? { action: deniedAction(facts, context) } : {};
}
