import { isRecord } from '../../../core/base/json.ts';
import { plainText } from '../../../core/base/plainText.ts';

const longestValue = 60;

/** What differs between two documents, a line each: `idleSessionTimeout: "20" → "30"`. */
export function changesBetween(before: unknown, after: unknown): readonly string[] {
  return compare(before, after, '');
}

/** Whether two texts differ in the ends of their lines at most, which editors make alike. */
export function sameLines(one: string, other: string): boolean {
  return one === other || withLineFeeds(one) === withLineFeeds(other);
}

function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function compare(before: unknown, after: unknown, path: string): readonly string[] {
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => compare(before[key], after[key], joined(path, key)));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [`${plainText(path) || 'the document'}: ${words(before)} → ${words(after)}`];
}

/** All preferences stand below `inputs`; it goes without saying. */
function joined(path: string, key: string): string {
  return path === '' || path === 'inputs' ? key : `${path}.${key}`;
}

function words(value: unknown): string {
  if (value === undefined) return 'not there';
  const text = plainText(JSON.stringify(value));
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
