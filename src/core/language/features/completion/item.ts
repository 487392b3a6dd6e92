import { completionKinds, type CompletionItem } from '../../lsp.ts';
import type { Format } from '../../text.ts';
import type { KeySpec, ValueType } from '../../tables/spec.ts';
import { describeKey } from '../hover.ts';
import type { Cursor } from './cursor.ts';

/** Text that stands for itself in a snippet. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A scalar as it is written in the format; `quote` is that which the author has opened. */
export function written(value: string, format: Format, quote: Cursor['quote'] = ''): string {
  if (format === 'json' || quote === '"') return JSON.stringify(value);
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  return isPlain(value) ? value : JSON.stringify(value);
}

/** Whether YAML reads the bare text as that text. */
function isPlain(value: string): boolean {
  return (
    /^[A-Za-z][\w.:/ -]*$/.test(value) &&
    !/: | #|:$/.test(value) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
  );
}

/** Indents continuation lines as the cursor's place needs. */
export function hang(text: string, cursor: Cursor): string {
  return text.replaceAll('\n', `\n${' '.repeat(cursor.hanging)}`);
}

export function keyItem(key: KeySpec, cursor: Cursor, format: Format): CompletionItem {
  const name = format === 'json' ? JSON.stringify(key.name) : written(key.name, 'yaml', cursor.quote);
  const newText = cursor.hasColon ? literal(name) : `${literal(name)}:${valueSnippet(key, format)}`;
  return {
    label: key.name,
    kind: completionKinds.property,
    detail: key.required ? `${key.type}, required` : key.type,
    documentation: describeKey(key),
    textEdit: { range: cursor.replace, newText: hang(newText, cursor) },
    insertTextFormat: 2,
    // What is required comes first.
    sortText: `${key.required ? '0' : '1'}${key.name}`,
    filterText: name,
  };
}

function valueSnippet(key: KeySpec, format: Format): string {
  if (key.type === 'String' && key.values?.length === 1 && key.openValues !== true) {
    return ` ${literal(written(key.values[0] ?? '', format))}`;
  }
  return format === 'json' ? ` ${jsonValues[key.type]}` : yamlValues[key.type];
}

const yamlValues: { readonly [T in ValueType]: string } = {
  String: ' $0',
  Integer: ' $0',
  Boolean: ' ${1|true,false|}',
  any: ' $0',
  StringList: '\n  - $0',
  MapList: '\n  - $0',
  StepList: '\n  - $0',
  StringMap: '\n  $0',
  Map: '\n  $0',
};

const jsonValues: { readonly [T in ValueType]: string } = {
  String: '"$0"',
  Integer: '$0',
  Boolean: '${1|true,false|}',
  any: '$0',
  StringList: '["$0"]',
  MapList: '[{$0}]',
  StepList: '[{$0}]',
  StringMap: '{$0}',
  Map: '{$0}',
};

export interface ValueOptions {
  readonly kind: CompletionItem['kind'];
  readonly detail?: string;
  readonly documentation?: string;
  readonly sortText?: string;
}

export function valueItem(
  value: string,
  cursor: Cursor,
  format: Format,
  options: ValueOptions,
): CompletionItem {
  const newText = written(value, format, cursor.quote);
  return {
    label: value,
    textEdit: { range: cursor.replace, newText },
    insertTextFormat: 1,
    filterText: cursor.quote === '' ? value : newText,
    ...options,
  };
}
