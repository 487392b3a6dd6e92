import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
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

function problemsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'ssm');
}

async function firstProblem(uri: vscode.Uri): Promise<vscode.Diagnostic> {
  return eventually(vscode.languages.onDidChangeDiagnostics, () => problemsOf(uri)[0]);
}

async function opened(language: string, content: string): Promise<vscode.TextDocument> {
  return vscode.workspace.openTextDocument({ language, content });
}

function at(document: vscode.TextDocument, text: string, offset = 0): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + offset);
}

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

/** The workbench cancels a question while it takes in a new document, so it is asked again a few times. */
async function quickFix(
  uri: vscode.Uri,
  range: vscode.Range,
  title: string,
): Promise<vscode.CodeAction | undefined> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const found = actions.find((action) => action.title === title);
    if (found !== undefined) return found;
  }
  return undefined;
}

describe('the document language in its host', () => {
  before(async () => {
    await vscode.extensions.getExtension('ssm-workbench.ssm-workbench')?.activate();
  });

  it('shows the problems of a document, with code and place', async () => {
    const document = await opened('ssm-yaml', runbook);
    const problem = await firstProblem(document.uri);
    assert.equal(problem.code, 'unknown-action');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(document.getText(problem.range), 'aws:chnageInstanceState');
  });

  it('corrects a spelling by a quick fix, after which the problem is gone', async () => {
    const document = await opened('ssm-yaml', runbook);
    const problem = await firstProblem(document.uri);
    const title = "Change to 'aws:changeInstanceState'";
    const fix = await quickFix(document.uri, problem.range, title);
    assert.ok(fix?.edit);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await eventually(vscode.languages.onDidChangeDiagnostics, () =>
      problemsOf(document.uri).length === 0 ? true : undefined,
    );
    assert.ok(document.getText().includes('action: aws:changeInstanceState'));
  });

  it('completes actions, inputs and references', async () => {
    const document = await opened('ssm-yaml', runbook);
    const actions = await labelsAt(document, at(document, 'aws:chnage', 'aws:'.length));
    assert.ok(actions.includes('aws:executeAwsApi'), actions.join());
    const references = await labelsAt(document, at(document, '{{ Instance', '{{ Inst'.length));
    assert.ok(references.includes('InstanceId') && references.includes('global:REGION'), references.join());
  });

  it('tells what is under the cursor', async () => {
    const document = await opened('ssm-yaml', runbook);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at(document, 'mainSteps', 2),
    );
    const text = hovers.flatMap(({ contents }) =>
      contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
    );
    assert.match(text.join(), /mainSteps.*required/s);
  });

  it('outlines parameters and steps', async () => {
    const document = await opened('ssm-yaml', runbook);
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
    const yaml = await opened('yaml', runbook);
    const json = await opened('json', '{"schemaVersion": "1.0", "sessionType": "Prt"}');
    await eventually(vscode.workspace.onDidOpenTextDocument, () =>
      yaml.languageId === 'ssm-yaml' ? true : undefined,
    );
    await eventually(vscode.workspace.onDidOpenTextDocument, () =>
      json.languageId === 'ssm-json' ? true : undefined,
    );
    assert.equal((await firstProblem(json.uri)).code, 'invalid-value');
  });

  it('leaves other YAML files, and a language that was set back by hand', async () => {
    const other = await opened('yaml', 'a: 1\n');
    const document = await opened('yaml', runbook);
    await eventually(vscode.workspace.onDidOpenTextDocument, () =>
      document.languageId === 'ssm-yaml' ? true : undefined,
    );
    await firstProblem(document.uri);
    await vscode.languages.setTextDocumentLanguage(document, 'yaml');
    await eventually(vscode.languages.onDidChangeDiagnostics, () =>
      problemsOf(document.uri).length === 0 ? true : undefined,
    );
    assert.equal(document.languageId, 'yaml');
    assert.equal(other.languageId, 'yaml');
  });
});
