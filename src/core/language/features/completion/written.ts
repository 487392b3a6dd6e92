import type { Format } from '../../text.ts';
import type { Cursor } from './cursor.ts';

/** Text that stands for itself in a snippet. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A scalar as it is written in the format; the cursor says which quote the author has opened. */
export function written(value: string, format: Format, cursor?: Pick<Cursor, 'quote' | 'isFlow'>): string {
  if (format === 'json' || cursor?.quote === '"') return JSON.stringify(value);
  if (cursor?.quote === "'") return `'${value.replaceAll("'", "''")}'`;
  const isBroken = cursor?.isFlow === true && /[[\]{},]/.test(value);
  return isPlain(value) && !isBroken ? value : JSON.stringify(value);
}

/** Whether YAML reads the bare text as that text. */
function isPlain(value: string): boolean {
  return (
    /^(?:[A-Za-z_]|\$(?=[.[]|$))[\w.:/$@()[\]*+ -]*$/.test(value) &&
    !/: | #|:$| $/.test(value) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(value)
  );
}
