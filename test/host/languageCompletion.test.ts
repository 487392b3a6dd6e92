import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { ask, awake, openedAt } from './support/documents.ts';

const head = `schemaVersion: "0.3"
parameters:
  InstanceId:
    type: String
  Names:
    type: StringList
variables:
  count:
    type: Integer
mainSteps:
  - name: find
    action: aws:executeAwsApi
    inputs:
      Service: ec2
      Api: DescribeInstances
    outputs:
      - Name: State
        Selector: $.x
        Type: String
`;

function step(...lines: readonly string[]): string {
  return `${head}  - name: last\n    action: ${lines.map((line) => `${line}\n`).join('    ')}`;
}

async function itemsAt(marked: string, language?: string): Promise<readonly vscode.CompletionItem[]> {
  const { document, position } = await openedAt(marked, language);
  const list = await ask<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    ({ items }) => items.some((item) => item.kind !== vscode.CompletionItemKind.Text),
    document.uri,
    position,
  );
  return list.items.filter((item) => item.kind !== vscode.CompletionItemKind.Text);
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

interface Place {
  readonly what: string;
  readonly text: string;
  readonly offered: readonly string[];
  readonly absent?: readonly string[];
  readonly language?: string;
}

const loop = `${head}  - name: each
    action: aws:loop
    inputs:
      Iterators: "{{ Names }}"
      Steps:
        - name: inside
          action: aws:sleep
          inputs:
            Duration: "{{ ‸
`;

const command = `schemaVersion: "2.2"
mainSteps:
  - name: a
    action: aws:runShellScript
    precondition:
      StringEquals:
        - ‸
`;

const places: readonly Place[] = [
  { what: 'keys of the document', text: 'schemaVersion: "0.3"\n‸', offered: ['mainSteps', 'assumeRole'] },
  {
    what: 'keys of another type of document',
    text: 'schemaVersion: "1.0"\n‸',
    offered: ['sessionType'],
    absent: ['mainSteps'],
  },
  {
    what: 'keys of a step',
    text: step('aws:sleep', '‸'),
    offered: ['onFailure', 'timeoutSeconds', 'nextStep'],
  },
  {
    what: 'keys of a parameter',
    text: 'schemaVersion: "0.3"\nparameters:\n  Id:\n    ‸\n',
    offered: ['type', 'allowedPattern'],
  },
  {
    what: 'versions',
    text: command.replace('"2.2"', '‸').replace('‸\n  ', 'x\n  '),
    offered: ['2.2', '2.0'],
  },
  { what: 'actions', text: step('‸'), offered: ['aws:executeScript', 'aws:approve', 'aws:loop'] },
  {
    what: 'plugins',
    text: 'schemaVersion: "2.2"\nmainSteps:\n  - name: a\n    action: ‸\n',
    offered: ['aws:runShellScript', 'aws:downloadContent'],
    absent: ['aws:approve'],
  },
  { what: 'inputs', text: step('aws:sleep', 'inputs:', '  ‸'), offered: ['Duration', 'Timestamp'] },
  {
    what: 'values of an input',
    text: step('aws:changeInstanceState', 'inputs:', '  DesiredState: ‸'),
    offered: ['running', 'stopped', 'terminated'],
  },
  { what: 'steps at nextStep', text: step('aws:sleep', 'nextStep: ‸'), offered: ['find'] },
  { what: 'steps at onFailure', text: step('aws:sleep', 'onFailure: ‸'), offered: ['Abort', 'step:find'] },
  { what: 'steps at onCancel', text: step('aws:sleep', 'onCancel: ‸'), offered: ['step:find'] },
  {
    what: 'steps at a choice',
    text: step('aws:branch', 'inputs:', '  Choices:', '    - NextStep: ‸'),
    offered: ['find'],
  },
  { what: 'steps at Default', text: step('aws:branch', 'inputs:', '  Default: ‸'), offered: ['find'] },
  {
    what: 'all that can stand in a reference',
    text: step('aws:sleep', 'inputs:', '  Duration: "{{ ‸ }}"'),
    offered: ['InstanceId', 'variable:count', 'find.State', 'global:REGION', 'automation:EXECUTION_ID'],
    absent: ['ssm:'],
  },
  {
    what: 'outputs that an action has by itself',
    text: `${head}  - name: run\n    action: aws:runCommand\n    inputs:\n      DocumentName: AWS-RunShellScript\n  - name: last\n    action: aws:sleep\n    inputs:\n      Duration: "{{ ‸ }}"\n`,
    offered: ['run.CommandId', 'run.Output'],
  },
  { what: 'values of a loop', text: loop, offered: ['each.CurrentIteratorValue', 'each.CurrentIteration'] },
  { what: 'services', text: step('aws:executeAwsApi', 'inputs:', '  Service: ‸'), offered: ['ec2', 'rds'] },
  {
    what: 'operations',
    text: step('aws:executeAwsApi', 'inputs:', '  Service: rds', '  Api: ‸'),
    offered: ['DescribeDBInstances'],
    absent: ['DescribeInstances'],
  },
  {
    what: 'fields of a request',
    text: step('aws:executeAwsApi', 'inputs:', '  Service: ec2', '  Api: StartInstances', '  ‸'),
    offered: ['InstanceIds'],
  },
  {
    what: 'documents of AWS',
    text: step('aws:runCommand', 'inputs:', '  DocumentName: ‸'),
    offered: ['AWS-RunShellScript', 'AWS-RunPatchBaseline'],
    absent: ['AWS-CreateSnapshot'],
  },
  {
    what: 'parameters of a document of AWS',
    text: step('aws:runCommand', 'inputs:', '  DocumentName: AWS-RunPatchBaseline', '  Parameters:', '    ‸'),
    offered: ['Operation'],
  },
  {
    what: 'runtimes',
    text: step('aws:executeScript', 'inputs:', '  Runtime: ‸'),
    offered: ['python3.11', 'PowerShell 7.4'],
  },
  {
    what: 'beginnings of a selector',
    text: head.replace('Selector: $.x', 'Selector: ‸'),
    offered: ['$', '$.Reservations'],
  },
  { what: 'platforms', text: command, offered: ['platformType', 'Linux', 'MacOS'] },
  {
    what: 'session types',
    text: 'schemaVersion: "1.0"\nsessionType: ‸\n',
    offered: ['Port', 'InteractiveCommands', 'NonInteractiveCommands', 'Standard_Stream'],
  },
  {
    what: 'actions in JSON',
    text: '{"schemaVersion": "0.3", "mainSteps": [{"name": "a", "action": "‸"}]}',
    offered: ['aws:sleep', 'aws:approve'],
    language: 'ssm-json',
  },
  {
    what: 'references in JSON',
    text: '{"schemaVersion": "0.3", "parameters": {"P": {"type": "String"}}, "mainSteps": [{"name": "a", "action": "aws:sleep", "inputs": {"Duration": "{{ ‸ }}"}}]}',
    offered: ['P', 'global:REGION'],
    language: 'ssm-json',
  },
];

