import { plainText } from '../../../core/base/plainText.ts';
import { connectionWords, count } from '../../../core/base/words.ts';
import type { Place, Question } from '../question.ts';
import type { PreferenceProblem } from './warnings.ts';

export interface SaveFacts {
  readonly place: Place;
  /** A line each; empty when only the layout differs. */
  readonly changes: readonly string[];
  readonly problems: readonly PreferenceProblem[];
  /** How many sessions are open, as far as is known. */
  readonly open: number;
}

const mostLines = 12;

/** What is asked before preferences are saved: what changes, for whom, and what to know about it. */
export function saveQuestion({ place, changes, problems, open }: SaveFacts): Question {
  const warnings = problems.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  const lines = [
    ...limited(changes.length === 0 ? ['Only the layout of the text differs.'] : changes),
    '',
    'From now on every session of this account and Region that names no other document uses them.',
    openWords(open),
    ...(warnings.length === 0 ? [] : ['', ...warnings]),
    '',
    `Under ${plainText(connectionWords(place))}.`,
  ];
  return {
    question: 'Change the Session Manager preferences of everybody?',
    detail: lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n'),
    verb: 'Save Preferences',
    ...productionOf(place),
  };
}

/** What is asked before preferences are made where there are none. */
export function createQuestion(place: Place): Question {
  return {
    question: 'This account has no Session Manager preferences in this Region. Create them?',
    detail: [
      'They are created as what is in effect without them: nothing is logged, sessions end after 20 minutes without input.',
      'You can then change them.',
      '',
      `Under ${plainText(connectionWords(place))}.`,
    ].join('\n'),
    verb: 'Create Preferences',
    ...productionOf(place),
  };
}

function openWords(open: number): string {
  if (open === 0) return 'Sessions that are open keep what they have.';
  return `${count(open, 'session')} that ${open === 1 ? 'is' : 'are'} open now keep${open === 1 ? 's' : ''} what ${open === 1 ? 'it has' : 'they have'}.`;
}

function limited(lines: readonly string[]): readonly string[] {
  const rest = lines.length - mostLines;
  return rest <= 0 ? lines : [...lines.slice(0, mostLines), `and ${count(rest, 'more change')}`];
}

function productionOf({ label, production }: Place): { readonly production?: string } {
  return production ? { production: `${plainText(label)} is marked as production.` } : {};
}

/** What could not be carried over from another shape. */
export function leftWords(left: readonly string[]): string {
  return left.length === 0
    ? 'Everything was carried over.'
    : `Not carried over: ${left.map(plainText).join('; ')}.`;
}
