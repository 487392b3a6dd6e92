import { plainText } from '../../core/base/plainText.ts';
import { isAppError, type ErrorKind } from '../../core/base/errors.ts';
import { adviceFor, type Act } from '../../core/model/advice.ts';
import { isContainer } from '../../core/model/container.ts';
import type { NodeRef } from '../../core/model/refs.ts';
import { nodeLabel } from '../../core/model/nodeLabel.ts';
import { sessionEndings, whyNotConnected } from '../../core/model/sessionEndings.ts';
import type { SessionEnding } from '../../core/session/live/phase.ts';

/** Why a session is over and what to do about it, in one or a few sentences. */
export function endingSentence(ending: SessionEnding, node: NodeRef): string {
  switch (ending.kind) {
    case 'closed':
      return sessionEndings.closed(ending.text) || 'The session ended.';
    case 'refused':
      return sessionEndings.refused(nodeLabel(node), ending.text);
    case 'unreachable':
      return sessionEndings.unreachable(ending.text);
    case 'gone':
      return sessionEndings.gone;
    case 'terminated':
      return 'The session was terminated.';
    case 'aborted':
      return plainText(ending.text) || 'The session was left.';
    case 'failed':
      return startFailure(ending.error, node);
  }
}

/** Why StartSession failed, with the next act. */
export function startFailure(error: unknown, node: NodeRef): string {
  const { sentence, acts } = adviceFor(error);
  const known = isAppError(error) ? startFailures[error.code ?? ''] : undefined;
  return (
    known?.(node, plainText(sentence)) ??
    [plainText(sentence), ...acts.flatMap((act) => nextActs[act] ?? [])].join(' ')
  );
}

/** By the service's code. */
const startFailures: Readonly<Record<string, (node: NodeRef, said: string) => string>> = {
  TargetNotConnected: (node) =>
    `${nodeLabel(node)} is not connected to Session Manager. ${whyNotConnected(node.id)} ${mend(node)}`,
  InvalidDocument: (_, said) =>
    `${said} Look in the Documents view whether this Region has that Session document; a session that names none ` +
    'uses SSM-SessionManagerRunShell, the session preferences.',
};

const nextActs: { readonly [A in Act]?: string } = {
  signIn: 'Run “SSM Workbench: Sign In with SSO” and start the session again.',
  retry: 'Try again.',
};

/** What to do on a node, or on a container, which is mended by starting another. */
function mend({ id }: NodeRef): string {
  return isContainer(id)
    ? 'Mend that, start a new task, and give its target.'
    : 'Mend that on the node, wait until the Nodes view shows it online, and start the session again.';
}

/** Whether StartSession failed because the account wants to know why a session is started. */
export function asksForReason(error: unknown): boolean {
  return isAppError(error) && reasonKinds.has(error.kind) && /\breason\b/i.test(error.message);
}

const reasonKinds: ReadonlySet<ErrorKind> = new Set(['invalid', 'denied', 'conflict']);

/** A lost connection in one line; what helps is added where the cause is one that a person must remove. */
export function reconnectSentence(cause: string, error: unknown): string {
  const acts = error === undefined ? [] : adviceFor(error).acts;
  const next = acts.includes('signIn')
    ? 'Run “SSM Workbench: Sign In with SSO”; the session then goes on by itself.'
    : 'Trying again until you close this terminal; what you type is kept.';
  return `Connection lost: ${plainText(cause).replace(/\.$/, '')}. ${next}`;
}
