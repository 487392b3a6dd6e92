import { completionKinds, type CompletionItem, type Range } from '../../lsp.ts';
import type { DocumentModel, Step } from '../../model/document.ts';
import { isRunbook } from '../../model/kind.ts';
import { actionOf } from '../../shapes.ts';
import { textOf, valueOf, type Entry } from '../../syntax/node.ts';
import { systemVariables } from '../../tables/systemVariables.ts';

/** Everything that can stand between the braces. `range` is what was typed of it. */
export function referenceItems(model: DocumentModel, range: Range): CompletionItem[] {
  const item = (label: string, detail: string, documentation?: string): CompletionItem => ({
    label,
    kind: completionKinds.variable,
    detail,
    ...(documentation === undefined ? {} : { documentation }),
    textEdit: { range, newText: label },
    insertTextFormat: 1,
  });
  const parameters = [...model.parameters.values()].map((entry) =>
    item(entry.name, detailOf('parameter', entry), aboutOf(entry)),
  );
  if (!isRunbook(model.kind)) return parameters;
  const variables = [...model.variables.values()].map((entry) =>
    item(`variable:${entry.name}`, detailOf('variable', entry), aboutOf(entry)),
  );
  const system = Object.entries(systemVariables).map(([name, about]) => item(name, 'system variable', about));
  const outputs = model.steps.flatMap((step) =>
    outputsOf(model, step).map((name) => item(name, `output of ${step.action ?? 'a step'}`)),
  );
  return [...parameters, ...variables, ...outputs, ...system];
}

function outputsOf(model: DocumentModel, step: Step): string[] {
  if (step.name === undefined) return [];
  const implicit = actionOf(model, step)?.outputs?.map((output) => output.name) ?? [];
  return [...new Set([...step.outputs, ...implicit])].map((output) => `${step.name ?? ''}.${output}`);
}

function detailOf(what: string, entry: Entry): string {
  return `${what}, ${textOf(valueOf(entry.value, 'type')) ?? 'no type'}`;
}

function aboutOf(entry: Entry): string | undefined {
  return textOf(valueOf(entry.value, 'description'));
}
