import { environmentParameters } from '../model/environment.ts';
import { isDeclaration, type Mention } from '../model/names.ts';
import type { Step } from '../model/document.ts';
import type { ParsedDocument } from '../parser.ts';
import { actionOf } from '../shapes.ts';
import { isScalar, itemsOf, textOf, valueOf, type Entry, type SyntaxNode } from '../syntax/node.ts';
import { systemVariables } from '../tables/systemVariables.ts';

/** What a name stands for, in Markdown; `undefined` when nothing is known of it. */
export function describeMention(parsed: ParsedDocument, mention: Mention): string | undefined {
  const lines = linesOf(parsed, mention);
  return lines === undefined ? undefined : [...lines, ...whereabouts(parsed, mention)].join('\n\n');
}

function linesOf(parsed: ParsedDocument, { kind, name }: Mention): readonly string[] | undefined {
  const { parameters, variables, steps } = parsed.model;
  switch (kind) {
    case 'parameter':
      return parameterLines(parsed, parameters.get(name));
    case 'variable':
      return declarationLines('variable', variables.get(name));
    case 'step':
      return stepLines(steps.find((step) => step.name === name));
    case 'output':
      return outputLines(parsed, name);
    case 'system':
      return systemLines(name);
    case 'stored':
      return [`**${name}**: parameter of Parameter Store, read when the document runs`];
  }
}

function parameterLines({ model }: ParsedDocument, entry: Entry | undefined): readonly string[] | undefined {
  const lines = declarationLines('parameter', entry);
  if (lines === undefined || entry === undefined) return undefined;
  const isEnvironment = environmentParameters(model).has(entry.name);
  return isEnvironment ? [...lines, `Scripts read it as ${code(`SSM_${entry.name}`)}.`] : lines;
}

function declarationLines(what: string, entry: Entry | undefined): readonly string[] | undefined {
  if (entry === undefined) return undefined;
  const { name, value } = entry;
  const type = textOf(valueOf(value, 'type')) ?? 'no type';
  const allowed = itemsOf(valueOf(value, 'allowedValues')).flatMap((item) => codeOf(item) ?? []);
  return [
    `**${name}**: ${what}, ${type}`,
    ...about(value),
    ...labelled('Default', valuesOf(valueOf(value, 'default'))),
    ...labelled('Values', allowed.length === 0 ? undefined : shorten(allowed)),
    ...labelled('Pattern', codeOf(valueOf(value, 'allowedPattern'))),
  ];
}

function stepLines(step: Step | undefined): readonly string[] | undefined {
  if (step === undefined) return undefined;
  const inLoop = step.parent?.name === undefined ? '' : ` in the loop **${step.parent.name}**`;
  return [`**${step.name ?? ''}**: step, ${actionWord(step)}${inLoop}`, ...about(step.node)];
}

function outputLines({ model }: ParsedDocument, name: string): readonly string[] | undefined {
  const step = model.steps.find(
    (candidate) => candidate.name !== undefined && name.startsWith(`${candidate.name}.`),
  );
  if (step?.name === undefined) return undefined;
  const output = name.slice(step.name.length + 1);
  const title = (type: string): string =>
    `**${output}**: output of the step **${step.name ?? ''}** (${actionWord(step)})${type}`;
  const node = declaredOutput(step, output);
  if (node !== undefined) {
    const type = textOf(valueOf(node, 'Type')) ?? 'String';
    return [title(`, ${type}`), ...labelled('Taken from', codeOf(valueOf(node, 'Selector')))];
  }
  const implicit = actionOf(model, step)?.outputs?.find((candidate) => candidate.name === output);
  if (implicit === undefined) return [title('')];
  return [title(`, ${implicit.type}`), 'The action gives it; the step need not declare it.'];
}

function declaredOutput(step: Step, name: string): SyntaxNode | undefined {
  return itemsOf(valueOf(step.node, 'outputs')).find((output) => textOf(valueOf(output, 'Name')) === name);
}

function systemLines(name: string): readonly string[] | undefined {
  const meaning = Object.hasOwn(systemVariables, name) ? systemVariables[name] : undefined;
  return meaning === undefined ? undefined : [`**${name}**: system variable`, meaning];
}

/** Where it is declared and how often it is used. */
function whereabouts(parsed: ParsedDocument, { kind, name }: Mention): readonly string[] {
  const mentions = parsed.symbols().of(kind, name);
  const declared = mentions.filter(isDeclaration);
  const [first] = declared;
  if (first === undefined) return [];
  const uses = mentions.length - declared.length;
  const line = parsed.lines.position(first.start).line + 1;
  const used = uses === 0 ? 'not used' : uses === 1 ? 'used once' : `used ${String(uses)} times`;
  return [`Declared in line ${String(line)}, ${used}.`];
}

function actionWord(step: Step): string {
  return step.action === undefined ? 'no action' : code(step.action);
}

/** The author's description. It may be Markdown, but it fetches no pictures when it is shown. */
function about(node: SyntaxNode): readonly string[] {
  const description = textOf(valueOf(node, 'description'));
  return description === undefined || description.trim() === '' ? [] : [description.replaceAll('![', '!\\[')];
}

function labelled(label: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${label}: ${value}`];
}

function codeOf(node: SyntaxNode | undefined): string | undefined {
  return isScalar(node) && !node.opaque ? code(JSON.stringify(node.value)) : undefined;
}

/** A value, or the items of a list of plain values. */
function valuesOf(node: SyntaxNode | undefined): string | undefined {
  if (node?.kind !== 'list') return codeOf(node);
  const items = node.items.flatMap((item) => codeOf(item) ?? []);
  return items.length === 0 ? undefined : shorten(items);
}

/** Enough values to recognise the list by. */
function shorten(values: readonly string[]): string {
  const shown = values.slice(0, 20).join(', ');
  return values.length > 20 ? `${shown} and ${String(values.length - 20)} more` : shown;
}

/** A code span that text with backticks cannot leave. */
function code(text: string): string {
  const cut = text.length > 200 ? `${text.slice(0, 199)}…` : text;
  const longest = Math.max(0, ...[...cut.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return `${fence}${space}${cut.replace(/\s+/g, ' ')}${space}${fence}`;
}
