import type { Format } from '../../text.ts';
import { literal, written } from './written.ts';

/** A tab stop with what stands there first, and perhaps the values to choose from. */
export interface Stop {
  readonly kind: 'stop';
  readonly text: string;
  readonly choices?: readonly string[];
  /** A number or a truth, which is written without quotes. */
  readonly bare?: boolean;
}

/** A piece of a document with tab stops, from which YAML and JSON are written alike. */
export type Template =
  | Stop
  | { readonly kind: 'fixed'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  | { readonly kind: 'map'; readonly entries: readonly TemplateEntry[] }
  /** Lines of a script; the last is a tab stop. */
  | { readonly kind: 'script'; readonly lines: readonly string[] };

export type TemplateEntry = readonly [key: string | Stop, value: Template];

/** A whole document of a type, for an empty file. */
export interface DocumentTemplate {
  readonly label: string;
  /** Typed in other editors to get it. */
  readonly prefix: string;
  readonly about: string;
  readonly body: Template;
}

export function fixed(value: string | number | boolean): Template {
  return { kind: 'fixed', value };
}

export function stop(text: string, choices?: readonly string[]): Stop {
  return { kind: 'stop', text, ...(choices === undefined ? {} : { choices }) };
}

/** A number or a truth that can be changed. */
export function bare(text: string, choices?: readonly string[]): Stop {
  return { ...stop(text, choices), bare: true };
}

export function list(...items: readonly Template[]): Template {
  return { kind: 'list', items };
}

export function map(...entries: readonly TemplateEntry[]): Template {
  return { kind: 'map', entries };
}

/** The template as a snippet; in YAML its lines are indented by two. */
export function render(template: Template, format: Format): string {
  return numbered(format === 'json' ? json(template) : yaml(template).join('\n'));
}

/** What stands behind a key's colon, its space or its line's end included. */
export function renderValue(template: Template, format: Format): string {
  if (format === 'json') return ` ${numbered(json(template))}`;
  const [first = '', ...rest] = member('', template);
  return numbered([first.slice(1), ...rest].join('\n'));
}

/** Items of a list as one snippet: in YAML each with its dash, in JSON with commas between them. */
export function renderItems(items: readonly Template[], format: Format): string {
  if (format === 'yaml') return render(list(...items), 'yaml');
  return numbered(items.map((item) => json(item)).join(',\n'));
}

/** The template as a snippet on one line, for YAML in brackets. */
export function renderFlow(template: Template): string {
  return numbered(json(template).replaceAll(/\n */g, ' '));
}

/** Stands where a tab stop's number comes: those of one number would change together. */
const mark = '\uE000';

function numbered(snippet: string): string {
  let number = 0;
  return snippet.replaceAll(mark, () => String((number += 1)));
}

function yaml(template: Template): string[] {
  if (template.kind === 'map' && template.entries.length > 0) {
    return template.entries.flatMap(([key, value]) => member(scalar(key, 'yaml'), value));
  }
  if (template.kind === 'list' && template.items.length > 0) {
    return template.items.flatMap((item) => {
      const [first = '', ...rest] = yaml(item);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  if (template.kind === 'script') return ['|', ...scriptLines(template.lines)];
  return [scalar(template, 'yaml')];
}

/** A key with its value: on its line, or on those below. */
function member(key: string, value: Template): string[] {
  const lines = yaml(value);
  if (value.kind === 'script') return [`${key}: |`, ...lines.slice(1).map((line) => `  ${line}`)];
  const isBlock =
    (value.kind === 'map' && value.entries.length > 0) || (value.kind === 'list' && value.items.length > 0);
  return isBlock ? [`${key}:`, ...lines.map((line) => `  ${line}`)] : [`${key}: ${lines.join('')}`];
}

function scriptLines(lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    const indent = /^ */.exec(line)?.[0] ?? '';
    const text = literal(line.slice(indent.length));
    return index === lines.length - 1 ? `${indent}\${${mark}:${text}}` : `${indent}${text}`;
  });
}

function json(template: Template, indent = ''): string {
  const inner = `${indent}  `;
  if (template.kind === 'map') {
    if (template.entries.length === 0) return '{}';
    const entries = template.entries.map(
      ([key, value]) => `${inner}${scalar(key, 'json')}: ${json(value, inner)}`,
    );
    return `{\n${entries.join(',\n')}\n${indent}}`;
  }
  if (template.kind === 'list') {
    if (template.items.length === 0) return '[]';
    return `[\n${template.items.map((item) => `${inner}${json(item, inner)}`).join(',\n')}\n${indent}]`;
  }
  if (template.kind === 'script') {
    const text = literal(JSON.stringify(template.lines.join('\n')).slice(1, -1));
    return `"\${${mark}:${text}}"`;
  }
  return scalar(template, 'json');
}

/** A key or a value that stands on one line. */
function scalar(template: Template | string, format: Format): string {
  if (typeof template === 'string') return literal(written(template, format));
  if (template.kind === 'list') return '[]';
  if (template.kind !== 'fixed' && template.kind !== 'stop') return '{}';
  if (template.kind === 'fixed') {
    return literal(
      typeof template.value === 'string' ? written(template.value, format) : String(template.value),
    );
  }
  const texts = template.choices ?? [template.text];
  const isBare =
    template.bare === true || (format === 'yaml' && texts.every((text) => written(text, 'yaml') === text));
  const quote = isBare ? '' : '"';
  return `${quote}${place(template, !isBare)}${quote}`;
}

/** The tab stop itself; inside of quotes its text is escaped as JSON and YAML both want it. */
function place({ text, choices }: Stop, isQuoted: boolean): string {
  const inQuotes = (value: string): string => (isQuoted ? JSON.stringify(value).slice(1, -1) : value);
  if (choices === undefined) return text === '' ? `\${${mark}}` : `\${${mark}:${literal(inQuotes(text))}}`;
  const values = choices.map((choice) => inQuotes(choice).replace(/[\\,|]/g, '\\$&'));
  return `\${${mark}|${values.join(',')}|}`;
}
