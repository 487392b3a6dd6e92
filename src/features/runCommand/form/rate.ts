import type { RunDraft } from './messages.ts';

const defaultConcurrency = '50';
const defaultErrors = '0';

/**
 * What the two rate controls mean. The service begins with one node, then two, and doubles up to the limit
 * (user guide, send-commands-multiple); MaxErrors 0 stops at the first error, 3 at the fourth.
 */
export function rateSentence(draft: Pick<RunDraft, 'maxConcurrency' | 'maxErrors'>): string {
  const most = draft.maxConcurrency === '' ? defaultConcurrency : draft.maxConcurrency;
  const errors = draft.maxErrors === '' ? defaultErrors : draft.maxErrors;
  return `${startWords(most)} ${stopWords(errors)}`;
}

function startWords(most: string): string {
  if (most === '1') return 'Runs on one node at a time.';
  if (most === '2') return 'Starts on 1 node, then on 2 at a time.';
  const limit = most.endsWith('%') ? `${most} of the nodes` : most;
  return `Starts on 1 node, then 2, 4, … up to ${limit} at a time.`;
}

function stopWords(errors: string): string {
  const end = 'nodes that already run it finish.';
  if (errors === '100%') return 'Errors do not stop it.';
  if (errors.endsWith('%') && errors !== '0%')
    return `Stops when more than ${errors} of the nodes failed; ${end}`;
  const allowed = Number.parseInt(errors, 10);
  if (!Number.isFinite(allowed)) return '';
  return allowed === 0 ? `Stops at the first error; ${end}` : `Stops at error number ${allowed + 1}; ${end}`;
}
