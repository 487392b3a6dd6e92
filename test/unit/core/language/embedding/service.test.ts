import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Problem } from '../../../../../src/core/language/lsp.ts';
import { LineMap, type Format } from '../../../../../src/core/language/text.ts';
import { applyEdits, diagnose, documentOf, marked, service } from '../../../../support/documents.ts';

const content = `schemaVersion: "0.3"
parameters:
  InstanceId:
    type: String
mainSteps:
  - name: stop
    action: aws:chnageInstanceState
    inputs:
      InstanceIds: ["{{ InstanceId }}"]
      DesiredState: stopped`;

function indented(text: string, by: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

function template(contentLines: string, properties = 'DocumentType: Automation'): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Bucket:
    Type: AWS::S3::Bucket
  Runbook:
    Type: AWS::SSM::Document
    Properties:
      ${properties}
      Content:${contentLines}
Outputs:
  Name:
    Value: !Ref Runbook
`;
}

const asMap = template(`\n${indented(content, 8)}`);
const asBlock = template(
  ` |\n${indented(content, 8)}`,
  'DocumentType: Automation\n      DocumentFormat: YAML',
);
const asSub = template(
  ` !Sub |\n${indented(content, 10)}`,
  'DocumentType: Automation\n      DocumentFormat: YAML',
);
const asFnSub = template(
  `\n        Fn::Sub: |\n${indented(content, 10)}`,
  'DocumentType: Automation\n      DocumentFormat: YAML',
);
const asJsonMap = JSON.stringify(
  {
    Resources: {
      Runbook: {
        Type: 'AWS::SSM::Document',
        Properties: {
          DocumentType: 'Automation',
          Content: {
            schemaVersion: '0.3',
            parameters: { InstanceId: { type: 'String' } },
            mainSteps: [
              {
                name: 'stop',
                action: 'aws:chnageInstanceState',
                inputs: { InstanceIds: ['{{ InstanceId }}'], DesiredState: 'stopped' },
              },
            ],
          },
        },
      },
    },
  },
  undefined,
  2,
);
const asJsonText = JSON.stringify({
  Resources: {
    Runbook: {
      Type: 'AWS::SSM::Document',
      Properties: { DocumentType: 'Automation', DocumentFormat: 'YAML', Content: content },
    },
  },
});
const quotedJson = JSON.stringify({
  schemaVersion: '0.3',
  mainSteps: [
    {
      name: 'stop',
      action: 'aws:chnageInstanceState',
      inputs: { InstanceIds: ['i-1'], DesiredState: 'stopped' },
    },
  ],
});
const asQuotedJson = template(` '${quotedJson}'`);

const forms: readonly (readonly [name: string, text: string, format: Format])[] = [
  ['a map', asMap, 'yaml'],
  ['a block of YAML', asBlock, 'yaml'],
  ['a block in !Sub', asSub, 'yaml'],
  ['a block in Fn::Sub', asFnSub, 'yaml'],
  ['a map with CRLF', asMap.replaceAll('\n', '\r\n'), 'yaml'],
  ['a block with CRLF', asBlock.replaceAll('\n', '\r\n'), 'yaml'],
  ['a map in JSON', asJsonMap, 'json'],
  ['a JSON string of YAML', asJsonText, 'json'],
  ['JSON in single quotes', asQuotedJson, 'yaml'],
];

function spanned(text: string, { range, code }: Problem): string {
  const lines = new LineMap(text);
  return `${code} ${text.slice(lines.offset(range.start), lines.offset(range.end))}`;
}

for (const [name, text, format] of forms) {
  test(`${name}: a mistake is told where it stands in the template, and its fix is written there`, () => {
    const problems = diagnose(text, format);
    assert.deepEqual(
      problems.map((problem) => spanned(text, problem).replaceAll('"', '')),
      ['unknown-action aws:chnageInstanceState'],
    );
    const fixed = applyEdits(text, problems[0]?.fixes[0]?.edits ?? []);
    assert.equal(fixed, text.replace('chnage', 'change'));
    assert.deepEqual(diagnose(fixed, format), []);
  });
}

for (const [name, text, format] of forms.filter(([, text]) => text.includes('{{ InstanceId }}'))) {
  test(`${name}: from a reference to the declaration and back, and a hover between`, () => {
    const document = documentOf(text, format);
    const lines = new LineMap(text);
    const position = lines.position(text.indexOf('{{ InstanceId }}') + 4);
    const [link] = service.definition(document, position);
    assert.ok(link);
    const target = lines.offset(link.targetSelectionRange.start);
    assert.match(text.slice(target, target + 11), /^"?InstanceId/);
    assert.equal(link.targetUri, document.uri);
    const references = service.references(document, position, { includeDeclaration: true });
    assert.equal(references.length, 2);
    assert.ok(references.every(({ uri }) => uri === document.uri));
    const hover = service.hover(document, position);
    assert.match(hover?.contents ?? '', /InstanceId/);
    const edits = service.rename(document, position, 'Target');
    assert.ok(!('refused' in edits));
    assert.equal(
      applyEdits(text, edits),
      text.replaceAll('InstanceId ', 'Target ').replace(/InstanceId(?=\\?"?:)/, 'Target'),
    );
  });
}

test('completions stand in the template', () => {
  const { text, position } = marked(asMap.replace('aws:chnageInstanceState', 'aws:slee‸'));
  const items = service.complete(documentOf(text), position);
  const item = items.find(({ label }) => label === 'aws:sleep');
  assert.equal(item?.textEdit.range.start.line, position.line);
  assert.ok(item.textEdit.range.start.character <= position.character);
});

test('the outline has the resources, with the steps of their documents', () => {
  const [resource, ...others] = service.symbols(documentOf(asBlock));
  assert.equal(resource?.name, 'Runbook');
  assert.equal(others.length, 0);
  assert.match(JSON.stringify(resource.children), /"stop"/);
});

test('outside of the documents nothing is said', () => {
  const document = documentOf(asMap);
  const position = new LineMap(asMap).position(asMap.indexOf('AWS::S3'));
  assert.equal(service.hover(document, position), undefined);
  assert.deepEqual(service.complete(document, position), []);
  assert.ok('refused' in service.prepareRename(document, position));
});

test('several documents in one template', () => {
  const second = asMap
    .slice(asMap.indexOf('  Runbook:'), asMap.indexOf('Outputs:'))
    .replace('Runbook', 'Second');
  const text = asMap.replace('Outputs:', `${second}Outputs:`);
  assert.equal(diagnose(text).length, 2);
  assert.equal(service.symbols(documentOf(text)).length, 2);
});

test("CloudFormation's functions may be any value", () => {
  const good = content.replace('chnage', 'change');
  const text = template(
    `\n${indented(
      good
        .replace('["{{ InstanceId }}"]', '\n        - !Ref Machine\n        - !Sub "{{ InstanceId }}"')
        .replace('stopped', '!If [Stop, stopped, running]')
        .replace('type: String', 'type: !Sub "${Kind}"'),
      8,
    )}`,
  );
  assert.deepEqual(diagnose(text), []);
});

test('a text that is filled in may be any value', () => {
  const text = asSub.replace('chnage', 'change').replace('DesiredState: stopped', 'DesiredState: ${State}');
  assert.deepEqual(diagnose(text), []);
});

test('what is computed as a whole is left alone', () => {
  for (const value of [
    ' !Ref Text',
    ' !GetAtt A.B',
    '\n        Fn::ImportValue: x',
    ' !Join ["", [!Ref A]]',
    '\n        Fn::Transform: { Name: AWS::Include, Parameters: { Location: x } }',
    '',
    ' x',
  ]) {
    assert.deepEqual(
      diagnose(template(value)).filter(({ severity }) => severity === 1 && value !== ' x'),
      [],
      value,
    );
  }
});

test('a form mistake in a document is told, in a map of JSON by the editor', () => {
  const codes = (text: string, format: Format = 'yaml'): readonly string[] =>
    diagnose(text, format).map((problem) => spanned(text, problem));
  const broken = template(`\n${indented('schemaVersion: "0.3"\nmainSteps: [', 8)}`);
  assert.deepEqual(codes(broken), ['yaml-syntax [']);
  assert.deepEqual(codes(asMap.replace('["{{ InstanceId }}"]', '{{ InstanceId }}')), [
    'unquoted-reference {{ InstanceId }}',
  ]);
  const text = template(' |\n        {"schemaVersion": "0.3",}');
  assert.deepEqual(codes(text), ['json-syntax ,']);
  assert.deepEqual(codes(asJsonMap.replace('"mainSteps": [', '"mainSteps": [,'), 'json'), []);
});

test('a form mistake elsewhere in a template is not ours, and hides nothing', () => {
  const text = asMap.replace('Type: AWS::S3::Bucket', 'Type: "AWS::S3::Bucket');
  assert.deepEqual(
    diagnose(text).map((problem) => spanned(text, problem)),
    ['unknown-action aws:chnageInstanceState'],
  );
  const cut = asMap.slice(0, asMap.indexOf('Outputs:') + 4);
  assert.deepEqual(
    diagnose(cut).map(({ code }) => code),
    ['unknown-action'],
  );
});

test('DocumentType, DocumentFormat and Name are checked against the content and the service', () => {
  const good = `\n${indented(content.replace('chnage', 'change'), 8)}`;
  const codes = (text: string): readonly string[] => diagnose(text).map((problem) => spanned(text, problem));
  assert.deepEqual(codes(template(good, 'DocumentType: Command')), ['template-type Command']);
  assert.deepEqual(codes(template(good, 'UpdateMethod: NewVersion')), ['template-type Runbook']);
  assert.deepEqual(codes(template(good, 'DocumentType: !Ref Kind')), []);
  assert.deepEqual(codes(template(good, 'DocumentType: Automation\n      Name: AWS-Mine')), [
    'template-name AWS-Mine',
  ]);
  assert.deepEqual(codes(template(good, 'DocumentType: Automation\n      Name: a b')), ['template-name a b']);
  const requires =
    'DocumentType: Automation\n      Requires: [{ Name: a b }, { Name: !Ref Other }, { Name: Mine }]';
  assert.deepEqual(codes(template(good, requires)), ['template-name a b']);
  assert.deepEqual(codes(template(good, 'DocumentType: Automation\n      Name: !Sub "${A}-b"')), []);
  const block = asBlock.replace('chnage', 'change');
  assert.deepEqual(codes(block.replace('DocumentFormat: YAML', 'UpdateMethod: Replace')), [
    'template-format Runbook',
  ]);
});

test('contents of other types are left alone', () => {
  for (const type of ['ApplicationConfiguration', 'CloudFormation']) {
    assert.deepEqual(diagnose(template('\n        a: 1', `DocumentType: ${type}`)), []);
  }
  const calendar = template(
    ' |\n        BEGIN:VCALENDAR',
    'DocumentType: ChangeCalendar\n      DocumentFormat: TEXT',
  );
  assert.deepEqual(diagnose(calendar), []);
});

test("a text of another tool's is served only where it is a template", () => {
  const within = (text: string) => ({ ...documentOf(text), within: 'template' }) as const;
  assert.deepEqual(service.diagnose(within('a: [')), []);
  assert.deepEqual(service.diagnose(within(content)), []);
  assert.equal(service.diagnose(within(asMap)).length, 1);
});

test('a document that speaks of templates is a document', () => {
  const text = content.replace('stopped', 'AWS::SSM::Document');
  assert.ok(diagnose(text).some(({ code }) => code === 'unknown-action'));
});

test('comments in the content change what is told of it', () => {
  const text = asMap.replace(
    '          action',
    '          # ssm-ignore-next-line unknown-action\n          action',
  );
  assert.deepEqual(
    diagnose(
      text.replace(/^ +(?=# ssm)/m, '            ').replace('\n          action', '\n            action'),
    ),
    [],
  );
});
