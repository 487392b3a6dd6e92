import { removeEntry } from '../edits.ts';
import { isRunbook } from '../model/kind.ts';
import { targetsOf } from '../model/targets.ts';
import { entryOf } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** An onCancel that its action does not have, or that names a step which cannot run then. */
export const cancelTarget: Rule = {
  code: 'cancel-target',
  severity: 'warning',
  *check(context) {
    const { model, flow } = context;
    if (!isRunbook(model.kind)) return;
    for (const { action, node } of model.steps) {
      const entry = action !== undefined && withoutCancel.has(action) ? entryOf(node, 'onCancel') : undefined;
      if (entry === undefined) continue;
      yield {
        span: entry.key,
        message: `${action ?? ''} does not support 'onCancel'. Remove it.`,
        // It is taken, and ignored.
        severity: 'information',
        fixes: removeEntry(context, node, entry),
      };
    }
    for (const target of targetsOf(model)) {
      const action = target.key === 'onCancel' ? flow.named(target.name)?.action : undefined;
      if (action === undefined || !neverAfterCancel.has(action)) continue;
      yield {
        span: target.node,
        message: `The step '${target.name}' cannot follow a cancellation: it is ${action}. Name a step of another action.`,
      };
    }
  },
};

/** Actions that ignore onCancel (user guide, their pages). */
const withoutCancel: ReadonlySet<string> = new Set(['aws:loop', 'aws:updateVariable']);

/** Actions that onCancel must not lead to (user guide, properties shared by all actions). */
export const neverAfterCancel: ReadonlySet<string> = new Set([
  'aws:approve',
  'aws:copyImage',
  'aws:createImage',
  'aws:createStack',
  'aws:createTags',
  'aws:pause',
  'aws:runInstances',
  'aws:sleep',
]);
