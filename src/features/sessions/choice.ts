import type { ParameterSpec } from '../../core/model/documentSpec.ts';
import { valuesProblem } from '../../core/model/parameterRules.ts';

/** StartSession's Reason has 1 to 256 characters (§1). */
const longestReason = 256;

/** What is wrong with a reason, as a sentence; an empty one is left out. */
export function reasonProblem(text: string, isRequired = false): string | undefined {
  if (text.length > longestReason) return `At most ${longestReason} characters; these are ${text.length}.`;
  return isRequired && text.trim() === '' ? 'A reason is required.' : undefined;
}

/** What is wrong with a value of a Session document's parameter; undefined when nothing, or the default is left. */
export function valueProblem(spec: ParameterSpec, text: string): string | undefined {
  if (text === '' || text === spec.defaultText) {
    return text === '' && spec.defaultText === undefined ? 'A value is required.' : undefined;
  }
  // A reference to a parameter is resolved by the service; only then are there characters to check.
  return /\{\{\s*ssm:/.test(text) ? undefined : valuesProblem(spec, [text]);
}

/** Whether a parameter is probably a secret: its value is then not shown while it is typed. */
export function isSecretLike({ name }: ParameterSpec): boolean {
  return /passw|secret|token|credential|apikey|api_key|privatekey/i.test(name);
}

/**
 * The values that are sent, lists whatever the type (§1). A default is left to the document: some documents' own
 * defaults break their patterns.
 */
export function sentParameters(
  given: readonly (readonly [spec: ParameterSpec, text: string])[],
): Readonly<Record<string, readonly string[]>> | undefined {
  const sent = given.filter(([spec, text]) => text !== '' && text !== spec.defaultText);
  return sent.length === 0 ? undefined : Object.fromEntries(sent.map(([{ name }, text]) => [name, [text]]));
}
