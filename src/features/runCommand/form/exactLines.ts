import type { DocumentSpec } from '../../../core/model/documentSpec.ts';
import { showingOf } from '../parameters.ts';
import { names } from '../../../core/base/words.ts';
import { givenOf } from './given.ts';
import type { PreviewView, RunDraft, Showing } from './messages.ts';

type Line = PreviewView['lines'][number];

/** What the preview says of parameters that are not sent as their field reads, and of those that are not at all. */
export function exactLines(draft: RunDraft, spec: DocumentSpec | undefined): readonly Line[] {
  if (spec === undefined) return [];
  const shownAs = (showing: Showing): readonly string[] =>
    spec.parameters
      .filter((parameter) => showingOf(parameter, givenOf(draft, parameter.name)) === showing)
      .map(({ name }) => name);
  return [
    ...line('warning', lostNames(draft, spec), (lost) => `${spec.name} has no parameter ${lost}: not sent.`),
    ...line('info', shownAs('empty'), (empty) => `Sent empty, not left to the default: ${empty}.`),
    ...line('info', shownAs('exact'), (exact) => `Sent exactly as in the earlier command: ${exact}.`),
  ];
}

function line(tone: Line['tone'], those: readonly string[], words: (those: string) => string): Line[] {
  return those.length === 0 ? [] : [{ tone, text: words(names(those)) }];
}

/** Parameters of an earlier command that this document, or this version, does not declare. */
function lostNames(draft: RunDraft, spec: DocumentSpec): readonly string[] {
  const declared = new Set(spec.parameters.map(({ name }) => name));
  return Object.keys(draft.exact).filter((name) => !declared.has(name));
}
