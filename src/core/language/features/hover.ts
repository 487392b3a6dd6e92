import type { Hover } from '../lsp.ts';
import type { DocumentModel } from '../model/document.ts';
import { referencesIn, type Reference } from '../model/references.ts';
import type { ParsedDocument } from '../parser.ts';
import { describe } from '../schema/fragment.ts';
import { tablesOf } from '../shapes.ts';
import { contains, isScalar, textOf, valueOf, type Entry, type Span } from '../syntax/node.ts';
import { systemVariables } from '../tables/systemVariables.ts';
import type { ActionSpec, KeySpec } from '../tables/spec.ts';
import type { Position } from '../lsp.ts';
import { placeAt, type TreePlace } from './place/tree.ts';
import { slotAt } from './place/slot.ts';

/** What is under the cursor, in words: a key, an action, a value's key, or a reference. */
export function hover(parsed: ParsedDocument, position: Position): Hover | undefined {
  const offset = parsed.lines.offset(position);
  const place = placeAt(parsed.root, offset);
  if (place === undefined) return undefined;
  return referenceHover(parsed, place, offset) ?? slotHover(parsed, place);
}

function referenceHover(parsed: ParsedDocument, place: TreePlace, offset: number): Hover | undefined {
  if (place.part !== 'value' || place.node?.kind !== 'scalar') return undefined;
  const reference = referencesIn(parsed.text, place.node).find((candidate) => contains(candidate, offset));
  const contents = reference && describeReference(parsed.model, reference);
  return contents === undefined || reference === undefined
    ? undefined
    : { contents, range: parsed.lines.range(reference) };
}

function describeReference(model: DocumentModel, reference: Reference): string | undefined {
  if (reference.kind === 'parameter') {
    const entry = model.parameters.get(reference.name);
    return entry && describeDeclaration('parameter', entry);
  }
  if (reference.kind === 'prefixed') {
    const entry = reference.prefix === 'variable' ? model.variables.get(reference.name) : undefined;
    return entry
      ? describeDeclaration('variable', entry)
      : systemVariables[`${reference.prefix}:${reference.name}`];
  }
  const step = model.steps.find((candidate) => candidate.name === reference.step);
  if (step === undefined) return undefined;
  const type = step.action === undefined ? '' : ` (${step.action})`;
  return `Output **${reference.name}** of the step **${reference.step}**${type}`;
}

function describeDeclaration(what: string, entry: Entry): string {
  const type = textOf(valueOf(entry.value, 'type')) ?? 'no type';
  const byDefault = valueOf(entry.value, 'default');
  const about = textOf(valueOf(entry.value, 'description'));
  const lines = [`**${entry.name}**: ${what}, ${type}`];
  if (about !== undefined) lines.push(about);
  if (isScalar(byDefault)) lines.push(`Default: \`${JSON.stringify(byDefault.value)}\``);
  return lines.join('\n\n');
}

function slotHover(parsed: ParsedDocument, place: TreePlace): Hover | undefined {
  const slot = slotAt(parsed.model.kind, place.levels);
  if (slot === undefined) return undefined;
  const span: Span | undefined = place.part === 'key' ? place.entry?.key : place.node;
  if (span === undefined || (place.part === 'value' && !isScalar(place.node))) return undefined;
  const range = parsed.lines.range(span);
  if (slot.isActionName === true && place.part === 'value') {
    const action = tablesOf(parsed.model.kind).actions.get(textOf(place.node) ?? '');
    return action && { contents: describeAction(action), range };
  }
  if (isScalar(place.node) && place.node.style === 'block') return undefined;
  return slot.spec && { contents: describeKey(slot.spec), range };
}

function describeAction(action: ActionSpec): string {
  const inputs = action.inputs.filter((input) => input.required).map((input) => `\`${input.name}\``);
  const lines = [`**${action.name}**`, action.about];
  if (inputs.length > 0) lines.push(`Needs ${inputs.join(', ')}.`);
  if (action.platforms !== undefined) lines.push(`Platforms: ${action.platforms.join(', ')}.`);
  lines.push(`[AWS documentation](${action.link})`);
  return lines.join('\n\n');
}

export function describeKey(key: KeySpec): string {
  const lines = [`**${key.name}**: ${key.type}${key.required ? ', required' : ''}`, describe(key)];
  return lines.join('\n\n');
}
