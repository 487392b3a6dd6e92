import { test } from 'node:test';
import assert from 'node:assert/strict';
import { LanguageSwitch, type OpenedDocument } from '../../../../src/features/language/languageSwitch.ts';
import { ManualClock } from '../../../support/manualClock.ts';

const content = 'schemaVersion: "2.2"\nmainSteps: []\n';

function opened(changes: Partial<OpenedDocument> = {}): OpenedDocument {
  return { uri: 'file:///a.yaml', languageId: 'yaml', isChosen: false, getText: () => content, ...changes };
}

test('SSM documents among YAML and JSON files are recognised', () => {
  const languageSwitch = new LanguageSwitch(new ManualClock());
  assert.equal(languageSwitch.decide(opened()), 'ssm-yaml');
  const json = { uri: 'b', languageId: 'json', getText: () => '{"schemaVersion":"2.2","mainSteps":[]}' };
  assert.equal(languageSwitch.decide(opened(json)), 'ssm-json');
  assert.equal(languageSwitch.decide(opened({ ...json, uri: 'c', languageId: 'jsonc' })), 'ssm-json');
});

test('other files, other languages and chosen languages are left, unread where possible', () => {
  const languageSwitch = new LanguageSwitch(new ManualClock());
  const unread = (): string => assert.fail('read for nothing');
  assert.equal(languageSwitch.decide(opened({ getText: () => 'a: 1' })), undefined);
  assert.equal(languageSwitch.decide(opened({ languageId: 'markdown', getText: unread })), undefined);
  assert.equal(languageSwitch.decide(opened({ languageId: 'ssm-yaml', getText: unread })), undefined);
  assert.equal(languageSwitch.decide(opened({ isChosen: true, getText: unread })), undefined);
});

test('who sets the language back is not overruled: a change of language closes and opens at once', async () => {
  const clock = new ManualClock();
  const languageSwitch = new LanguageSwitch(clock);
  assert.equal(languageSwitch.decide(opened()), 'ssm-yaml');
  // Our own switch, seen as close and open.
  languageSwitch.closed('file:///a.yaml');
  assert.equal(languageSwitch.decide(opened({ languageId: 'ssm-yaml' })), undefined);
  await clock.advance(10);
  // The person's own switch back.
  languageSwitch.closed('file:///a.yaml');
  assert.equal(languageSwitch.decide(opened()), undefined);
  await clock.advance(10);
  assert.equal(languageSwitch.decide(opened()), undefined, 'saving does not change that');
});

test('a file that was really closed is judged anew when it is opened again', async () => {
  const clock = new ManualClock();
  const languageSwitch = new LanguageSwitch(clock);
  assert.equal(languageSwitch.decide(opened()), 'ssm-yaml');
  languageSwitch.closed('file:///a.yaml');
  await clock.advance(10);
  assert.equal(languageSwitch.decide(opened()), 'ssm-yaml');
});

test('files that were never switched leave nothing behind, and neither does disposing', () => {
  const clock = new ManualClock();
  const languageSwitch = new LanguageSwitch(clock);
  languageSwitch.closed('file:///other.yaml');
  assert.equal(clock.pending, 0);
  languageSwitch.decide(opened());
  languageSwitch.closed('file:///a.yaml');
  languageSwitch.dispose();
  assert.equal(clock.pending, 0);
});

test('a calendar is switched when it is one of Systems Manager and nobody else takes calendars', () => {
  const languageSwitch = new LanguageSwitch(new ManualClock());
  const calendar = (uri: string, languageId: string, product: string): string | undefined =>
    languageSwitch.decide({
      ...opened({ uri, languageId }),
      getText: () => `BEGIN:VCALENDAR\nPRODID:${product}\nEND:VCALENDAR\n`,
    });
  const ours = '-//AWS//Change Calendar 1.0//EN';
  assert.equal(calendar('file:///a.ics', 'plaintext', ours), 'ssm-calendar');
  assert.equal(calendar('file:///b.ics', 'plaintext', '-//Example//Holidays//EN'), undefined);
  assert.equal(calendar('file:///c.ics', 'icalendar', ours), undefined);
  assert.equal(calendar('file:///d.txt', 'plaintext', ours), undefined);
});
