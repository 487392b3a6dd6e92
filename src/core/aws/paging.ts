import { AppError } from '../base/errors.ts';
import { throwIfAborted } from '../base/abort.ts';

interface Page {
  readonly NextToken?: string | undefined;
}

/**
 * Follows NextToken to the end. The page's length says nothing: a page may be empty and not be the last. An
 * empty token ends the list, as some operations answer one. A token that comes back a second time would go
 * round for ever, so it ends the list with an error.
 *
 * @param fetch one page; `undefined` asks for the first
 */
export async function* followTokens<P extends Page>(
  fetch: (token: string | undefined) => Promise<P>,
  start: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<P, void, undefined> {
  const seen = new Set<string>();
  let token = start;
  for (;;) {
    throwIfAborted(signal);
    const page = await fetch(token);
    yield page;
    token = page.NextToken;
    if (token === undefined || token === '') return;
    if (seen.has(token)) throw repeatedToken();
    seen.add(token);
  }
}

/** The failure of a list that would go round for ever. */
export function repeatedToken(): AppError {
  return new AppError(
    'network',
    'The service answered the same page token twice, so the list stops here and is incomplete.',
    { code: 'RepeatedToken' },
  );
}
