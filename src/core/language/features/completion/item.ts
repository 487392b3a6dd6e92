import { completionKinds, type CompletionItem } from '../../lsp.ts';
import type { KeySpec } from '../../tables/spec.ts';
import { describeKey } from '../hover.ts';
import type { Place } from './place.ts';
import { inputsSkeleton, valueSkeleton } from './skeleton.ts';
import { tablesOf } from '../../shapes.ts';
import { renderFlow, renderItems, renderValue, type Template } from './template.ts';
import { literal, written } from './written.ts';

/** Puts a text of one or more lines where the word stands, with what must be before and behind it. */
export function edit(text: string, place: Place, hanging = place.cursor.hanging): CompletionItem['textEdit'] {
  const { cursor } = place;
  const hung = text.replaceAll('\n', `\n${' '.repeat(Math.max(0, hanging))}`);
  return { range: cursor.replace, newText: `${cursor.lead}${hung}${comma(place)}` };
}

/** Puts new items of a list where one begins, with the dashes that are not written yet. */
export function editItems(items: readonly Template[], place: Place): CompletionItem['textEdit'] {
  const { cursor, parsed } = place;
  if (cursor.isFlow) return edit(items.map(renderFlow).join(', '), place);
  const text = renderItems(items, parsed.format);
  if (parsed.format === 'json' || !cursor.isItem) return edit(text, place);
  return edit(text.replace(/^- /, ''), place, cursor.hanging - 2);
}

/** A key with what its value begins as. Those that are required come first, then the usual, as the table has them. */
export function keyItem(key: KeySpec, index: number, place: Place): CompletionItem {
  const { cursor, parsed } = place;
  const name = parsed.format === 'json' ? JSON.stringify(key.name) : written(key.name, 'yaml', cursor);
  const value = cursor.hasColon ? undefined : valueSnippet(key, place);
  const newText = `${literal(name)}${value === undefined ? '' : `:${value}`}`;
  const rank = key.required ? '0' : key.usual === true ? '1' : '2';
  return {
    label: key.name,
    kind: completionKinds.property,
    detail: key.required ? `${key.type}, required` : key.type,
    documentation: describeKey(key),
    textEdit: edit(newText, place),
    insertTextFormat: 2,
    sortText: `${rank}${String(index).padStart(3, '0')}`,
    filterText: `${cursor.lead}${name}`,
    ...(value !== undefined && /\$0/.test(value) ? { triggersSuggest: true } : {}),
  };
}

/** JSON, and YAML in brackets, want a comma where another key or item follows. */
export function comma({ parsed, cursor }: Place): string {
  if ((parsed.format !== 'json' && !cursor.isFlow) || cursor.hasColon) return '';
  const end = parsed.lines.offset(cursor.replace.end);
  return /^\s*["'{[\w$&*!-]/.test(parsed.text.slice(end, end + farthest)) ? ',' : '';
}

/** So far is looked for what follows. */
const farthest = 1000;

function valueSnippet(key: KeySpec, place: Place): string {
  const { parsed, cursor, names, slot } = place;
  const isJson = parsed.format === 'json';
  const [only] = key.values ?? [];
  if (only !== undefined && key.values?.length === 1 && key.openValues !== true && key.type === 'String') {
    return ` ${literal(written(only, parsed.format))}`;
  }
  if (cursor.isFlow) {
    return hasSkeleton(key) ? ` ${renderFlow(valueSkeleton(key, names))}` : (flowValues[key.type] ?? ' $0');
  }
  if (slot?.isStep === true && key.name === 'inputs')
    return inputsValue(place) ?? (isJson ? ' {$0}' : '\n  $0');
  const isBare = key.type === 'Boolean' || key.type === 'Integer';
  if (hasSkeleton(key) || (isJson && isBare)) return renderValue(valueSkeleton(key, names), parsed.format);
  return (isJson ? jsonValues : yamlValues)[key.type];
}

/** Whether a value begins with more than brackets. */
function hasSkeleton({ name, type, role, keys }: KeySpec): boolean {
  if (role === 'script' || name === 'And' || name === 'Or' || name === 'Not') return true;
  if (name === 'StringEquals') return type === 'StringList';
  const isNested = type === 'MapList' || name === 'checksums';
  return isNested && keys?.some((inner) => inner.required || inner.usual === true) === true;
}

/** The inputs that the step's action needs; `undefined` while it names none. */
function inputsValue(place: Place): string | undefined {
  const { parsed, cursor, kind, names } = place;
  const action = place.parsed.model.kind === 'unknown' ? undefined : cursor.siblings.get('action');
  const spec = tablesOf(kind).actions.get(action ?? '');
  return spec && renderValue(inputsSkeleton(spec, names), parsed.format);
}

const yamlValues: Readonly<Record<KeySpec['type'], string>> = {
  String: ' $0',
  Integer: ' $0',
  Boolean: ' $0',
  any: ' $0',
  StringList: '\n  - $0',
  MapList: '\n  - $0',
  StepList: '\n  - $0',
  StringMap: '\n  $0',
  Map: '\n  $0',
};

const jsonValues: Readonly<Record<KeySpec['type'], string>> = {
  String: ' "$0"',
  Integer: ' $0',
  Boolean: ' $0',
  any: ' $0',
  StringList: ' ["$0"]',
  MapList: ' [{$0}]',
  StepList: ' [$0]',
  StringMap: ' {$0}',
  Map: ' {$0}',
};

const flowValues: Readonly<Partial<Record<KeySpec['type'], string>>> = {
  StringList: ' [$0]',
  MapList: ' [{ $0 \\}]',
  StringMap: ' { $0 \\}',
  Map: ' { $0 \\}',
};

export interface ValueOptions {
  readonly kind: CompletionItem['kind'];
  readonly detail?: string;
  readonly documentation?: string;
  readonly sortText?: string;
  /** Not text: it is written without quotes. */
  readonly isBare?: boolean;
}

export function valueItem(value: string, place: Place, { isBare, ...options }: ValueOptions): CompletionItem {
  const { cursor, parsed } = place;
  const text = isBare === true ? value : written(value, parsed.format, cursor);
  return {
    label: value,
    textEdit: edit(text, place),
    insertTextFormat: 1,
    filterText: `${cursor.lead}${cursor.quote === '' ? value : text}`,
    ...options,
  };
}
