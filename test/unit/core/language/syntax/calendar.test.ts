import { test } from 'node:test';
import assert from 'node:assert/strict';
import { calendarLines, isCalendar } from '../../../../../src/core/language/syntax/calendar.ts';

test('a calendar is known by its first line', () => {
  assert.ok(isCalendar('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'));
  assert.ok(isCalendar('\uFEFFbegin:vcalendar\n'));
  assert.ok(!isCalendar('description: BEGIN:VCALENDAR\n'));
  assert.ok(!isCalendar(''));
});

test('lines have names and values; parameters and continued lines are passed over', () => {
  const text = 'DTSTART;TZID=UTC:20300101\r\nSUMMARY:one\r\n two: three\r\n';
  assert.deepEqual(
    [...calendarLines(text)].map(({ name, value, start, end }) => [name, value, text.slice(start, end)]),
    [
      ['DTSTART', '20300101', 'DTSTART;TZID=UTC:20300101'],
      ['SUMMARY', 'one', 'SUMMARY:one'],
    ],
  );
});
