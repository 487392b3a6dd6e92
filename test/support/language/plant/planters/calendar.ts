import { pick, type Change, type Planter, type Planters } from '../planter.ts';

interface Slip {
  readonly pattern: RegExp;
  readonly text: string;
}

const slips: readonly Slip[] = [
  { pattern: /^X-CALENDAR-TYPE:\w+/m, text: 'X-CALENDAR-TYPE:OPEN' },
  { pattern: /^X-CALENDAR-TYPE:\w+/m, text: 'X-CALENDAR-TYPE:CLOSED' },
  { pattern: /^X-CALENDAR-TYPE:\w+/m, text: 'X-CALENDAR-TYPE:DEFAULT' },
  { pattern: /^PRODID:.*$/m, text: 'PRODID:-//Example//Calendar 1.0//EN' },
  { pattern: /^PRODID:.*$/m, text: 'PRODID:Change Calendar' },
  { pattern: /^END:VEVENT$/m, text: 'END:VEVNT' },
  { pattern: /^END:VEVENT$/m, text: 'END:VTODO' },
  { pattern: /^END:VEVENT\r?\n(?=END:VCALENDAR)/m, text: '' },
];

const slipped: Planter = ({ model, text }, random) => {
  const slip = pick(random, slips);
  const match = slip?.pattern.exec(text);
  if (model.kind !== 'calendar' || slip === undefined || !match) return undefined;
  const change: Change = { start: match.index, end: match.index + match[0].length, text: slip.text };
  // What is not closed may be shown where it begins.
  const opened = text.lastIndexOf('BEGIN:VEVENT', match.index);
  return { changes: [change], also: slip.pattern.source.includes('END') ? [opened] : [] };
};

export const calendarPlanters: Planters = { calendar: slipped };
