import { testRule } from '../../../../support/ruleCases.ts';

const head = 'PRODID:-//AWS//Change Calendar 1.0//EN\r\nX-CALENDAR-TYPE:DEFAULT_CLOSED\r\n';

testRule('calendar', [
  { what: 'a calendar that is whole', text: `BEGIN:VCALENDAR\r\n${head}END:VCALENDAR\r\n`, expected: [] },
  {
    what: 'an event that is not closed',
    text: `BEGIN:VCALENDAR\r\n${head}BEGIN:VEVENT\r\n`,
    expected: [
      ['BEGIN:VCALENDAR', 'END:VCALENDAR is missing. Close what begins here.'],
      ['BEGIN:VEVENT', 'END:VEVENT is missing. Close what begins here.'],
    ],
  },
  {
    what: 'an end without a beginning',
    text: `BEGIN:VCALENDAR\r\n${head}END:VCALENDAR\r\nEND:VEVENT\r\n`,
    expected: [['END:VEVENT', 'Nothing that is open here is a VEVENT. Remove it.']],
  },
  {
    what: 'a calendar of another maker, of no type',
    text: 'BEGIN:VCALENDAR\nPRODID:-//Other//EN\nEND:VCALENDAR\n',
    expected: [
      [
        'BEGIN:VCALENDAR',
        'Add X-CALENDAR-TYPE. X-CALENDAR-TYPE is DEFAULT_OPEN or DEFAULT_CLOSED: whether changes are allowed outside of events.',
      ],
      ['PRODID:-//Other//EN', 'The PRODID of a change calendar is -//AWS//Change Calendar 1.0//EN.'],
    ],
  },
  { what: 'other documents are none', text: 'schemaVersion: "2.2"\n', expected: [] },
  {
    what: 'another answer to the calendars of Change Manager',
    text: `BEGIN:VCALENDAR\r\n${head}X-CALENDAR-CMEVENTS:YES\r\nEND:VCALENDAR\r\n`,
    expected: [['X-CALENDAR-CMEVENTS:YES', 'X-CALENDAR-CMEVENTS is ENABLED or DISABLED.']],
  },
  {
    what: 'events without a beginning, with moments of another form, and with an end before the beginning',
    text: `BEGIN:VCALENDAR\r\n${head}BEGIN:VEVENT\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:2030-01-31\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20300102T000000Z\r\nDTEND:20300101T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    expected: [
      ['BEGIN:VEVENT', 'The event has no DTSTART. Say when it begins.'],
      ['DTSTART:2030-01-31', 'DTSTART is a date such as 20300131, or a moment such as 20300131T080000Z.'],
      [
        'DTEND:20300101T000000Z',
        'The event ends before it begins. Exchange DTSTART and DTEND, or correct one.',
      ],
    ],
  },
  {
    what: 'days, moments of two time zones, a duration, and what is nested',
    text: `BEGIN:VCALENDAR\r\n${head}BEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20300101\r\nDTEND;VALUE=DATE:20300102\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART;TZID=A:20300102T000000\r\nDTEND;TZID=B:20300101T230000\r\nBEGIN:VALARM\r\nDTSTART:x\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nDTSTART:20300102T000000Z\r\nDURATION:PT4H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
    expected: [],
  },
]);
