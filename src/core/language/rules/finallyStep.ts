import { removeEntry } from '../edits.ts';
import { entriesOf, isMap, isScalar } from '../syntax/node.ts';
import type { Rule } from './rule.ts';

/** A step that is to run whatever happens, and is not the last. */
export const finallyStep: Rule = {
  code: 'finally-step',
  severity: 'warning',
  *check(context) {
    const { model } = context;
    if (model.kind !== 'command') return;
    for (const step of model.steps.slice(0, -1)) {
      for (const entry of entriesOf(step.inputs)) {
        const { key, name, value } = entry;
        if (name.toLowerCase() !== 'finallystep' || !isScalar(value)) continue;
        if (String(value.value).toLowerCase() !== 'true') continue;
        yield {
          span: key,
          message: 'Only the last step can be the finallyStep. Move it to the end, or remove the key.',
          fixes: isMap(step.inputs) ? removeEntry(context, step.inputs, entry) : [],
        };
      }
    }
  },
};
