import { plainText } from '../../core/base/plainText.ts';
import type { SessionEnding, SessionPhase } from '../../core/session/live/phase.ts';
import { failureSentence, type Aws } from './aws.ts';
import { targetLabel, type SessionTarget } from './target.ts';
import { isAppError } from '../../core/base/errors.ts';

/** What is said of a connection that was lost: once for each cause, and once when it is back. */
export class Notices {
  readonly #aws: Pick<Aws, 'nextAct'>;
  #said: string | undefined;

  constructor(aws: Pick<Aws, 'nextAct'>) {
    this.#aws = aws;
  }

  /** A line, or nothing. */
  of(phase: SessionPhase): string | undefined {
    if (phase.kind === 'connected') return this.#back();
    // The first attempt follows at once and mostly succeeds: the service closes sockets about hourly (§13).
    if (phase.kind !== 'reconnecting' || phase.attempt === 1) return undefined;
    const sentence = this.#lost(phase.cause, phase.error);
    if (sentence === this.#said) return undefined;
    this.#said = sentence;
    return sentence;
  }

  #back(): string | undefined {
    const wasSaid = this.#said !== undefined;
    this.#said = undefined;
    return wasSaid ? 'Connected again.' : undefined;
  }

  #lost(cause: string, error: unknown): string {
    const act = this.#aws.nextAct(error);
    const next = act === '' ? 'Trying again.' : `${act}; the session then goes on by itself.`;
    return `Connection lost: ${plainText(cause).replace(/\.$/, '')}. ${next.replace('.;', ';')}`;
  }
}

/** Why a session is over and what to do about it; empty for one that ended by itself without a word. */
export function endingSentence(
  ending: SessionEnding,
  target: SessionTarget,
  aws: Pick<Aws, 'nextAct' | 'region'>,
): string {
  const text = ending.kind === 'failed' ? '' : plainText(ending.text);
  switch (ending.kind) {
    case 'closed':
      return text;
    case 'refused':
      return `${targetLabel(target)} and this client could not agree. ${text}`;
    case 'unreachable':
      return (
        `The session started, but its data channel could not be opened: ${text.replace(/\.$/, '')}. Check that ` +
        'this computer reaches the ssmmessages endpoint of the Region (proxy, firewall, VPC endpoint).'
      );
    case 'gone':
      return 'The session is gone: it reached a time limit, or somebody terminated it while the connection was lost.';
    case 'terminated':
    case 'aborted':
      return text || 'The session was left.';
    case 'failed':
      return startFailure(ending.error, target, aws);
  }
}

function startFailure(error: unknown, target: SessionTarget, aws: Pick<Aws, 'nextAct' | 'region'>): string {
  if (isAppError(error) && error.code === 'TargetNotConnected') {
    return (
      `${targetLabel(target)} is not connected to Session Manager in ${aws.region}: its SSM Agent is not running or ` +
      'too old, its role does not allow ssmmessages:*, it cannot reach the ssmmessages endpoint, or it is in another ' +
      'Region (--region).'
    );
  }
  return failureSentence(error, aws);
}
