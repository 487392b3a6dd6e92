import { test } from 'node:test';
import assert from 'node:assert/strict';
import { applyEdits, documentOf, service } from '../../../../support/documents.ts';
import type { Format } from '../../../../../src/core/language/text.ts';

function template(content: string): string {
  return `Resources:
  Bucket:
    Type: AWS::S3::Bucket
  Run:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      DocumentFormat: YAML
      Content:${content}
Outputs: {}
`;
}

const asMap = template(`
        schemaVersion: "0.3"
        mainSteps:
          - name: compute
            action: aws:executeScript
            inputs:
              Runtime: python3.11
              Handler: main
              Script: !Sub |
                def main(event, context):
                  return "\${AWS::Region}"`);
const asBlock = asMap.replace('Content:', 'Content: |').replace('Script: !Sub |', 'Script: |');
const asJson = JSON.stringify(
  {
    Resources: {
      Run: {
        Type: 'AWS::SSM::Document',
        Properties: {
          Content: {
            schemaVersion: '0.3',
            mainSteps: [
              {
                name: 'compute',
                action: 'aws:executeScript',
                inputs: { Script: 'def main(event, context):\n  return "${AWS::Region}"\n' },
              },
            ],
          },
        },
      },
    },
  },
  undefined,
  1,
);

const before = 'def main(event, context):\n  return "${AWS::Region}"\n';

for (const [what, text, format] of [
  ['a map', asMap, 'yaml'],
  ['a map with CRLF', asMap.replaceAll('\n', '\r\n'), 'yaml'],
  ['a text', asBlock, 'yaml'],
  ['a map in JSON', asJson, 'json'],
  [
    'a text in JSON',
    JSON.stringify({
      Resources: { Run: { Type: 'AWS::SSM::Document', Properties: { Content: asBlockText() } } },
    }),
    'json',
  ],
] satisfies readonly (readonly [string, string, Format])[]) {
  test(`${what}: the script is found, and written back where it stands`, () => {
    const document = documentOf(text, format);
    const [script, ...others] = service.scripts(document);
    assert.equal(others.length, 0);
    assert.equal(script?.id, 'Run:compute/Script');
    assert.equal(script.fileName, 'compute.py');
    assert.equal(script.text, before);
    const after = 'def main(event, context):\n\n  return 1 # "one"\n';
    const edits = service.writeScript(document, script.id, before, after);
    assert.ok(!('refused' in edits));
    const written = applyEdits(text, edits);
    assert.equal(service.scripts(documentOf(written, format))[0]?.text, after);
    assert.equal(written.split('Outputs')[1], text.split('Outputs')[1]);
    assert.deepEqual(
      service.diagnose(documentOf(written, format)).filter(({ code }) => /syntax/.test(code)),
      [],
    );
  });
}

function asBlockText(): string {
  return `schemaVersion: "0.3"\nmainSteps:\n  - name: compute\n    action: aws:executeScript\n    inputs:\n      Script: |\n        def main(event, context):\n          return "\${AWS::Region}"\n`;
}

test('a script at the end of a template leaves nothing behind itself', () => {
  const text = asMap.slice(0, asMap.indexOf('Outputs'));
  const edits = service.writeScript(documentOf(text), 'Run:compute/Script', before, 'pass\n');
  assert.ok(!('refused' in edits));
  assert.match(applyEdits(text, edits), /!Sub \|\n {16}pass\n$/);
});

test('scripts of several documents are told apart', () => {
  const second = asMap.slice(asMap.indexOf('  Run:'), asMap.indexOf('Outputs')).replace('Run', 'Again');
  const text = asMap.replace('Outputs', `${second}Outputs`);
  assert.deepEqual(
    service.scripts(documentOf(text)).map(({ id }) => id),
    ['Run:compute/Script', 'Again:compute/Script'],
  );
  const edits = service.writeScript(documentOf(text), 'Again:compute/Script', before, 'pass\n');
  assert.ok(!('refused' in edits));
  const written = applyEdits(text, edits);
  assert.ok(written.indexOf('pass') > written.indexOf('Again'));
  assert.ok(written.includes('AWS::Region'));
});

test('lines in which something is filled in are lines of the script', () => {
  const text = asMap
    .replace(/Script: [^]*(?=\nOutputs)/, '')
    .replace('aws:executeScript', 'aws:runCommand')
    .replace(/Runtime.*\n.*\n *$/m, `Parameters: { commands: [!Sub "echo \${A}", 'echo $\{B}', ls] }`);
  const [script] = service.scripts(documentOf(text));
  assert.equal(script?.text, 'echo ${A}\necho ${B}\nls\n');
  const edits = service.writeScript(documentOf(text), script.id, script.text, 'echo ${A}\nls -l\n');
  assert.ok(!('refused' in edits));
  assert.match(applyEdits(text, edits), /\[!Sub "echo \$\{A\}", "ls -l"\]/);
});

test('what has gone, has changed or cannot be written is refused with what to do', () => {
  const refusal = (text: string, id: string, known = before): string => {
    const edits = service.writeScript(documentOf(text), id, known, 'a\nb\n');
    assert.ok('refused' in edits);
    return edits.refused;
  };
  assert.match(refusal(asMap, 'Other:compute/Script'), /no longer in the template/);
  assert.match(refusal(asMap, 'Run:other/Script', 'x'), /no longer in the document/);
  assert.match(refusal(asMap, 'Run:compute/Script', 'x'), /was changed in the document/);
  const quoted = template(
    ` '{schemaVersion: "0.3", mainSteps: [{name: compute, action: aws:runCommand, inputs: {Parameters: {commands: "ls"}}}]}'`,
  );
  const [script] = service.scripts(documentOf(quoted));
  assert.ok(script);
  const edits = service.writeScript(documentOf(quoted), script.id, script.text, 'a\nb\n');
  assert.ok('refused' in edits || applyEdits(quoted, edits).includes('"a\\nb\\n"'));
});

test('a quoted script in a list becomes a block right of its dash', () => {
  const text = `schemaVersion: "2.2"\nmainSteps:\n  - name: run\n    action: aws:runShellScript\n    inputs:\n      runCommand:\n        - "one\\ntwo"\n`;
  const [script] = service.scripts(documentOf(text));
  assert.equal(script?.text, 'one\ntwo');
  const edits = service.writeScript(documentOf(text), script.id, script.text, 'one\ntwo\nthree');
  assert.ok(!('refused' in edits));
  assert.equal(service.scripts(documentOf(applyEdits(text, edits)))[0]?.text, 'one\ntwo\nthree');
});
