import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ask, at, awake, isFilled } from './support/documents.ts';
import { eventually } from './support/eventually.ts';

const runbook = `schemaVersion: "0.3"
mainSteps:
  - name: compute
    action: aws:executeScript
    inputs:
      Runtime: python3.11
      Handler: main
      Script: |-
        def main(event, context):
          return 1
      Attachment: linked.zip
  - name: list
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunPowerShellScript
      Parameters:
        commands: |
          Get-Process
`;

const inJson = `{
  "schemaVersion": "2.2",
  "mainSteps": [
    {
      "name": "run",
      "action": "aws:runShellScript",
      "inputs": { "runCommand": ["set -e", "date"] }
    }
  ]
}
`;

async function shown(language: string, content: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  return vscode.window.showTextDocument(document);
}

/** Asks the editor for a block comment around a line, which it writes as the language there has it. */
async function commented(editor: vscode.TextEditor, line: string): Promise<string> {
  const start = at(editor.document, line, 0);
  editor.selection = new vscode.Selection(start, start.translate(0, line.length));
  await vscode.commands.executeCommand('editor.action.blockComment');
  return editor.document.lineAt(start.line).text.trim();
}

describe('scripts in documents in their host', () => {
  awake();

  it('are of their own language to the editor: PowerShell and Python', async () => {
    for (const [language, line, comment] of [
      ['powershell', 'Get-Process', '<# Get-Process #>'],
      ['python', 'return 1', '""" return 1 """'],
    ] as const) {
      // The editor reads how a language writes comments once a document of it was shown.
      await shown(language, line);
      const editor = await shown('ssm-yaml', runbook);
      let written = await commented(editor, line);
      for (let attempt = 0; attempt < 50 && written === line; attempt += 1)
        written = await commented(editor, line);
      assert.equal(written, comment);
    }
  });

  it('in JSON are opened as files too, and are written back into their lines', async () => {
    const { document } = await shown('ssm-json', inJson);
    await vscode.commands.executeCommand(
      'ssmWorkbench.language.openScript',
      document.uri.toString(),
      'run/runCommand',
    );
    const { document: script } = await eventually(vscode.window.onDidChangeActiveTextEditor, () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.scheme === 'ssm-script' ? active : undefined;
    });
    assert.equal(script.languageId, 'shellscript');
    assert.equal(script.getText(), 'set -e\ndate\n');
    const change = new vscode.WorkspaceEdit();
    change.insert(script.uri, new vscode.Position(1, 0), 'echo "it is"\n');
    assert.ok(await vscode.workspace.applyEdit(change));
    assert.ok(await script.save());
    assert.equal(document.getText(), inJson.replace('"date"', String.raw`"echo \"it is\"", "date"`));
  });

  it('are offered as files by a code action where the cursor is in one', async () => {
    const { document } = await shown('ssm-yaml', runbook);
    const position = at(document, 'return 1');
    const actions = await ask<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      isFilled,
      document.uri,
      new vscode.Range(position, position),
      vscode.CodeActionKind.Refactor.value,
    );
    assert.ok(actions.some(({ title }) => title === 'Open Script as File'));
  });

  it('attached as a file beside the document are linked when there is one', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    assert.ok(folder);
    const [document, attached] = ['linking.ssm.yaml', 'linked.zip'].map((name) =>
      vscode.Uri.joinPath(folder, name),
    );
    assert.ok(document && attached);
    try {
      await vscode.workspace.fs.writeFile(document, new TextEncoder().encode(runbook));
      const opened = await vscode.workspace.openTextDocument(document);
      const targets = async (): Promise<readonly string[]> => {
        const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', isFilled, opened.uri);
        return links.map(({ range, target }) => `${opened.getText(range)} ${target?.path ?? ''}`);
      };
      assert.equal((await targets()).filter((link) => link.startsWith('linked.zip')).length, 0);
      await vscode.workspace.fs.writeFile(attached, new Uint8Array([0]));
      assert.ok((await targets()).includes(`linked.zip ${attached.path}`));
    } finally {
      for (const uri of [document, attached]) await vscode.workspace.fs.delete(uri);
    }
  });
});
