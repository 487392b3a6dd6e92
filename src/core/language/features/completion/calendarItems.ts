import { completionKinds, type CompletionItem, type Position } from '../../lsp.ts';
import type { ParsedDocument } from '../../parser.ts';
import { calendarLines } from '../../syntax/calendar.ts';
import { calendarProperties, type CalendarProperty } from '../../tables/calendar.ts';
import { literal } from './written.ts';

/** What can be written in a change calendar: the whole of one, properties, their values, events. */
export function calendarItems(parsed: ParsedDocument, position: Position): readonly CompletionItem[] {
  const line = parsed.lines.line(position.line);
  const before = line.slice(0, position.character);
  const spot: Spot = { parsed, position, line, parts: partsAt(parsed, position) };
  if (parsed.text.trim().length <= before.length && !parsed.text.includes(':')) return wholeItems(spot);
  const [, name] = /^([\w-]+)(?:;[^:]*)?:/.exec(before) ?? [];
  if (name === undefined) return /^[\w-]*$/.test(before) ? lineItems(spot) : [];
  return valueItems(spot, name.toUpperCase(), before.indexOf(':') + 1);
}

interface Spot {
  readonly parsed: ParsedDocument;
  readonly position: Position;
  readonly line: string;
  /** What is open at the cursor, outermost first. */
  readonly parts: readonly Part[];
}

interface Part {
  readonly name: string;
  /** Properties that it has already, before or behind the cursor. */
  readonly names: Set<string>;
}

/** The parts around the cursor's line, with their own properties. */
function partsAt({ text, lines }: ParsedDocument, position: Position): readonly Part[] {
  const start = lines.offset({ line: position.line, character: 0 });
  const open: Part[] = [];
  let around: readonly Part[] | undefined;
  for (const line of calendarLines(text)) {
    if (line.start >= start) around ??= [...open];
    if (line.start === start) continue;
    if (line.name === 'BEGIN') open.push({ name: line.value, names: new Set() });
    else if (line.name === 'END') open.pop();
    else open.at(-1)?.names.add(line.name);
  }
  return around ?? open;
}

function propertiesAt({ parts }: Spot): readonly CalendarProperty[] {
  const part = parts.at(-1);
  const properties = calendarProperties.get(part?.name ?? '') ?? [];
  return properties.filter(({ name, isRepeated }) => isRepeated === true || part?.names.has(name) !== true);
}

function lineItems(spot: Spot): CompletionItem[] {
  const properties = propertiesAt(spot).map((property, index) => {
    const rank = property.required === true ? '0' : '1';
    return item(spot, 0, {
      label: property.name,
      detail: property.required === true ? 'required' : 'property',
      documentation: property.about,
      text: `${property.name}:${valueStop(property)}`,
      sortText: `${rank}${String(index).padStart(3, '0')}`,
    });
  });
  const innermost = spot.parts.at(-1)?.name;
  const events = innermost === 'VCALENDAR' ? [eventItem(spot)] : [];
  const end = innermost === undefined ? [] : [endItem(spot, innermost)];
  return [...properties, ...events, ...end];
}

/** A tab stop with the value, or with those to choose from. */
function valueStop({ values }: CalendarProperty): string {
  const [only = ''] = values;
  if (values.length <= 1) return only === '' ? '$0' : `\${1:${literal(only)}}`;
  return `\${1|${values.map((value) => value.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

const event = [
  'BEGIN:VEVENT',
  'UID:${1:freeze-2030-01}',
  'DTSTAMP:${2:20300101T000000Z}',
  'DTSTART:${3:20300131T080000Z}',
  'DTEND:${4:20300131T090000Z}',
  'SUMMARY:${5:Freeze}',
  'END:VEVENT',
];

const calendar = [
  'BEGIN:VCALENDAR',
  'PRODID:-//AWS//Change Calendar 1.0//EN',
  'VERSION:2.0',
  'X-CALENDAR-TYPE:${6|DEFAULT_OPEN,DEFAULT_CLOSED|}',
  'X-WR-CALDESC:${7:When changes are held back.}',
  ...event,
  'END:VCALENDAR',
];

function wholeItems(spot: Spot): CompletionItem[] {
  const documentation = 'A change calendar with one event: open outside of it, or closed.';
  return [
    item(spot, 0, {
      label: 'Change calendar',
      detail: 'new document',
      documentation,
      text: calendar.join('\n'),
    }),
  ];
}

function eventItem(spot: Spot): CompletionItem {
  const documentation = 'An event: changes are held back, or allowed, while it lasts.';
  return item(spot, 0, { label: 'new event', documentation, text: event.join('\n'), sortText: '2' });
}

function endItem(spot: Spot, part: string): CompletionItem {
  return item(spot, 0, {
    label: `END:${part}`,
    documentation: `Ends the ${part}.`,
    text: `END:${part}`,
    sortText: '3',
  });
}

function valueItems(spot: Spot, name: string, from: number): CompletionItem[] {
  if (name === 'BEGIN' || name === 'END') {
    const part = spot.parts.at(-1)?.name;
    const inner = part === undefined ? ['VCALENDAR'] : part === 'VCALENDAR' ? ['VEVENT', 'VTODO'] : [];
    const values = name === 'BEGIN' ? inner : part === undefined ? [] : [part];
    return values.map((value) => item(spot, from, { label: value, text: literal(value) }));
  }
  const part = spot.parts.at(-1)?.name ?? '';
  const property = calendarProperties.get(part)?.find((one) => one.name === name);
  return (property?.values ?? []).map((value, index) =>
    item(spot, from, {
      label: value,
      documentation: property?.about,
      text: literal(value),
      sortText: String(index),
    }),
  );
}

interface Offered {
  readonly label: string;
  readonly text: string;
  readonly detail?: string;
  readonly documentation?: string | undefined;
  readonly sortText?: string;
}

/** Replaces the line from a column on. */
function item(
  { position, line }: Spot,
  from: number,
  { text, documentation, ...offered }: Offered,
): CompletionItem {
  return {
    kind: text.includes('\n')
      ? completionKinds.snippet
      : from > 0
        ? completionKinds.value
        : completionKinds.property,
    ...offered,
    ...(documentation === undefined ? {} : { documentation }),
    textEdit: {
      range: {
        start: { line: position.line, character: from },
        end: { line: position.line, character: line.length },
      },
      newText: text,
    },
    insertTextFormat: 2,
    filterText: offered.label,
  };
}
