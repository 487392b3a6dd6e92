import type { Json, JsonObject } from '../../core/base/json.ts';

/** Renders an object in the EC2 query protocol's way: members by name, list entries as `<item>`. */
export function renderXml(root: string, namespace: string, members: JsonObject): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${renderMembers(members)}</${root}>`;
}

function renderMembers(members: JsonObject): string {
  return Object.entries(members)
    .map(([name, value]) => (value === undefined || value === null ? '' : element(name, value)))
    .join('');
}

function element(name: string, value: Json): string {
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: Json): string {
  if (value === null) return '';
  if (isList(value)) return value.map((item) => element('item', item)).join('');
  if (typeof value === 'object') return renderMembers(value);
  return escapeXml(String(value));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Most of what is told needs no second look. */
const plain = /^[\w .:/@=+-]*$/;

/** Escapes text for an element; characters that XML 1.0 cannot carry become U+FFFD. */
export function escapeXml(text: string): string {
  if (plain.test(text)) return text;
  return text
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (char) => (/[\t\n\r]/.test(char) ? char : '\ufffd'))
    .replaceAll(/[&<>"']/g, (char) => entities[char] ?? char)
    .replaceAll('\r', '&#13;');
}
