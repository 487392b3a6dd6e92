import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually } from './support/eventually.ts';

const template = `Resources:
  Bucket:
    Type: AWS::S3::Bucket
  Runbook:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      Content:
        schemaVersion:   "0.3"
        parameters:
          Time: {type: String, default: PT1S}
        mainSteps:
          - name: wait
            action: aws:sleep
            inputs: {Duration: "{{ Time }}"}
          - name: compute
            action: aws:executeScript
            inputs:
              Runtime: python3.11
              Handler: main
              Script: !Sub |
                def main(event, context):
                  return "\${AWS::Region}"
`;

async function shown(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'yaml', content });
  await vscode.window.showTextDocument(document);
  return document;
}

function at(document: vscode.TextDocument, text: string, further = 0): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + further);
}

function actionsAt(document: vscode.TextDocument, position: vscode.Position): Thenable<vscode.CodeAction[]> {
  return vscode.commands.executeCommand(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
    vscode.CodeActionKind.Refactor.value,
  );
}

async function applied(document: vscode.TextDocument, text: string, title: string): Promise<void> {
  const actions = await actionsAt(document, at(document, text));
  const action = actions.find((each) => each.title === title);
  assert.ok(action?.edit, `${title} is not among ${actions.map((each) => each.title).join(', ')}`);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

describe('documents in CloudFormation templates in their host', () => {
  before(async () => {
    await vscode.extensions.getExtension('ssm-workbench.ssm-workbench')?.activate();
  });

  it('leads from a name to its declaration, renames it and outlines the steps', async () => {
    const document = await shown(template);
    const position = at(document, '{{ Time', 4);
    const [link] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    assert.ok(link);
    assert.equal(document.getText(link.targetSelectionRange), 'Time');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      position,
      'Delay',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(document.getText(), /Delay: \{type[^]*\{\{ Delay \}\}/);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const steps = symbols.flatMap(({ children }) => children.map(({ name }) => name));
    assert.deepEqual(steps, ['Delay', 'wait', 'compute']);
  });

  it('completes, colours and grows selections where the document stands', async () => {
    const document = await shown(template);
    const completions = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      at(document, 'aws:sleep', 4),
    );
    assert.ok(completions.items.some(({ label }) => label === 'aws:pause'));
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    assert.ok((tokens?.data.length ?? 0) > 0);
    const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [at(document, '{{ Time', 4)],
    );
    const grown: string[] = [];
    for (let each = selection; each !== undefined; each = each.parent)
      grown.push(document.getText(each.range));
    assert.ok(grown.includes('{{ Time }}'));
    assert.ok(grown.some((text) => text.startsWith('- name: wait')));
  });

  it('lays the document out, and writes it as text and as a map, in the template', async () => {
    const document = await shown(template.replace(' !Sub', ''));
    await applied(document, 'schemaVersion', 'Format This SSM Document');
    assert.match(document.getText(), /^ {8}schemaVersion: "0\.3"$/m);
    assert.match(document.getText(), /^ {16}def main\(event, context\):$/m);
    await applied(document, 'schemaVersion', 'Write the Content as Text');
    assert.match(document.getText(), /Content: \|\n {8}\{\n {10}"schemaVersion": "0\.3"/);
    await applied(document, 'schemaVersion', 'Write the Content as a Map');
    assert.match(document.getText(), /Content:\n {8}schemaVersion: "0\.3"\n/);
  });

  it('opens a script as a file, and writes it back into the template', async () => {
    const document = await shown(template);
    const [lens] = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      10,
    );
    assert.ok(lens?.command?.arguments);
    await vscode.commands.executeCommand(
      lens.command.command,
      ...(lens.command.arguments as readonly unknown[]),
    );
    const script = await eventually(vscode.window.onDidChangeActiveTextEditor, () => {
      const active = vscode.window.activeTextEditor?.document;
      return active?.uri.scheme === 'ssm-script' ? active : undefined;
    });
    assert.equal(script.languageId, 'python');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(script.uri, at(script, 'return'), 'x = 1\n  ');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.ok(await script.save());
    assert.match(document.getText(), /^ {16}def main.*\n {18}x = 1\n {18}return "\$\{AWS::Region\}"\n$/m);
  });

  it('leaves other YAML files alone', async () => {
    const document = await shown('a: b\n');
    assert.deepEqual(await actionsAt(document, new vscode.Position(0, 0)), []);
    const tokens = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      document.uri,
    );
    assert.equal(tokens, undefined);
  });
});
