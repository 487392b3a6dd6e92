import { changeTo } from '../edits.ts';
import type { Step } from '../model/document.ts';
import { isMisspelt } from '../schema/check.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { entryOf, isScalar, textOf, valueOf } from '../syntax/node.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

/** A Python script whose function nobody names, or that does not have the one that is named. */
export const missingHandler: Rule = {
  code: 'missing-handler',
  severity: 'error',
  *check(context) {
    for (const step of context.model.steps) {
      if (step.action !== 'aws:executeScript') continue;
      const runtime = valueOf(step.inputs, 'Runtime');
      if (runtime === undefined || textOf(runtime)?.startsWith('python') !== true) continue;
      if (entryOf(step.inputs, 'Handler') !== undefined) yield* undefinedHandler(context, step);
      else if (!isMisspelt('Handler', step.inputs)) {
        yield {
          span: runtime,
          message:
            "A Python script needs 'Handler': the name of the function that is called with (events, context).",
        };
      }
    }
  },
};

/** What an attachment defines is not known. */
function* undefinedHandler(context: RuleContext, { inputs }: Step): Generator<Finding> {
  const node = valueOf(inputs, 'Handler');
  const script = textOf(valueOf(inputs, 'Script'));
  const name = /^(?:\w+\.)?(\w+)$/.exec(textOf(node) ?? '')?.[1];
  if (!isScalar(node) || script === undefined || name === undefined) return;
  if (entryOf(inputs, 'Attachment') !== undefined || has(script, name)) return;
  const functions = [...script.matchAll(/^(?:async +)?def +(\w+)/gm)].map(([, defined = '']) => defined);
  // A text without any function is rather a placeholder for a script.
  if (functions.length === 0) return;
  const meant = nearest(name, functions) ?? (functions.length === 1 ? functions[0] : undefined);
  yield {
    span: node,
    message: `The script has no function '${name}'.${didYouMean(meant) || ' Name the function that is called with (events, context).'}`,
    severity: 'warning',
    fixes: meant === undefined ? [] : [changeTo(context, node, meant)],
  };
}

/** Defined, imported or assigned; what `import *` brings is not known. */
function has(script: string, name: string): boolean {
  const definitions = script.matchAll(/\b(?:def|class)\s+(\w+)|^(\w+)\s*[:=]/gm);
  if ([...definitions].some(([, defined, assigned]) => name === (defined ?? assigned))) return true;
  const imports = script.matchAll(/\bimport\b([^\n]*)/g);
  return [...imports].some(([, names = '']) => names.includes('*') || wordsOf(names).includes(name));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/\w+/g) ?? [];
}
