import { nodeLabel } from '../../core/model/nodeLabel.ts';
import { plainText } from '../../core/base/plainText.ts';
import { sessionEndings, whyNotConnected } from '../../core/model/sessionEndings.ts';
import type { SessionEnding, SessionPhase } from '../../core/session/live/phase.ts';
import { failureSentence, type Aws } from './aws.ts';
import type { SessionTarget } from './target.ts';
import { isAppError } from '../../core/base/errors.ts';

/** What is said of a connection that was lost: once for each cause, and once when it is back. */
export class Notices {
  readonly #aws: Pick<Aws, 'resumeAct'>;
  #said: string | undefined;

  constructor(aws: Pick<Aws, 'resumeAct'>) {
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
    const act = this.#aws.resumeAct(error);
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
  const text = ending.kind === 'failed' ? '' : sessionEndings.closed(ending.text);
  switch (ending.kind) {
    case 'closed':
      return text;
    case 'refused':
      return sessionEndings.refused(nodeLabel(target), ending.text);
    case 'unreachable':
      return sessionEndings.unreachable(ending.text);
    case 'gone':
      return sessionEndings.gone;
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
      `${nodeLabel(target)} is not connected to Session Manager in ${aws.region}. ${whyNotConnected(target.id)} ` +
      'Or it is in another Region (--region).'
    );
  }
  return failureSentence(error, aws);
}
