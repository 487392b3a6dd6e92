/** A line of iCalendar text: what stands before the colon, what behind, and where. */
export interface CalendarLine {
  readonly name: string;
  readonly value: string;
  /** What stands between the name and the colon, for example `;TZID=Europe/Berlin`. */
  readonly settings: string;
  readonly start: number;
  readonly end: number;
}

/** Whether the text is a change calendar: iCalendar text rather than YAML or JSON. */
export function isCalendar(text: string): boolean {
  return /^\uFEFF?\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 100));
}

/** The lines that are not continued from the one before; parameters behind a semicolon are left out. */
export function* calendarLines(text: string): Generator<CalendarLine> {
  for (const match of text.matchAll(/^([A-Za-z][\w-]*)((?:;[^:\r\n]*)?):([^\r\n]*)/gm)) {
    const [line, name = '', settings = '', value = ''] = match;
    yield {
      name: name.toUpperCase(),
      value: value.trim(),
      settings,
      start: match.index,
      end: match.index + line.trimEnd().length,
    };
  }
}
