import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { awake, firstProblem, opened, problemsOf, quickFix, untilProblems } from './support/documents.ts';

interface Repair {
  readonly what: string;
  readonly text: string;
  readonly code: string;
  readonly title: string;
  readonly result: RegExp;
}

const sleep = `schemaVersion: "0.3"
mainSteps:
  - name: wait
    action: aws:sleep
    inputs:
      Duration: PT1M
`;

const command = `schemaVersion: "2.2"
parameters:
  Name:
    type: String
mainSteps:
  - name: greet
    action: aws:runShellScript
    inputs:
      runCommand:
        - echo {{ Name }}
`;

const repairs: readonly Repair[] = [
  {
    what: 'corrects the spelling of an action',
    text: sleep.replace('aws:sleep', 'aws:slep'),
    ...{ code: 'unknown-action', title: "Change to 'aws:sleep'" },
    result: /action: aws:sleep\n/,
  },
  {
    what: 'corrects the spelling of a key',
    text: sleep.replace('mainSteps', 'mainStep'),
    ...{ code: 'unknown-key', title: "Change to 'mainSteps'" },
    result: /^mainSteps:/m,
  },
  {
    what: 'adds an input that is missing',
    text: sleep
      .replace('aws:sleep', 'aws:changeInstanceState')
      .replace('Duration: PT1M', 'InstanceIds: [i-0123456789abcdef0]'),
    ...{ code: 'missing-input', title: "Add 'DesiredState'" },
    result: /\n {6}DesiredState: \S+/,
  },
  {
    what: 'declares a parameter',
    text: sleep.replace('PT1M', '"{{ Rest }}"'),
    ...{ code: 'undeclared-parameter', title: "Declare the parameter 'Rest'" },
    result: /parameters:\n {2}Rest:\n {4}type: String\n/,
  },
  {
    what: 'adds a step',
    text: sleep.replace('    inputs', '    nextStep: tidyUp\n    inputs'),
    ...{ code: 'undefined-step', title: "Add the step 'tidyUp'" },
    result: /\n {2}- name: tidyUp\n {4}action: aws:/,
  },
  {
    what: 'quotes the version of the schema',
    text: sleep.replace('"0.3"', '0.3'),
    ...{ code: 'schema-version', title: 'Change to "0.3"' },
    result: /^schemaVersion: "0\.3"$/m,
  },
  {
    what: 'moves from schema 2.0 to 2.2',
    text: command
      .replace('2.2', '2.0')
      .replace('echo {{ Name }}', 'date')
      .replace(/parameters[^]*(?=mainSteps)/, ''),
    ...{ code: 'older-schema', title: 'Move to schema version 2.2' },
    result: /^schemaVersion: "2\.2"$/m,
  },
  {
    what: 'makes a parameter safe by reading it from the environment',
    text: command,
    ...{ code: 'shell-injection', title: "Read 'Name' from the environment" },
    result: /interpolationType: ENV_VAR\n[^]*SSM_Name/,
  },
  {
    what: 'makes a parameter safe by a pattern',
    text: command,
    ...{ code: 'shell-injection', title: "Restrict 'Name' by an allowedPattern" },
    result: /allowedPattern: /,
  },
];

describe('quick fixes in their host', () => {
  awake();

  for (const { what, text, code, title, result } of repairs) {
    it(`${what}, after which the problem is gone`, async () => {
      const document = await opened(text);
      const problem = await firstProblem(document.uri, code);
      const fix = await quickFix(document.uri, problem.range, title);
      assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
      assert.match(document.getText(), result);
      await untilProblems(document.uri, (problems) => problems.every((each) => each.code !== code));
    });
  }

  it('repairs JSON as well', async () => {
    const json = '{"schemaVersion": "0.3", "mainSteps": [{"name": "a", "action": "aws:slep"}],}';
    const document = await opened(json, 'ssm-json');
    const comma = await firstProblem(document.uri, 'json-syntax');
    const fix = await quickFix(document.uri, comma.range, 'Remove the comma');
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    const action = await firstProblem(document.uri, 'unknown-action');
    const spelling = await quickFix(document.uri, action.range, "Change to 'aws:sleep'");
    assert.ok(spelling.edit && (await vscode.workspace.applyEdit(spelling.edit)));
    assert.ok(document.getText().includes('"action": "aws:sleep"}]}'));
  });

  it('a comment in the document sets the level of a rule, or silences it', async () => {
    const text = sleep.replace('aws:sleep', 'aws:slep');
    const hinted = await opened(`# ssm-level unknown-action=hint\n${text}`);
    const problem = await firstProblem(hinted.uri, 'unknown-action');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Hint);
    const silent = await opened(
      text.replace('    action', '    # ssm-ignore-next-line unknown-action\n    action'),
    );
    await firstProblem((await opened(text)).uri, 'unknown-action');
    assert.deepEqual(
      problemsOf(silent.uri).map(({ code }) => code),
      [],
    );
  });
});
