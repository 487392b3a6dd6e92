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
}
