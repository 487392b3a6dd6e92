import type { Step } from '../model/document.ts';
import { isInside } from '../model/flow.ts';
import { isRunbook } from '../model/kind.ts';
import type { PlacedReference } from '../model/references.ts';
import type { Finding, Rule } from './rule.ts';

/** A reference to the output of a step that cannot have run: it comes later, or on another branch. */
export const laterOutput: Rule = {
  code: 'later-output',
  severity: 'warning',
  *check({ model, references, flow }) {
    if (!isRunbook(model.kind)) return;
    for (const { reference, step, key } of references) {
      if (reference.kind !== 'output' || step === undefined || !flow.isReachable(step)) continue;
      const source = flow.named(reference.step);
      if (source === undefined || isKnownHere(source, step, key)) continue;
      if (!flow.canFollow(source, step)) yield finding(reference, source, step);
    }
  },
};

/** A loop's own values are known inside of it and to its condition; a step knows its outputs once it has run. */
function isKnownHere(source: Step, step: Step, key: string): boolean {
  if (source.action === 'aws:loop' && (source === step || isInside(step, source))) return true;
  return source === step && (key === 'nextStep' || key === 'outputs');
}

function finding(span: PlacedReference['reference'], source: Step, step: Step): Finding {
  const name = `The step '${source.name ?? ''}'`;
  const advice = 'Refer to a step that runs before.';
  if (source === step) {
    return { span, message: `${name} refers to its own output, which it does not have yet. ${advice}` };
  }
  if (source.node.start > step.node.start) {
    return { span, message: `${name} has not run before this one, so it has no output yet. ${advice}` };
  }
  // Runbooks hand on what either of two branches has put out; the other then stays empty.
  const message = `${name} runs on another way than this one, so its output is missing here. ${advice}`;
  return { span, message, severity: 'information' };
}
