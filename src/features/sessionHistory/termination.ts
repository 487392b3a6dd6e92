import { plainText } from '../../core/base/plainText.ts';
import { connectionWords, count, momentWords } from '../../core/base/words.ts';
import type { Place, Question } from './question.ts';
import { ownerName } from './session.ts';
import { nodeWords, type ShownSession } from './view.ts';

/** A session that is about to be terminated. */
export interface Doomed extends ShownSession {
  /** Whether its node is tagged as production; undefined when its tags could not be read. */
  readonly production: boolean | undefined;
}

/** What is asked before sessions are terminated: whose, on which node, what is lost. `now` in milliseconds. */
export function terminateQuestion(
  [first, ...others]: readonly [Doomed, ...Doomed[]],
  place: Place,
  now: number,
): Question {
  const all = [first, ...others];
  const production = productionWords(all, place);
  return {
    question:
      others.length === 0
        ? `Terminate ${whose(first)} session on ${nodeWords(first)}?`
        : `Terminate ${count(all.length, 'session')}?`,
    detail: [
      ...all.flatMap((each) => [...(others.length === 0 ? [] : ['', headOf(each)]), ...factsOf(each, now)]),
      '',
      'What runs in it ends with it.',
      ...unreadWords(all),
      `Under ${plainText(connectionWords(place))}.`,
    ]
      .join('\n')
      .trim(),
    verb: 'Terminate',
    ...(production === undefined ? {} : { production }),
  };
}

function whose({ session }: Doomed): string {
  const name = plainText(ownerName(session.owner));
  return name === '' ? 'somebody’s' : `${name}’s`;
}

function headOf(doomed: Doomed): string {
  return `${whose(doomed)} session on ${nodeWords(doomed)}`;
}

function factsOf({ session, isHeld }: Doomed, now: number): readonly string[] {
  const { owner, startedAt, status, reason, id } = session;
  const since = startedAt === undefined ? '' : ` since ${momentWords(startedAt, now)}`;
  return [
    `Owner: ${plainText(owner) || 'unknown'}`,
    `Session: ${plainText(id)}, ${status.toLowerCase()}${since}`,
    ...(reason === '' ? [] : [`Reason: ${plainText(reason)}`]),
    ...(isHeld ? ['It is open in a terminal of this window.'] : []),
  ];
}

function unreadWords(all: readonly Doomed[]): readonly string[] {
  const unread = all.filter(({ production }) => production === undefined);
  if (unread.length === 0) return [];
  const nodes = unread.map(nodeWords).join(', ');
  return [`Whether this is production is not known, because the tags could not be read of: ${nodes}.`];
}

function productionWords(all: readonly Doomed[], place: Place): string | undefined {
  if (place.production) return `${plainText(place.label)} is marked as production.`;
  const tagged = all.filter(({ production }) => production === true);
  if (tagged.length === 0) return undefined;
  const verb = tagged.length === 1 ? 'is' : 'are';
  return `${tagged.map(nodeWords).join(', ')} ${verb} tagged as production.`;
}
