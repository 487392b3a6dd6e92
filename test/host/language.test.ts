import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { at, awake, firstProblem, hoverText, opened, untilProblems } from './support/documents.ts';
import { eventually } from './support/eventually.ts';

const runbook = `schemaVersion: "0.3"
parameters:
  InstanceId:
    type: String
mainSteps:
  - name: stop
    action: aws:chnageInstanceState
    inputs:
      InstanceIds: ["{{ InstanceId }}"]
      DesiredState: stopped
`;

async function labelsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

describe('the document language in its host', () => {
  awake();

  it('shows the problems of a document, with code and place', async () => {
    const document = await opened(runbook, 'ssm-yaml');
    const problem = await firstProblem(document.uri);
    assert.equal(problem.code, 'unknown-action');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(problem.range), 'aws:chnageInstanceState');
  });

  it('completes actions, inputs and references', async () => {
    const document = await opened(runbook, 'ssm-yaml');
    const actions = await labelsAt(document, at(document, 'aws:chnage', 'aws:'.length));
    assert.ok(actions.includes('aws:executeAwsApi'), actions.join());
    const references = await labelsAt(document, at(document, '{{ Instance', '{{ Inst'.length));
    assert.ok(references.includes('InstanceId') && references.includes('global:REGION'), references.join());
  });

  it('tells what is under the cursor', async () => {
    const document = await opened(runbook, 'ssm-yaml');
    assert.match(await hoverText(document, at(document, 'mainSteps', 2)), /mainSteps.*required/s);
  });

  it('outlines parameters and steps', async () => {
    const document = await opened(runbook, 'ssm-yaml');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name, detail }) => `${name} ${detail}`),
      ['InstanceId String', 'stop aws:chnageInstanceState'],
    );
  });

  it('recognises documents among YAML and JSON files by their content', async () => {
    const yaml = await opened(runbook, 'yaml');
    const json = await opened('{"schemaVersion": "1.0", "sessionType": "Prt"}', 'json');
    await eventually(vscode.workspace.onDidOpenTextDocument, () =>
      yaml.languageId === 'ssm-yaml' ? true : undefined,
    );
    await eventually(vscode.workspace.onDidOpenTextDocument, () =>
      json.languageId === 'ssm-json' ? true : undefined,
    );
    assert.equal((await firstProblem(json.uri)).code, 'invalid-value');
  });

  it('leaves other YAML files, and a language that was set back by hand', async () => {
    const other = await opened('a: 1\n', 'yaml');
    const document = await opened(runbook, 'yaml');
    await eventually(vscode.workspace.onDidOpenTextDocument, () =>
      document.languageId === 'ssm-yaml' ? true : undefined,
    );
    await firstProblem(document.uri);
    await vscode.languages.setTextDocumentLanguage(document, 'yaml');
    await untilProblems(document.uri, (problems) => problems.length === 0);
    assert.equal(document.languageId, 'yaml');
    assert.equal(other.languageId, 'yaml');
  });
});
