import { calendarLines, type CalendarLine } from '../syntax/calendar.ts';
import type { Finding, Rule } from './rule.ts';

/** A change calendar whose parts are not closed, or which lacks what Change Calendar goes by. */
export const calendar: Rule = {
  code: 'calendar',
  severity: 'warning',
  *check({ model, text }) {
    if (model.kind !== 'calendar') return;
    const lines = [...calendarLines(text)];
    yield* unbalanced(lines);
    yield* head(lines);
    yield* events(lines);
  },
};

function* unbalanced(lines: readonly CalendarLine[]): Generator<Finding> {
  const open: CalendarLine[] = [];
  for (const line of lines) {
    if (line.name === 'BEGIN') open.push(line);
    if (line.name !== 'END') continue;
    if (open.at(-1)?.value === line.value) open.pop();
    else {
      const expected = open.at(-1)?.value;
      const advice = expected === undefined ? 'Remove it.' : `END:${expected} belongs here.`;
      yield {
        span: line,
        message: `Nothing that is open here is a ${line.value}. ${advice}`,
        severity: 'error',
      };
      return;
    }
  }
  for (const line of open) {
    yield { span: line, message: `END:${line.value} is missing. Close what begins here.`, severity: 'error' };
  }
}

/** The events, each with its own lines, those of what is nested in it left out. */
function* eventsOf(lines: readonly CalendarLine[]): Generator<readonly [CalendarLine, ...CalendarLine[]]> {
  let event: [CalendarLine, ...CalendarLine[]] | undefined;
  let depth = 0;
  for (const line of lines) {
    if (line.name === 'BEGIN' && line.value === 'VEVENT') [event, depth] = [[line], 0];
    else if (line.name === 'BEGIN') depth += 1;
    else if (line.name === 'END' && line.value === 'VEVENT') {
      if (event !== undefined) yield event;
      event = undefined;
    } else if (line.name === 'END') depth -= 1;
    else if (depth === 0) event?.push(line);
  }
}

/** RFC 5545, 3.3.4 and 3.3.5. */
const moment = /^\d{8}(?:T\d{6}Z?)?$/;

function* events(lines: readonly CalendarLine[]): Generator<Finding> {
  for (const event of eventsOf(lines)) {
    const start = event.find((line) => line.name === 'DTSTART');
    const end = event.find((line) => line.name === 'DTEND');
    if (start === undefined) {
      yield { span: event[0], message: 'The event has no DTSTART. Say when it begins.' };
    }
    const spoilt = [start, end].filter((line) => line !== undefined && !moment.test(line.value));
    for (const line of spoilt) {
      if (line === undefined) continue;
      yield {
        span: line,
        message: `${line.name} is a date such as 20300131, or a moment such as 20300131T080000Z.`,
      };
    }
    if (start === undefined || end === undefined || spoilt.length > 0) continue;
    // Only moments of one form, and of one time zone, can be compared by their text.
    const isComparable = start.value.length === end.value.length && start.settings === end.settings;
    if (isComparable && end.value <= start.value) {
      yield {
        span: end,
        message: 'The event ends before it begins. Exchange DTSTART and DTEND, or correct one.',
      };
    }
  }
}

const types = ['DEFAULT_OPEN', 'DEFAULT_CLOSED'];

function* head(lines: readonly CalendarLine[]): Generator<Finding> {
  const [begin] = lines;
  const product = lines.find((line) => line.name === 'PRODID');
  const type = lines.find((line) => line.name === 'X-CALENDAR-TYPE');
  if (begin === undefined) return;
  if (product === undefined) {
    yield {
      span: begin,
      message: 'Add PRODID:-//AWS//Change Calendar 1.0//EN, by which a change calendar is known.',
    };
  } else if (!product.value.startsWith('-//AWS//Change Calendar')) {
    yield { span: product, message: 'The PRODID of a change calendar is -//AWS//Change Calendar 1.0//EN.' };
  }
  const which =
    'X-CALENDAR-TYPE is DEFAULT_OPEN or DEFAULT_CLOSED: whether changes are allowed outside of events.';
  if (type === undefined) yield { span: begin, message: `Add X-CALENDAR-TYPE. ${which}` };
  else if (!types.includes(type.value)) yield { span: type, message: which };
  const others = lines.find((line) => line.name === 'X-CALENDAR-CMEVENTS');
  if (others !== undefined && !/^(?:EN|DIS)ABLED$/.test(others.value)) {
    yield { span: others, message: 'X-CALENDAR-CMEVENTS is ENABLED or DISABLED.' };
  }
}
