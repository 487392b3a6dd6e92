import type { Fix } from '../lsp.ts';
import type { DocumentModel, Step } from '../model/document.ts';
import type { Reference } from '../model/references.ts';
import { actionOf } from '../shapes.ts';
import { didYouMean, nearest } from '../spelling.ts';
import { isRunbook } from '../model/kind.ts';
import { inner, replaceSpan } from '../edits.ts';
import { isScalar, itemsOf, textOf, valueOf, type Span, type SyntaxNode } from '../syntax/node.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

type OutputReference = Extract<Reference, { kind: 'output' }>;

/** A reference to the output of a step that does not exist, or that has no such output. */
export const undefinedOutput: Rule = {
  code: 'undefined-output',
  severity: 'error',
  *check(context) {
    if (!isRunbook(context.model.kind)) {
      yield* ofRunbooksOnly(context);
      return;
    }
    const steps = new Map(context.model.steps.map((step) => [step.name, step]));
    for (const { reference } of context.references) {
      if (reference.kind !== 'output') continue;
      const step = steps.get(reference.step);
      if (step === undefined) yield noSuchStep(context, reference);
      else yield* noSuchOutput(context, reference, step);
    }
    for (const item of itemsOf(valueOf(context.model.root, 'outputs')))
      yield* ofDocument(context, item, steps);
  },
};

/** Steps of other documents hand nothing on; in a script most dotted names are another language’s. */
function* ofRunbooksOnly({ model, references }: RuleContext): Generator<Finding> {
  const names = new Set(model.steps.map((step) => step.name));
  for (const { reference, inScript, step } of references) {
    if (reference.kind !== 'output' || step === undefined) continue;
    if (inScript && !(names.has(reference.step) && commandOutput.test(reference.name))) continue;
    yield {
      span: reference,
      message: `Only steps of Automation runbooks hand on outputs such as '${reference.step}.${reference.name}'. Keep the value on the node, for example in a file.`,
      severity: 'warning',
    };
  }
}

/** What aws:runCommand puts out. */
const commandOutput = /^(?:CommandId|Status|ResponseCode|Output|OutputPayload)$/;

/** The document's own outputs are written as `step.Output`, without braces. */
function* ofDocument(
  context: RuleContext,
  node: SyntaxNode,
  steps: ReadonlyMap<string | undefined, Step>,
): Generator<Finding> {
  const text = textOf(node);
  if (!isScalar(node) || text === undefined || node.style === 'block' || text.includes('{{')) return;
  const { start, end } = inner(context.text, node);
  const [, stepName = '', name = ''] = /^([\w-]+)\.([\w.-]+)$/.exec(text) ?? [];
  if (name === '' || end - start !== text.length) return;
  const reference = { kind: 'output' as const, step: stepName, name, start, end };
  const step = steps.get(stepName);
  if (step === undefined) yield { ...noSuchStep(context, reference), severity: 'warning' };
  else yield* noSuchOutput(context, reference, step);
}

function noSuchStep(context: RuleContext, reference: OutputReference): Finding {
  const names = context.model.steps.flatMap((step) => step.name ?? []);
  const suggestion = nearest(reference.step, names);
  const span = { start: reference.start, end: reference.start + reference.step.length };
  return {
    span,
    message: `There is no step '${reference.step}'.${didYouMean(suggestion) || ' Refer to a step that runs before this one.'}`,
    fixes: suggestion === undefined ? [] : [changeSpan(context, span, suggestion)],
  };
}

function changeSpan(context: RuleContext, span: Span, name: string): Fix {
  return { title: `Change to '${name}'`, edits: [replaceSpan(context, span, name)] };
}

function* noSuchOutput(context: RuleContext, reference: OutputReference, step: Step): Generator<Finding> {
  const outputs = outputsOf(context.model, step);
  // What an unknown action puts out is unknown as well.
  if (outputs === undefined || outputs.some((name) => isPartOf(name, reference.name))) return;
  const span = { start: reference.end - reference.name.length, end: reference.end };
  const suggestion = nearest(reference.name, outputs);
  const advice =
    suggestion === undefined ? ' Declare' : `${didYouMean(suggestion)} If it is another one, declare`;
  yield {
    span,
    message: `The step '${reference.step}' has no output '${reference.name}'.${advice} it in the step's outputs.`,
    severity: 'warning',
    fixes: suggestion === undefined ? [] : [changeSpan(context, span, suggestion)],
  };
}

function outputsOf(model: DocumentModel, step: Step): readonly string[] | undefined {
  const action = actionOf(model, step);
  if (action === undefined || action.internal === true) return undefined;
  // A branch tells where it went.
  return [...step.outputs, ...(action.outputs ?? []).map((output) => output.name), 'NextStep'];
}

/** Names may hold dots, and so may what is taken of a value: `Output.key`. */
function isPartOf(output: string, name: string): boolean {
  return name === output || name.startsWith(`${output}.`);
}
