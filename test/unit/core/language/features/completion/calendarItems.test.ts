import { test } from 'node:test';
import assert from 'node:assert/strict';
import { applied } from '../../../../../support/completing.ts';
import { documentOf, marked, service } from '../../../../../support/documents.ts';

function complete(textWithMark: string): ReturnType<typeof service.complete> {
  const { text, position } = marked(textWithMark);
  const items = service.complete({ ...documentOf(text), isCalendar: true }, position);
  return [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

function labels(textWithMark: string): readonly string[] {
  return complete(textWithMark).map(({ label }) => label);
}

function mistakes(text: string): readonly string[] {
  const document = { ...documentOf(text), isCalendar: true } as const;
  return service.diagnose(document).map(({ message }) => message);
}

function calendar(head: string, event = ''): string {
  return `BEGIN:VCALENDAR
PRODID:-//AWS//Change Calendar 1.0//EN
VERSION:2.0
${head}BEGIN:VEVENT
DTSTART:20300131T080000Z
${event}END:VEVENT
END:VCALENDAR
`;
}

test('an empty calendar is offered whole, and is valid once filled', () => {
  for (const text of ['‸', 'Cha‸', '\n‸']) assert.deepEqual(labels(text), ['Change calendar'], text);
  const [whole] = complete('‸');
  assert.ok(whole);
  const text = applied('', whole);
  assert.deepEqual(mistakes(text), [], text);
  assert.ok(text.startsWith('BEGIN:VCALENDAR\nPRODID:-//AWS//Change Calendar 1.0//EN\n'));
});

test('lines of the part around the cursor, without those that it has', () => {
  assert.deepEqual(labels(calendar('‸\n')), [
    ...['X-CALENDAR-TYPE', 'X-WR-CALDESC', 'X-CALENDAR-CMEVENTS', 'new event', 'END:VCALENDAR'],
  ]);
  const inner = labels(calendar('X-CALENDAR-TYPE:DEFAULT_OPEN\n', 'SU‸\n'));
  assert.ok(inner.includes('SUMMARY') && inner.includes('END:VEVENT'));
  assert.equal(
    inner.includes('DTSTART') || inner.includes('X-WR-CALDESC') || inner.includes('new event'),
    false,
  );
});

test('values of a line take the place of what stands there', () => {
  const text = calendar('X-CALENDAR-TYPE:DEF‸AULT\n');
  assert.deepEqual(labels(text), ['DEFAULT_OPEN', 'DEFAULT_CLOSED']);
  const [first] = complete(text);
  assert.ok(first);
  assert.deepEqual(mistakes(applied(marked(text).text, first)), []);
  assert.deepEqual(labels(calendar('X-CALENDAR-CMEVENTS:‸\n')), ['ENABLED', 'DISABLED']);
  assert.deepEqual(labels('BEGIN:‸'), ['VCALENDAR']);
  assert.deepEqual(labels('BEGIN:VCALENDAR\nBEGIN:‸'), ['VEVENT', 'VTODO']);
  assert.deepEqual(labels('BEGIN:VCALENDAR\nEND:‸'), ['VCALENDAR']);
});

test('free text, prose and unknown lines have no completions', () => {
  for (const line of ['SUMMARY:Fr‸', 'X-OTHER:‸', ' contin‸', 'some words ‸']) {
    assert.deepEqual(labels(calendar('', `${line}\n`)), [], line);
  }
});

test('every item is valid where it is offered', () => {
  for (const place of [calendar('‸\n'), calendar('X-CALENDAR-TYPE:DEFAULT_OPEN\n', '‸\n')]) {
    const { text } = marked(place);
    const known = new Set(mistakes(text));
    for (const item of complete(place).filter(({ label }) => !label.startsWith('END:'))) {
      const after = applied(text, item);
      assert.deepEqual(
        mistakes(after).filter((message) => !known.has(message)),
        [],
        after,
      );
    }
  }
});

test('half a calendar of any length yields a list', () => {
  const whole = calendar('X-CALENDAR-TYPE:DEFAULT_OPEN\n').replaceAll('\n', '\r\n');
  for (let end = 0; end <= whole.length; end += 1)
    assert.ok(Array.isArray(complete(`${whole.slice(0, end)}‸`)));
});
