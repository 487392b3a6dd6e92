import type { Given } from '../parameters.ts';
import type { RunDraft } from './messages.ts';

type Parameters = Pick<RunDraft, 'parameters' | 'exact'>;

/** What the draft says of a parameter; a document may call one `constructor`, which every object has. */
export function givenOf({ parameters, exact }: Parameters, name: string): Given {
  return { text: own(parameters, name) ?? '', exact: own(exact, name) };
}

/** The draft after the person typed: exact values are theirs no more. */
export function withText<T extends Parameters>(draft: T, name: string, text: string): T {
  return { ...draft, parameters: { ...draft.parameters, [name]: text }, exact: without(draft.exact, name) };
}

/** The draft with an empty text that is sent, or without one. */
export function withEmpty<T extends Parameters>(draft: T, name: string, send: boolean): T {
  const left = withText(draft, name, '');
  return send ? { ...left, exact: { ...left.exact, [name]: [''] } } : left;
}

function own<T>(values: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function without<T>(values: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key !== name));
}
