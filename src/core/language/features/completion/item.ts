import { completionKinds, type CompletionItem } from '../../lsp.ts';
import type { Format } from '../../text.ts';
import type { KeySpec } from '../../tables/spec.ts';
import { describeKey } from '../hover.ts';
import type { Cursor } from './cursor.ts';
import type { Place } from './place.ts';
import { inputsSkeleton, valueSkeleton } from './skeleton.ts';
import { tablesOf } from '../../shapes.ts';
import { renderValue } from './template.ts';
import { literal, written } from './written.ts';

/** Indents continuation lines as the cursor's place needs. */
export function hang(text: string, cursor: Cursor): string {
  return text.replaceAll('\n', `\n${' '.repeat(cursor.hanging)}`);
}

/** A key with what its value begins as. Those that are required come first, then the usual, as the table has them. */
export function keyItem(key: KeySpec, index: number, place: Place): CompletionItem {
  const { cursor, parsed } = place;
  const name = parsed.format === 'json' ? JSON.stringify(key.name) : written(key.name, 'yaml', cursor.quote);
  const value = cursor.hasColon ? undefined : valueSnippet(key, place);
  const newText = `${literal(name)}${value === undefined ? '' : `:${value}`}`;
  const rank = key.required ? '0' : key.usual === true ? '1' : '2';
  return {
    label: key.name,
    kind: completionKinds.property,
    detail: key.required ? `${key.type}, required` : key.type,
    documentation: describeKey(key),
    textEdit: { range: cursor.replace, newText: `${hang(newText, cursor)}${comma(place)}` },
    insertTextFormat: 2,
    sortText: `${rank}${String(index).padStart(3, '0')}`,
    filterText: name,
    ...(value !== undefined && /\$0/.test(value) ? { triggersSuggest: true } : {}),
  };
}

/** JSON wants a comma where another key or item follows. */
export function comma({ parsed, cursor }: Place): string {
  if (parsed.format !== 'json' || cursor.hasColon) return '';
  const rest = parsed.text.slice(parsed.lines.offset(cursor.replace.end));
  return /^\s*["{[\d]/.test(rest) ? ',' : '';
}

function valueSnippet(key: KeySpec, place: Place): string {
  const { parsed, cursor, names, slot } = place;
  const isJson = parsed.format === 'json';
  if (cursor.isFlow) return flowValues[key.type] ?? ' $0';
  const [only] = key.values ?? [];
  if (only !== undefined && key.values?.length === 1 && key.openValues !== true && key.type === 'String') {
    return ` ${literal(written(only, parsed.format))}`;
  }
  if (slot?.isStep === true && key.name === 'inputs')
    return inputsValue(place) ?? (isJson ? ' {$0}' : '\n  $0');
  if (key.role === 'script') return renderValue(valueSkeleton(key, names), parsed.format);
  if (key.type === 'MapList' && key.keys?.some((inner) => inner.required || inner.usual === true) === true) {
    return renderValue(valueSkeleton(key, names), parsed.format);
  }
  return (isJson ? jsonValues : yamlValues)[key.type];
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

export function valueItem(
  value: string,
  cursor: Cursor,
  format: Format,
  { isBare, ...options }: ValueOptions,
): CompletionItem {
  const text = isBare === true ? value : written(value, format, cursor.quote);
  return {
    label: value,
    textEdit: { range: cursor.replace, newText: `${cursor.lead}${text}` },
    insertTextFormat: 1,
    filterText: `${cursor.lead}${cursor.quote === '' ? value : text}`,
    ...options,
  };
}
