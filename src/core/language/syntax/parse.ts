import { isCalendar } from './calendar.ts';
import { isTooDeep, maxLength } from './depth.ts';
import { parseJsonText } from './json.ts';
import { YamlReader } from './yamlReader.ts';
import type { Parsed } from './node.ts';
import type { Format } from '../text.ts';

/**
 * Text to tree and problems. Never throws, whatever the text is. A reader that has read an earlier version of the
 * same document reads only what has changed.
 */
export function parse(text: string, format: Format, reader = new YamlReader()): Parsed {
  // iCalendar text has no tree; a rule reads its lines.
  if (isCalendar(text)) return { root: undefined, problems: [] };
  if (text.length > maxLength) return refused('This text is far longer than a document can be (64 KB).');
  if (isTooDeep(text)) return refused('This text is nested more deeply than a document can be.');
  return format === 'json' ? parseJsonText(text) : reader.read(text);
}

function refused(message: string): Parsed {
  return { root: undefined, problems: [{ code: 'unreadable', message, start: 0, end: 1 }] };
}
