import { changeTo } from '../edits.ts';
import { isRunbook } from '../model/kind.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { isScalar, textOf, valueOf } from '../syntax/node.ts';
import { currentRuntimes } from '../tables/actions/script.ts';
import type { Rule } from './rule.ts';

/** A runtime that does not exist, or that new runbooks can no longer have. */
export const scriptRuntime: Rule = {
  code: 'script-runtime',
  severity: 'warning',
  *check(context) {
    if (!isRunbook(context.model.kind)) return;
    for (const { action, inputs } of context.model.steps) {
      const node = action === 'aws:executeScript' ? valueOf(inputs, 'Runtime') : undefined;
      const runtime = textOf(node);
      if (!isScalar(node) || runtime === undefined || runtime.includes('{{')) continue;
      if (currentRuntimes.includes(runtime) || stillAccepted.has(runtime)) continue;
      const current = successorOf(runtime);
      yield {
        span: node,
        message: retired.has(runtime)
          ? `The runtime '${runtime}' is retired: runbooks with it can be neither created nor run. Use '${current ?? ''}'.`
          : `'${runtime}' is not a known runtime.${didYouMean(current) || ` Use ${currentRuntimes.map((name) => `'${name}'`).join(' or ')}.`}`,
        fixes: current === undefined ? [] : [changeTo(context, node, current)],
      };
    }
  },
};

/** Not created or updated since 2024-12-04, not run since 2025-02-18. */
const retired: ReadonlySet<string> = new Set(['python3.6', 'python3.7', 'python3.8']);

/** Older ones of which no end is known. */
const stillAccepted: ReadonlySet<string> = new Set([
  'python3.9',
  'python3.10',
  'PowerShell Core 6.0',
  'PowerShell 7.0',
]);

function successorOf(runtime: string): string | undefined {
  const family = /^(?:python|powershell)/i.exec(runtime)?.[0].toLowerCase();
  const current = currentRuntimes.find(
    (name) => family !== undefined && name.toLowerCase().startsWith(family),
  );
  return current ?? nearest(runtime, currentRuntimes);
}
