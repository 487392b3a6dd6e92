import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { parse, stringify } from 'yaml';
import { ask, awake, hoverText, isFilled, opened } from './support/documents.ts';

const runbook = `schemaVersion: "0.3"
parameters:
  Node:
    type: String
variables:
  count:
    type: Integer
    default: 0
mainSteps:
  - name: find
    action: aws:executeAwsApi
    nextStep: add
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds: ["{{ Node }}"]
    outputs:
      - Name: State
        Selector: $.Reservations[0].Instances[0].State.Name
        Type: String
  - name: add
    action: aws:updateVariable
    inputs:
      Name: variable:count
      Value: 1
  - name: tell
    action: aws:runCommand
    onFailure: step:find
    inputs:
      DocumentName: AWS-RunShellScript
      InstanceIds: ["{{Node}}"]
      Parameters:
        commands:
          - echo "{{ Node }} is {{ find.State }} after {{ variable:count }}"
outputs:
  - find.State
`;

/** What is renamed: where it is declared and a place that uses it, so many units before the end of the text. */
interface Named {
  readonly kind: string;
  readonly declared: string;
  readonly used: string;
  readonly old: string;
  readonly uses: number;
  /** The renamed text from the old one. */
  readonly expected: (text: string) => string;
}

const names: readonly Named[] = [
  {
    kind: 'parameter',
    ...{ declared: '  Node', used: 'echo "{{ Node', old: 'Node', uses: 4 },
    expected: (text) => text.replace(/\bNode\b/g, 'renamed'),
  },
  {
    kind: 'step',
    ...{ declared: 'name: find', used: 'step:find', old: 'find', uses: 4 },
    expected: (text) => text.replace(/\bfind\b/g, 'renamed'),
  },
  {
    kind: 'output',
    ...{ declared: 'Name: State', used: 'is {{ find.State', old: 'State', uses: 3 },
    expected: (text) => text.replace(/(?<=Name(?:: |": ")|find\.)State\b/g, 'renamed'),
  },
  {
    kind: 'variable',
    ...{ declared: '  count', used: 'after {{ variable:count', old: 'count', uses: 3 },
    expected: (text) => text.replace(/\bcount\b/g, 'renamed'),
  },
];

/** The end of the text's last word. */
function endOf(document: vscode.TextDocument, text: string): vscode.Position {
  const index = document.getText().indexOf(text);
  assert.ok(index >= 0, `there is no ${text}`);
  return document.positionAt(index + text.length - 1);
}

async function renamed(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const edit = await ask<vscode.WorkspaceEdit | undefined>(
    'vscode.executeDocumentRenameProvider',
    (answer) => (answer?.size ?? 0) > 0,
    document.uri,
    position,
    'renamed',
  );
  assert.ok(edit && (await vscode.workspace.applyEdit(edit)));
  return document.getText();
}

describe('names of documents in their host', () => {
  awake();

  for (const { kind, declared, used, old, uses, expected } of names) {
    it(`renames a ${kind} from where it is declared and from a text that uses it`, async () => {
      for (const from of [declared, used]) {
        const document = await opened(runbook);
        assert.equal(await renamed(document, endOf(document, from)), expected(runbook), from);
      }
    });

    it(`renames a ${kind} in JSON`, async () => {
      const json = JSON.stringify(parse(runbook), undefined, 2);
      const document = await opened(json, 'ssm-json');
      const place = used.slice(Math.max(0, used.lastIndexOf('{{')));
      assert.equal(await renamed(document, endOf(document, place)), expected(json));
    });

    it(`goes from a ${kind} to its declaration, and finds it wherever it is used`, async () => {
      const document = await opened(runbook);
      const links = await ask<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        isFilled,
        document.uri,
        endOf(document, used),
      );
      const target = links[0]?.targetSelectionRange;
      assert.ok(target);
      assert.equal(document.getText(target), old);
      assert.ok(target.contains(endOf(document, declared)));
      const found = await ask<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        isFilled,
        document.uri,
        endOf(document, declared),
      );
      assert.equal(found.length, uses);
      assert.deepEqual([...new Set(found.map(({ range }) => document.getText(range)))], [old]);
    });

    it(`says what a ${kind} is, where it is used`, async () => {
      const document = await opened(runbook);
      assert.match(await hoverText(document, endOf(document, used)), new RegExp(kind));
    });
  }

  it('says what actions, keys and system variables are', async () => {
    const document = await opened(runbook.replace('"{{Node}}"', '"{{ global:REGION }}"'));
    for (const [place, said] of [
      ['aws:runCommand', /Command/],
      ['onFailure', /fail/],
      ['global:REGION', /[Rr]egion/],
    ] as const)
      assert.match(await hoverText(document, endOf(document, place)), said);
  });
});

describe('the structure of JSON documents in its host', () => {
  awake();
  const json = `${JSON.stringify(parse(runbook), undefined, 2)}\n`;

  it('outlines, folds and selects', async () => {
    const document = await opened(json, 'ssm-json');
    const symbols = await ask<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      isFilled,
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Node', 'count', 'find', 'add', 'tell'],
    );
    const folded = await ask<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      isFilled,
      document.uri,
    );
    const steps = document.positionAt(json.indexOf('"mainSteps"')).line;
    assert.ok(folded.some(({ start }) => start === steps));
    const [selection] = await ask<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      isFilled,
      document.uri,
      [endOf(document, '{{ find.State')],
    );
    const texts: string[] = [];
    for (let next = selection; next !== undefined; next = next.parent)
      texts.push(document.getText(next.range));
    assert.ok(texts.includes('{{ find.State }}') && texts.length > 4, texts.join('\n'));
  });

  it('formats, keeping what the document says', async () => {
    const document = await opened(JSON.stringify(parse(runbook)), 'ssm-json');
    const edits = await ask<vscode.TextEdit[]>(
      'vscode.executeFormatDocumentProvider',
      isFilled,
      document.uri,
      { tabSize: 2, insertSpaces: true },
    );
    const change = new vscode.WorkspaceEdit();
    change.set(document.uri, edits);
    assert.ok(await vscode.workspace.applyEdit(change));
    assert.equal(`${document.getText()}\n`, json);
    assert.equal(stringify(parse(document.getText())), stringify(parse(runbook)));
  });
});
