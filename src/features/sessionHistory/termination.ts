import { plainText } from '../../core/base/plainText.ts';
import { connectionWords, count, momentWords, names } from '../../core/base/words.ts';
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
      ...(others.length === 0 ? factsOf(first, now) : linesOf(all, now)),
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

/** So many are told in full; of more a line each, or the question would push its buttons off the screen. */
const mostInFull = 3;
const mostLines = 12;

function linesOf(all: readonly Doomed[], now: number): readonly string[] {
  if (all.length <= mostInFull) return all.flatMap((each) => ['', headOf(each), ...factsOf(each, now)]);
  const lines = all.slice(0, mostLines).map((each) => lineOf(each, now));
  const rest = all.slice(mostLines);
  if (rest.length === 0) return lines;
  return [...lines, `and ${count(rest.length, 'more session')}: ${names(unique(rest.map(whose)))}`];
}

function lineOf(doomed: Doomed, now: number): string {
  const { reason } = doomed.session;
  const facts = [
    `${headOf(doomed)}${sinceWords(doomed, now)}`,
    plainText(reason),
    doomed.isHeld ? 'open in this window' : '',
  ];
  return facts.filter((fact) => fact !== '').join(' · ');
}

function sinceWords({ session: { startedAt } }: Doomed, now: number): string {
  return startedAt === undefined ? '' : ` since ${momentWords(startedAt, now)}`;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function whose({ session }: Doomed): string {
  const name = plainText(ownerName(session.owner));
  return name === '' ? 'somebody’s' : `${name}’s`;
}

function headOf(doomed: Doomed): string {
  return `${whose(doomed)} session on ${nodeWords(doomed)}`;
}

function factsOf(doomed: Doomed, now: number): readonly string[] {
  const { session, isHeld } = doomed;
  const { owner, status, reason, id } = session;
  return [
    `Owner: ${plainText(owner) || 'unknown'}`,
    `Session: ${plainText(id)}, ${status.toLowerCase()}${sinceWords(doomed, now)}`,
    ...(reason === '' ? [] : [`Reason: ${plainText(reason)}`]),
    ...(isHeld ? ['It is open in a terminal of this window.'] : []),
  ];
}

function unreadWords(all: readonly Doomed[]): readonly string[] {
  const unread = all.filter(({ production }) => production === undefined);
  if (unread.length === 0) return [];
  const nodes = names(unique(unread.map(nodeWords)));
  return [`Whether this is production is not known, because the tags could not be read of: ${nodes}.`];
}

function productionWords(all: readonly Doomed[], place: Place): string | undefined {
  if (place.production) return `${plainText(place.label)} is marked as production.`;
  const nodes = unique(all.filter(({ production }) => production === true).map(nodeWords));
  if (nodes.length === 0) return undefined;
  return `${names(nodes)} ${nodes.length === 1 ? 'is' : 'are'} tagged as production.`;
}