describe('completion in its host', () => {
  awake();

  for (const { what, text, offered, absent = [], language } of places) {
    it(`offers ${what}`, async () => {
      const labels = (await itemsAt(text, language)).map(labelOf);
      for (const label of offered) assert.ok(labels.includes(label), `no ${label} among ${labels.join()}`);
      for (const label of absent) assert.ok(!labels.includes(label), label);
    });
  }

  it('offers whole documents of every type in an empty file, as snippets', async () => {
    const snippets = (await itemsAt('‸')).filter(
      ({ insertText }) => insertText instanceof vscode.SnippetString,
    );
    const texts = snippets.map(({ insertText }) =>
      insertText instanceof vscode.SnippetString ? insertText.value : '',
    );
    for (const sign of [
      /schemaVersion: "0\.3"[^]*mainSteps/,
      /schemaVersion: "2\.2"[^]*mainSteps/,
      /sessionType: Port/,
      /sessionType: InteractiveCommands/,
      /executableRunBooks/,
      /packages:/,
      /aws:softwareInventory/,
    ])
      assert.ok(
        texts.some((text) => sign.test(text)),
        `${String(sign)} is not in ${snippets.map(labelOf).join()}`,
      );
  });

  it('offers whole steps as snippets with tab stops', async () => {
    const items = await itemsAt(`${head}  ‸`);
    const item = items.find((each) => labelOf(each) === 'aws:changeInstanceState');
    assert.ok(item?.insertText instanceof vscode.SnippetString);
    assert.match(item.insertText.value, /name: \$\{1:/);
    assert.match(item.insertText.value, /DesiredState: \$\{\d+\|/);
  });

  it('puts a step into the document as the editor takes it', async () => {
    const { document, position } = await openedAt(`${head}  ‸`);
    const editor = await vscode.window.showTextDocument(document);
    const items = await ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      (list) => list.items.some((each) => labelOf(each) === 'aws:sleep'),
      document.uri,
      position,
    );
    const item = items.items.find((each) => labelOf(each) === 'aws:sleep');
    assert.ok(item?.insertText instanceof vscode.SnippetString && item.range instanceof vscode.Range);
    await editor.insertSnippet(item.insertText, item.range);
    assert.match(document.getText(), /\n {2}- name: \w+\n {4}action: aws:sleep\n {4}inputs:\n {6}Duration: /);
  });
});
