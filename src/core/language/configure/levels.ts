import { severities, type SeverityName } from '../lsp.ts';
import { nearest } from '../spelling.ts';
import { ruleSummaries } from './summaries.ts';

/** What becomes of a rule's problems. */
export type RuleLevel = 'off' | SeverityName;

/** Levels by the code of the rule. */
export type RuleLevels = ReadonlyMap<string, RuleLevel>;

export const ruleLevels: readonly RuleLevel[] = ['off', 'hint', 'information', 'warning', 'error'];

/** The codes of the rules whose level can be chosen. */
export const ruleCodes: readonly string[] = Object.keys(ruleSummaries);

export function isLevel(value: unknown): value is RuleLevel {
  return value === 'off' || (typeof value === 'string' && Object.hasOwn(severities, value));
}

export function isRuleCode(code: string): boolean {
  return Object.hasOwn(ruleSummaries, code);
}

/** The levels that are asked for, and a sentence for each that cannot be had. */
export interface ChosenLevels {
  readonly levels: RuleLevels;
  readonly problems: readonly string[];
}

/** Reads pairs of code and level as a setting or a command line gives them; the last of a code counts. */
export function chosenLevels(pairs: Iterable<readonly [code: string, level: unknown]>): ChosenLevels {
  const levels = new Map<string, RuleLevel>();
  const problems: string[] = [];
  for (const [code, level] of pairs) {
    if (!isRuleCode(code)) problems.push(unknownCode(code));
    else if (isLevel(level)) levels.set(code, level);
    else problems.push(unknownLevel(String(level), code));
  }
  return { levels, problems };
}

/** A sentence about a code that no rule has. */
export function unknownCode(code: string): string {
  const near = nearest(code, ruleCodes);
  return `There is no rule '${code}'.${near === undefined ? '' : ` Did you mean '${near}'?`}`;
}

/** A sentence about a level that does not exist. */
export function unknownLevel(level: string, code: string): string {
  return `'${level}' is not a level for ${code}. Levels are ${ruleLevels.slice(0, -1).join(', ')} and error.`;
}
