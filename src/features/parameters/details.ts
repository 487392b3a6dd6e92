import type { ParameterDetails } from './api.ts';

/** What an editor shows where the value would stand. */
export type ShownValue =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'secret' }
  | { readonly kind: 'unreadable'; readonly why: string };

const labelWidth = 16;

/** The text of the read-only editor of a parameter. Values stand as they are, at the end. */
export function detailsText(details: ParameterDetails, value: ShownValue): string {
  const lines: readonly (readonly [string, string])[] = [
    ['Name', details.name],
    ['Type', details.type],
    ['Data type', details.dataType],
    ['Tier', details.tier],
    ['Version', String(details.version)],
    ['Last modified', details.modified === undefined ? '' : new Date(details.modified).toISOString()],
    ['Modified by', details.modifiedBy],
    ['KMS key', details.keyId],
    ['Description', details.description],
    ['Allowed pattern', details.allowedPattern],
    ...details.policies.map(({ type, status, text }) => ['Policy', `${type} (${status}) ${text}`] as const),
  ];
  const facts = lines.filter(([, text]) => text !== '').map(([label, text]) => factLine(label, text));
  return `${facts.join('\n')}\n\n${valueText(details, value)}\n`;
}

/** On one line, whatever it holds: nothing in a description may look like another fact. */
function factLine(label: string, text: string): string {
  return `${label.padEnd(labelWidth)}${text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')}`;
}

function valueText({ type }: ParameterDetails, shown: ShownValue): string {
  if (shown.kind === 'secret') {
    return 'Value           not revealed. “Reveal Value Once…” in the Parameters view decrypts it.';
  }
  if (shown.kind === 'unreadable') return `Value           could not be read: ${shown.why}`;
  if (type !== 'StringList') return `Value\n${shown.value}`;
  const items = shown.value.split(',');
  return `Value (${String(items.length)} ${items.length === 1 ? 'item' : 'items'})\n${items.join('\n')}`;
}

const longestShown = 1500;
const mostLines = 30;

/** A secret as a dialog can show it: its beginning when it is long, signs that hide visible. */
export function revealText(value: string): string {
  const lines = value.split('\n');
  const short = lines.slice(0, mostLines).join('\n').slice(0, longestShown);
  const hidden = value.length - short.length;
  const rest = hidden === 0 ? '' : `\n… and ${String(hidden)} more characters. Copy takes all of it.`;
  return `${visible(short)}${rest}`;
}

/** Control and direction signs as their code: a value must not look like another one. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => {
    if (sign === '\n' || sign === '\t') return sign;
    return `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
