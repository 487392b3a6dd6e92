import type { Hover, Position } from '../lsp.ts';
import type { ParsedDocument } from '../parser.ts';
import { describe } from '../schema/fragment.ts';
import { documentKeysOf, tablesOf } from '../shapes.ts';
import { isScalar, textOf, type Span } from '../syntax/node.ts';
import type { ActionSpec, KeySpec } from '../tables/spec.ts';
import { describeMention } from './describe.ts';
import { placeAt, type TreePlace } from './place/tree.ts';
import { slotAt } from './place/slot.ts';

/** What is under the cursor, in words: a name, a key, an action, or a value's key. */
export function hover(parsed: ParsedDocument, position: Position): Hover | undefined {
  const offset = parsed.lines.offset(position);
  const place = placeAt(parsed.root, offset);
  return nameHover(parsed, offset) ?? (place && slotHover(parsed, place));
}

function nameHover(parsed: ParsedDocument, offset: number): Hover | undefined {
  const mention = parsed.symbols().at(offset);
  const contents = mention && describeMention(parsed, mention);
  return contents === undefined || mention === undefined
    ? undefined
    : { contents, range: parsed.lines.range(mention) };
}

function slotHover(parsed: ParsedDocument, place: TreePlace): Hover | undefined {
  const slot = slotAt(parsed.model.kind, place.levels, { document: documentKeysOf(parsed.model) });
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
