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
]);
