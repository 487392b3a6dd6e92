/** A property of a change calendar: a line `NAME:value` of iCalendar text. */
export interface CalendarProperty {
  readonly name: string;
  /** What it is for: one sentence. */
  readonly about: string;
  readonly required?: boolean;
  /** The only values, or the usual one. */
  readonly values: readonly string[];
  /** It may stand several times. */
  readonly isRepeated?: boolean;
}

/** Of events; to-dos are completed like them. */
const entryProperties: readonly CalendarProperty[] = [
  { name: 'DTSTART', about: 'When the event begins.', required: true, values: ['20300131T080000Z'] },
  { name: 'DTEND', about: 'When the event ends.', values: ['20300131T090000Z'] },
  { name: 'DURATION', about: 'How long the event lasts, in place of DTEND.', values: ['PT1H'] },
  { name: 'SUMMARY', about: 'Name of the event.', values: [] },
  { name: 'DESCRIPTION', about: 'What the event is for.', values: [] },
  { name: 'UID', about: 'Tells the event from others.', values: [] },
  { name: 'DTSTAMP', about: 'When the event was written.', values: ['20300101T000000Z'] },
  {
    name: 'RRULE',
    about: 'How the event is repeated.',
    values: ['FREQ=WEEKLY;BYDAY=SA,SU', 'FREQ=DAILY', 'FREQ=MONTHLY;BYMONTHDAY=1'],
  },
  { name: 'EXDATE', about: 'A moment at which the event is not repeated.', values: [], isRepeated: true },
];

/** What can be in a calendar, and in its events and to-dos (user guide, Change Calendar; RFC 5545). */
export const calendarProperties: ReadonlyMap<string, readonly CalendarProperty[]> = new Map([
  [
    'VCALENDAR',
    [
      {
        name: 'PRODID',
        about: 'By this line a change calendar is known.',
        required: true,
        values: ['-//AWS//Change Calendar 1.0//EN'],
      },
      { name: 'VERSION', about: 'Version of iCalendar.', required: true, values: ['2.0'] },
      {
        name: 'X-CALENDAR-TYPE',
        about: 'Whether changes are allowed outside of events: DEFAULT_OPEN or DEFAULT_CLOSED.',
        required: true,
        values: ['DEFAULT_OPEN', 'DEFAULT_CLOSED'],
      },
      { name: 'X-WR-CALDESC', about: 'What the calendar is for.', values: [] },
      {
        name: 'X-CALENDAR-CMEVENTS',
        about: 'Whether events of Change Manager are shown too.',
        values: ['ENABLED', 'DISABLED'],
      },
    ],
  ],
  ['VEVENT', entryProperties],
  ['VTODO', entryProperties],
]);
