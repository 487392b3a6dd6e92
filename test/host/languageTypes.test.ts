import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { stringify } from 'yaml';
import { awake, firstProblem, opened, problemsOf } from './support/documents.ts';
import { documentTypes } from './support/documentTypes.ts';

const calendar = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//AWS//Change Calendar 1.0//EN
X-CALENDAR-TYPE:DEFAULT_OPEN
END:VCALENDAR
`;

describe('the types of documents in their host', () => {
  awake();

  for (const { type, document: content, code, text } of documentTypes) {
    it(`${type}: finds a mistake in YAML and in JSON`, async () => {
      const yaml = await opened(stringify(content), 'ssm-yaml');
      const json = await opened(JSON.stringify(content, undefined, 2), 'ssm-json');
      for (const document of [yaml, json]) {
        const problem = await firstProblem(document.uri, code);
        assert.equal(document.getText(problem.range).replaceAll('"', ''), text);
        assert.ok(problem.severity <= vscode.DiagnosticSeverity.Warning);
      }
    });
  }

  it('ChangeCalendar: finds a mistake in iCalendar text', async () => {
    const document = await opened(calendar.replace('END:VCALENDAR\n', 'BEGIN:VEVENT\nEND:VCALENDAR\n'));
    const problem = await firstProblem(document.uri, 'calendar');
    assert.equal(problem.range.start.line, 5);
  });

  it('is silent on what is right, and on configurations and their schemas', async () => {
    const silent = [
      await opened(calendar),
      await opened('{"flags": {"a": {"name": "a"}}, "version": "1", "values": {}}', 'ssm-json'),
      await opened('{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}', 'ssm-json'),
      await opened('templateBody:\n  Resources: {}\n'),
    ];
    // Documents are checked in their order: once a later one is, these have been.
    await firstProblem((await opened('schemaVersion: "9"\n')).uri);
    for (const document of silent) assert.deepEqual(problemsOf(document.uri), [], document.getText());
  });
});
