import { matchesPattern } from './pattern.ts';
import type { ParameterSpec } from './documentSpec.ts';

/**
 * What a document's own limits, allowed values and pattern have against values, as a sentence; undefined when
 * nothing.
 */
export function valuesProblem(spec: ParameterSpec, values: readonly string[]): string | undefined {
  return lengthProblem(spec, values) ?? valueProblem(spec, values);
}

function lengthProblem(spec: ParameterSpec, values: readonly string[]): string | undefined {
  const isList = spec.type === 'StringList' || spec.type === 'MapList';
  const size = isList ? values.length : (values[0] ?? '').length;
  const unit = isList ? 'items' : 'characters';
  if (spec.atLeast !== undefined && size < spec.atLeast)
    return `At least ${spec.atLeast} ${unit}; these are ${size}.`;
  if (spec.atMost !== undefined && size > spec.atMost)
    return `At most ${spec.atMost} ${unit}; these are ${size}.`;
  return undefined;
}

/** On a list, allowed values and the pattern hold for each item. */
function valueProblem(spec: ParameterSpec, values: readonly string[]): string | undefined {
  const isList = spec.type === 'StringList';
  for (const [index, value] of values.entries()) {
    const problem = oneProblem(spec, value);
    if (problem !== undefined) return isList ? `Line ${index + 1}: ${problem}` : problem;
  }
  return undefined;
}

function oneProblem(spec: ParameterSpec, value: string): string | undefined {
  if (spec.allowedValues.length > 0 && !spec.allowedValues.includes(value)) {
    return `Allowed values are ${spec.allowedValues.join(', ')}.`;
  }
  if (spec.allowedPattern === '' || matchesPattern(spec.allowedPattern, value) !== 'no') return undefined;
  return `This does not match the pattern ${spec.allowedPattern}`;
}
