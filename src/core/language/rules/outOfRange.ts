import { isStandIn } from '../model/parameter.ts';
import { secondsOf } from '../model/duration.ts';
import type { PlacedValue } from '../schema/values.ts';
import { placedValues } from '../schema/values.ts';
import { isList, isScalar, itemsOf, textOf, valueOf, type SyntaxNode } from '../syntax/node.ts';
import type { KeySpec } from '../tables/spec.ts';
import type { Finding, Rule } from './rule.ts';

/** A number, a text or a list beyond a documented limit. */
export const outOfRange: Rule = {
  code: 'out-of-range',
  severity: 'warning',
  *check({ model }) {
    for (const placed of placedValues(model)) {
      const { key, entry } = placed;
      const message =
        numberMessage(placed) ??
        sizeMessage(key, entry.value) ??
        durationMessage(key, entry.value) ??
        approvalsMessage(placed);
      if (message !== undefined) yield { span: spanFor(placed), message };
      const cut = timeoutMessage(placed);
      if (cut !== undefined) yield { span: spanFor(placed), message: cut, severity: 'information' };
    }
  },
};

function numberMessage({ key, entry }: PlacedValue): string | undefined {
  const value = numberOf(entry.value);
  const { minimum = -Infinity, maximum = Infinity } = key;
  if (value === undefined || !Number.isInteger(value))
    return isNoNumber(key, entry.value) ? rangeMessage(key, 'a whole number, ') : undefined;
  return value < minimum || value > maximum ? rangeMessage(key) : undefined;
}

/** Text that stands for a number and is none, such as `10m`; of keys that are numbers the type says so. */
function isNoNumber({ type, minimum, maximum }: KeySpec, node: SyntaxNode): boolean {
  if (type !== 'String' || minimum === undefined || maximum === undefined) return false;
  if (!isScalar(node) || node.value === null || node.opaque) return false;
  const text = String(node.value).trim();
  // What a build fills in is not known, and empty text stands for the default.
  return text !== '' && !text.includes('{{') && !isStandIn(text);
}

/** The service takes the longer time, as AWS's own runbooks show; the step ends at its limit all the same. */
function timeoutMessage({ owner, key, entry }: PlacedValue): string | undefined {
  if (owner.kind !== 'step' || key.name !== 'timeoutSeconds') return undefined;
  const action = owner.step.action ?? '';
  const longest = longestTimeouts.get(action);
  const value = numberOf(entry.value);
  return longest !== undefined && value !== undefined && value > longest
    ? `A step of ${action} runs for at most ${longest} seconds, whatever stands here.`
    : undefined;
}

/** Seconds that the service allows, whatever `timeoutSeconds` says. */
const longestTimeouts: ReadonlyMap<string, number> = new Map([
  ['aws:executeScript', 600],
  ['aws:invokeLambdaFunction', 300],
  ['aws:approve', 2_592_000],
]);

function rangeMessage({ name, minimum, maximum }: KeySpec, what = ''): string {
  const least = minimum === undefined ? '' : `at least ${minimum}`;
  const most = maximum === undefined ? '' : `at most ${maximum}`;
  return `'${name}' must be ${what}${[least, most].filter((part) => part !== '').join(' and ')}.`;
}

/** A whole number, also one that is written as text. */
function numberOf(node: SyntaxNode): number | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value === 'number') return node.value;
  return typeof node.value === 'string' && /^\s*-?\d{1,15}\s*$/.test(node.value)
    ? Number(node.value)
    : undefined;
}

function sizeMessage(key: KeySpec, node: SyntaxNode): string | undefined {
  const items = isList(node) ? node.items.length : 0;
  if (key.maxItems !== undefined && items > key.maxItems) {
    return `'${key.name}' has ${items} items; at most ${key.maxItems} are taken.`;
  }
  const text = textOf(node) ?? '';
  const length = text.includes('{{') ? 0 : text.length;
  if (key.maxLength !== undefined && length > key.maxLength) {
    return `'${key.name}' has ${length} characters; at most ${key.maxLength} are taken.`;
  }
  return undefined;
}

const longestSleep = 604_799;

function durationMessage(key: KeySpec, node: SyntaxNode): string | undefined {
  if (key.format !== 'duration') return undefined;
  const seconds = secondsOf(textOf(node) ?? '');
  return seconds !== undefined && seconds > longestSleep
    ? `'${key.name}' must be at most ${longestSleep} seconds, which is a second less than seven days.`
    : undefined;
}

function approvalsMessage({ owner, key, entry }: PlacedValue): string | undefined {
  if (owner.kind !== 'inputs' || key.name !== 'MinRequiredApprovals') return undefined;
  const approvers = valueOf(owner.step.inputs, 'Approvers');
  const needed = numberOf(entry.value) ?? 0;
  const count = itemsOf(approvers).length;
  // A reference among the approvers can stand for several.
  if (!isList(approvers) || approvers.items.some((item) => textOf(item)?.includes('{{') !== false)) {
    return undefined;
  }
  return needed > count
    ? `${needed} approvals are required, but there are only ${count} approvers: nobody can get this approved.`
    : undefined;
}

/** Of a long list or text the key: what is too much is not one place in it. */
function spanFor({ entry }: PlacedValue): Finding['span'] {
  const isLong = !isScalar(entry.value) || entry.value.style === 'block';
  return isLong || (textOf(entry.value)?.length ?? 0) > 80 ? entry.key : entry.value;
}
