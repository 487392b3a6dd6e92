import { declaredValues, textsOf, type DeclaredValue } from '../model/parameter.ts';
import { entryOf, isList, isScalar } from '../syntax/node.ts';
import type { Finding, Rule } from './rule.ts';

/** Limits of a parameter that contradict each other, its default or its type. */
export const parameterLimits: Rule = {
  code: 'parameter-limits',
  severity: 'warning',
  *check({ model }) {
    for (const declared of declaredValues(model)) {
      for (const limit of limits) yield* findings(declared, limit);
    }
  },
};

interface Limit {
  readonly least: string;
  readonly most: string;
  readonly what: string;
  /** Types that the limit says nothing about. */
  readonly without: RegExp;
}

const limits: readonly Limit[] = [
  { least: 'minItems', most: 'maxItems', what: 'items', without: /^(?:String|Integer|Boolean)$/ },
  { least: 'minChars', most: 'maxChars', what: 'characters', without: /^(?:Integer|Boolean)$/ },
];

function* findings(declared: DeclaredValue, limit: Limit): Generator<Finding> {
  const least = entryOf(declared.map, limit.least);
  const most = entryOf(declared.map, limit.most);
  const minimum = numberOf(least?.value) ?? 0;
  const maximum = numberOf(most?.value) ?? Infinity;
  if (minimum > maximum && most !== undefined) {
    yield {
      span: most.value,
      message: `'${limit.most}' is less than '${limit.least}' (${minimum}), so no value fits. Exchange or correct them.`,
    };
  } else yield* defaultFinding(declared, limit, minimum, maximum);
  for (const entry of [least, most]) {
    if (entry === undefined || !limit.without.test(declared.type ?? '')) continue;
    yield {
      span: entry.key,
      message: `'${entry.name}' says nothing about a parameter of type ${declared.type ?? ''}. Remove it.`,
      severity: 'information',
    };
  }
}

function* defaultFinding(
  { fallback, name }: DeclaredValue,
  { what }: Limit,
  minimum: number,
  maximum: number,
): Generator<Finding> {
  if (fallback === undefined) return;
  const size = what === 'items' ? (isList(fallback) ? fallback.items.length : undefined) : lengthOf(fallback);
  if (size === undefined || (size >= minimum && size <= maximum)) return;
  const bound = size < minimum ? `at least ${minimum}` : `at most ${maximum}`;
  yield {
    span: isScalar(fallback) ? fallback : { start: fallback.start, end: fallback.start + 1 },
    message: `The default of '${name}' has ${size} ${what}; the parameter takes ${bound}.`,
    // An empty default stands for no value.
    ...(size === 0 ? { severity: 'hint' } : {}),
  };
}

function lengthOf(fallback: NonNullable<DeclaredValue['fallback']>): number | undefined {
  if (!isScalar(fallback)) return undefined;
  const [first] = textsOf(fallback);
  return first?.text.length;
}

function numberOf(node: DeclaredValue['fallback']): number | undefined {
  if (!isScalar(node) || node.value === null || node.value === '') return undefined;
  const number = Number(node.value);
  return Number.isFinite(number) ? number : undefined;
}
