import { isRecord, isString } from '../../../core/base/json.ts';

/** What a Session document sets. */
export type Inputs = Readonly<Record<string, unknown>>;

/** The `inputs` of a Session document's values; undefined when it has none. */
export function inputsOf(document: unknown): Inputs | undefined {
  const inputs = isRecord(document) ? document['inputs'] : undefined;
  return isRecord(inputs) ? inputs : undefined;
}

export function textOf(inputs: Inputs, key: string): string {
  const value = inputs[key];
  return isString(value) ? value.trim() : '';
}

/** The agent takes the text `true` as well; a `{{ parameter }}` may stand for it. */
export function isOn(inputs: Inputs, key: string): boolean {
  const value = inputs[key];
  return value === true || (isString(value) && /^\s*(true|\{\{.*\}\})\s*$/i.test(value));
}

/** `arn:aws:logs:eu-central-1:111122223333:log-group:/aws/ssm/sessions:*` is of the group `/aws/ssm/sessions`. */
export function logGroupName(text: string): string {
  return /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:*]+)/.exec(text)?.[1] ?? text;
}
