import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './support/eventually.ts';

const runbook = `# stops it
schemaVersion:   "0.3"
mainSteps:
- name: compute
  action: aws:executeScript
  inputs:
    Runtime: python3.11
    Handler: main
    Script: |-
      def main(event, context):
        return 1
`;

const template = `Resources:
  Runbook:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      Content:
        schemaVersion: "0.3"
        mainSteps:
          - name: stop
            action: aws:chnageInstanceState
            inputs: {InstanceIds: [i-1], DesiredState: stopped}
`;

async function shown(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

async function apply(uri: vscode.Uri, edits: readonly vscode.TextEdit[]): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.set(uri, [...edits]);
  assert.ok(await vscode.workspace.applyEdit(change));
}

async function openedScript(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand(
    'ssmWorkbench.language.openScript',
    document.uri.toString(),
    'compute/Script',
  );
  const editor = await eventually(vscode.window.onDidChangeActiveTextEditor, () => {
    const active = vscode.window.activeTextEditor;
    return active?.document.uri.scheme === 'ssm-script' ? active : undefined;
  });
  return editor.document;
}

describe('tools of the document language in their host', () => {
  before(async () => {
    await vscode.extensions.getExtension('ssm-workbench.ssm-workbench')?.activate();
  });

  it('formats a document and keeps its comments and scripts', async () => {
    const document = await shown('ssm-yaml', runbook);
    const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    await apply(document.uri, edits);
    assert.match(document.getText(), /^# stops it\nschemaVersion: "0\.3"\nmainSteps:\n {2}- name: compute\n/);
    assert.match(document.getText(), /Script: \|-\n {8}def main\(event, context\):\n {10}return 1\n$/);
  });

  it('converts between YAML and JSON into a new document', async () => {
    await shown('ssm-yaml', runbook.replace('# stops it\n', ''));
    await vscode.commands.executeCommand('ssmWorkbench.language.convertToJson');
    const json = vscode.window.activeTextEditor?.document;
    assert.equal(json?.languageId, 'ssm-json');
    assert.match(json.getText(), /"Script": "def main\(event, context\):\\n {2}return 1"/);
    await vscode.commands.executeCommand('ssmWorkbench.language.convertToYaml');
    const yaml = vscode.window.activeTextEditor?.document;
    assert.equal(yaml?.languageId, 'ssm-yaml');
    assert.match(yaml.getText(), /^schemaVersion: "0\.3"\n[^]*Script: \|-\n/);
  });

  it('opens a script as a file of its language, and writes back what is saved', async () => {
    const document = await shown('ssm-yaml', runbook);
    const script = await openedScript(document);
    assert.equal(script.languageId, 'python');
    assert.equal(script.getText(), 'def main(event, context):\n  return 1');
    const end = script.positionAt(script.getText().length);
    await apply(script.uri, [vscode.TextEdit.insert(end, '00')]);
    assert.ok(await script.save());
    assert.match(document.getText(), /\n {6}def main\(event, context\):\n {8}return 100\n$/);
  });

  it('does not write over a script that was changed in the document', async () => {
    const document = await shown('ssm-yaml', runbook.replace('stops', 'runs'));
    const script = await openedScript(document);
    const uri = script.uri;
    await vscode.workspace.fs.readFile(uri);
    const at = document.positionAt(document.getText().indexOf('return 1'));
    await apply(document.uri, [vscode.TextEdit.insert(at, 'x = 2; ')]);
    await assert.rejects(
      Promise.resolve(vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('pass'))),
      /was changed in the document/,
    );
    assert.ok(document.getText().includes('x = 2; return 1'));
  });

  it('offers to open each script above it', async () => {
    const document = await shown('ssm-yaml', runbook);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['Open Script as File'],
    );
  });

  it('finds mistakes of documents in CloudFormation templates, which stay YAML', async () => {
    const document = await shown('yaml', template);
    const ours = (): vscode.Diagnostic | undefined =>
      vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'ssm');
    const problem = await eventually(vscode.languages.onDidChangeDiagnostics, ours);
    assert.equal(document.getText(problem.range), 'aws:chnageInstanceState');
    assert.equal(document.languageId, 'yaml');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(template.indexOf('mainSteps') + 2),
    );
    assert.equal(hovers.length, 1);
  });

  it('tells problems at the levels of the setting', async () => {
    const configuration = vscode.workspace.getConfiguration('ssmWorkbench');
    const levels = { 'unknown-action': 'hint' };
    await configuration.update('language.rules', levels, vscode.ConfigurationTarget.Global);
    try {
      const document = await shown('ssm-yaml', runbook.replace('executeScript', 'executeScrpt'));
      const problem = await eventually(vscode.languages.onDidChangeDiagnostics, () =>
        vscode.languages.getDiagnostics(document.uri).find(({ code }) => code === 'unknown-action'),
      );
      assert.equal(problem.severity, vscode.DiagnosticSeverity.Hint);
    } finally {
      await configuration.update('language.rules', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
