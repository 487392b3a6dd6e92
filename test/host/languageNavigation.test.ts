import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ask, at, awake, hoverText, isFilled, opened } from './support/documents.ts';

const runbook = `schemaVersion: "0.3"
parameters:
  Id:
    type: String
    default: i-0
mainSteps:
  # how it is
  # found
  - name: find
    action: aws:executeAwsApi
    inputs: { Service: ec2, Api: DescribeInstances, InstanceIds: ["{{ Id }}"] }
    outputs:
      - Name: State
        Selector: $.Reservations[0].Instances[0].State.Name
  - name: tell
    action: aws:runCommand
    inputs:
      DocumentName: AWS-RunShellScript
      InstanceIds: ["{{ Id }}"]
      Parameters:
        commands: ["echo {{ find.State }}"]
    onFailure: step:find
`;

async function renamed(
  document: vscode.TextDocument,
  position: vscode.Position,
  name: string,
): Promise<void> {
  const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    position,
    name,
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('navigation of documents in its host', () => {
  awake();

  it('goes from a reference to what declares it', async () => {
    const document = await opened(runbook);
    const links = await ask<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      isFilled,
      document.uri,
      at(document, 'find.State', 6),
    );
    const [link] = links;
    assert.ok(link?.targetSelectionRange);
    assert.equal(document.getText(link.targetSelectionRange), 'State');
    assert.equal(link.targetSelectionRange.start.line, 12);
  });

  it('finds and lights up every use of a step', async () => {
    const document = await opened(runbook);
    const position = at(document, 'name: find', 7);
    const found = await ask<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      isFilled,
      document.uri,
      position,
    );
    assert.deepEqual(
      found.map(({ range }) => range.start.line),
      [8, 20, 21],
    );
    const lit = await ask<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      isFilled,
      document.uri,
      position,
    );
    assert.deepEqual(
      lit.map(({ kind }) => kind),
      [
        vscode.DocumentHighlightKind.Write,
        vscode.DocumentHighlightKind.Read,
        vscode.DocumentHighlightKind.Read,
      ],
    );
  });

  it('renames a step and a parameter wherever they are named', async () => {
    const document = await opened(runbook);
    await renamed(document, at(document, 'step:find', 6), 'search');
    await renamed(document, at(document, '{{ Id', 4), 'InstanceId');
    const expected = runbook
      .replace(/\bfind\b(?=\n {4}action|\.State|\n$)/g, 'search')
      .replace(/\bId\b/g, 'InstanceId');
    assert.equal(document.getText(), expected);
  });

  it('renames in JSON as well', async () => {
    const json =
      '{"schemaVersion": "0.3", "assumeRole": "\\t{{ Role }}", "parameters": {"Role": {"type": "String"}}}';
    const document = await opened(json, 'ssm-json');
    await renamed(document, at(document, 'Role }}', 2), 'Acting');
    assert.equal(document.getText(), json.replace(/\bRole\b/g, 'Acting'));
  });

  it('says why a name cannot be changed', async () => {
    const document = await opened(runbook);
    const asked = (position: vscode.Position, name: string): Thenable<unknown> =>
      vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, position, name);
    await assert.rejects(async () => asked(at(document, 'name: find', 7), 'tell'), /already a step 'tell'/);
    await assert.rejects(
      async () =>
        vscode.commands.executeCommand('vscode.prepareRename', document.uri, at(document, 'Service')),
      /no name here/,
    );
  });

  it('describes declarations', async () => {
    const document = await opened(runbook);
    const text = await hoverText(document, at(document, '  Id:', 3));
    assert.match(text, /parameter, String[^]*i-0[^]*used 2 times/);
  });
});

describe('the structure of documents in its host', () => {
  it('folds sections, steps and comments', async () => {
    const document = await opened(runbook);
    const ranges = await ask<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      isFilled,
      document.uri,
    );
    const folded = ranges.map(({ start, end }) => `${String(start)}-${String(end)}`);
    for (const expected of ['1-4', '5-21', '6-7', '8-13', '14-21'])
      assert.ok(folded.includes(expected), folded.join());
    assert.equal(ranges.find(({ start }) => start === 6)?.kind, vscode.FoldingRangeKind.Comment);
  });

  it('grows a selection from the word to the document', async () => {
    const document = await opened(runbook);
    const [range] = await ask<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      isFilled,
      document.uri,
      [at(document, 'find.State', 2)],
    );
    const texts: string[] = [];
    for (let next = range; next !== undefined; next = next.parent) texts.push(document.getText(next.range));
    for (const expected of ['find', '{{ find.State }}', 'echo {{ find.State }}', runbook])
      assert.ok(texts.includes(expected), expected);
  });

  it('links to documents that AWS owns', async () => {
    const document = await opened(runbook);
    const links = await ask<vscode.DocumentLink[]>('vscode.executeLinkProvider', isFilled, document.uri);
    const link = links.find(({ range }) => document.getText(range) === 'AWS-RunShellScript');
    assert.match(String(link?.target), /^https:\/\/console\.aws\.amazon\.com\/.*AWS-RunShellScript/);
  });

  it('colours names', async () => {
    const document = await opened(runbook);
    const legend = await ask<vscode.SemanticTokensLegend | undefined>(
      'vscode.provideDocumentSemanticTokensLegend',
      (answer) => answer !== undefined,
      document.uri,
    );
    const tokens = await ask<vscode.SemanticTokens | undefined>(
      'vscode.provideDocumentSemanticTokens',
      (answer) => (answer?.data.length ?? 0) > 0,
      document.uri,
    );
    assert.ok(legend !== undefined && tokens !== undefined);
    const types = Array.from(
      { length: tokens.data.length / 5 },
      (_, index) => legend.tokenTypes[tokens.data[index * 5 + 3] ?? -1],
    );
    assert.deepEqual(types, [
      'parameter',
      'function',
      'parameter',
      'property',
      'function',
      'parameter',
      'function',
      'property',
      'function',
    ]);
  });

  it('shows defaults between the lines only when that is asked for', async () => {
    const document = await opened(runbook);
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = async (isThere: (answer: vscode.InlayHint[]) => boolean): Promise<readonly string[]> => {
      const answer = await ask<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        isThere,
        document.uri,
        range,
      );
      return answer.map(({ label }) =>
        typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
      );
    };
    const settings = vscode.workspace.getConfiguration('ssmWorkbench.language.inlayHints');
    assert.deepEqual(await hints(() => true), []);
    await settings.update('defaults', true, vscode.ConfigurationTarget.Global);
    try {
      assert.ok((await hints(isFilled)).includes(' = i-0'));
    } finally {
      await settings.update('defaults', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
