import { changeTo } from '../edits.ts';
import { callsOf, type DocumentCall } from '../model/calls.ts';
import { nearest } from '../spelling.ts';
import { managedNames } from '../tables/managed/index.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A document of AWS whose name has a slip in it, or which is of a type that the action cannot run. */
export const unknownDocument: Rule = {
  code: 'unknown-document',
  severity: 'warning',
  *check(context) {
    for (const call of callsOf(context.model)) {
      const found = call.managed === undefined ? misspelt(context, call) : otherType(call);
      if (found !== undefined) yield found;
    }
  },
};

/** AWS adds documents, so a name is only doubted when it is all but one that is known. */
function misspelt(context: RuleContext, { name, node, types }: DocumentCall): Finding | undefined {
  if (!/^(?:AWS|Amazon)/i.test(name)) return undefined;
  const suggestion = nearest(
    name,
    types.flatMap((type) => managedNames(type)),
  );
  if (suggestion === undefined || !isSlip(name, suggestion)) return undefined;
  return {
    span: node,
    message: `AWS has no document '${name}' that is known. Did you mean '${suggestion}'?`,
    fixes: [changeTo(context, node, suggestion)],
  };
}

/** At most two characters more or less, and alike at one of the ends: a longer name can be a new document. */
function isSlip(name: string, suggestion: string): boolean {
  if (Math.abs(name.length - suggestion.length) > 2) return false;
  let same = 0;
  while (same < name.length && name[same]?.toLowerCase() === suggestion[same]?.toLowerCase()) same += 1;
  let end = 0;
  while (
    end < name.length - same &&
    name.at(-1 - end)?.toLowerCase() === suggestion.at(-1 - end)?.toLowerCase()
  )
    end += 1;
  return name.length - same - end <= 2;
}

function otherType({ step, node, managed, types }: DocumentCall): Finding | undefined {
  const type = managed?.type;
  if (type === undefined || types.includes(type)) return undefined;
  return {
    span: node,
    message: `'${managed?.name ?? ''}' is a document of type ${type}; ${step.action ?? ''} runs those of type ${types[0] ?? ''}. Name one of them.`,
  };
}
