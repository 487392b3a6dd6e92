import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Format } from '../../../../../src/core/language/text.ts';
import { applyEdits, diagnose, documentOf, marked, service } from '../../../../support/documents.ts';
import { textIn } from '../../../../support/names.ts';
import { namedRunbook } from '../../../../support/namedRunbook.ts';

/** The text with the name at the mark changed, or why it is not. */
function renamed(textWithMark: string, newName: string, format: Format = 'yaml'): string {
  const { text, position } = marked(textWithMark);
  const edits = service.rename(documentOf(text, format), position, newName);
  return 'refused' in edits ? edits.refused : applyEdits(text, edits);
}

/** What would be renamed at the mark, or why nothing is. */
function prepared(textWithMark: string, format: Format = 'yaml'): string {
  const { text, position } = marked(textWithMark);
  const start = service.prepareRename(documentOf(text, format), position);
  if ('refused' in start) return start.refused;
  assert.equal(textIn(text, start.range), start.placeholder);
  return start.placeholder;
}

test('a step is renamed with its targets and the references to its outputs', () => {
  const text = namedRunbook.replace('Default: fi', 'Default: fi‸');
  assert.equal(prepared(text), 'find');
  const expected = namedRunbook.replace(/\bfind\b/g, 'search');
  assert.equal(renamed(text, 'search'), expected);
  const end = namedRunbook.replace('step:rep', 'step:rep‸');
  assert.equal(renamed(end, 'tell'), namedRunbook.replace(/\breport\b/g, 'tell'));
});

test('a renamed document has no new problems', () => {
  const before = diagnose(namedRunbook).map(({ code }) => code);
  const after = diagnose(renamed(namedRunbook.replace('name: ea', 'name: ea‸'), 'every')).map(
    ({ code }) => code,
  );
  assert.deepEqual(after, before);
});

test('parameters, variables and outputs are renamed in strings, and scripts are left alone', () => {
  const role = renamed(namedRunbook.replace('  Ro', '  Ro‸'), 'AssumeRole');
  assert.match(role, /^ {2}AssumeRole:$/m);
  assert.equal([...role.matchAll(/\{\{ AssumeRole \}\}/g)].length, 3);
  assert.match(role, /# \{\{ Role \}\}/);
  const output = renamed(namedRunbook.replace('Name: Sta', 'Name: Sta‸'), 'Status');
  assert.match(output, /Name: Status\n[^]*find\.Status \}\}[^]*- find\.Status\n/);
  const variable = renamed(namedRunbook.replace('  cou', '  cou‸'), 'total');
  assert.match(variable, /total: \{[^]*Name: variable:total\n[^]*variable:total \}\}/);
});

test('quotes and escapes stay, in YAML and in JSON', () => {
  assert.equal(prepared(namedRunbook.replace("'Id", "'Id‸")), 'Ids');
  assert.match(renamed(namedRunbook.replace("'Id", "'Id‸"), 'InstanceIds'), /^ {2}'InstanceIds':$/m);
  const json =
    '{"schemaVersion": "0.3", "parameters": {"I‸d": {"type": "String"}}, "assumeRole": "\\"{{ Id }}\\"\\n{{Id}}"}';
  assert.equal(renamed(json, 'Other', 'json'), json.replace('‸', '').replace(/\bId\b/g, 'Other'));
});

test('the line ends of Windows stay', () => {
  const text = namedRunbook.replaceAll('\n', '\r\n');
  assert.equal(renamed(text.replace('name: fi', 'name: fi‸'), 'search'), text.replace(/\bfind\b/g, 'search'));
});

test('a name that YAML would not take for text is quoted where it stands alone', () => {
  const text =
    'schemaVersion: "0.3"\nmainSteps:\n  - name: a‸b\n    action: aws:sleep\n    onFailure: step:ab\n    nextStep: ab\n';
  assert.match(renamed(text, 'true'), /name: 'true'\n[^]*step:true\n[^]*nextStep: 'true'\n/);
  assert.match(renamed(text, '12'), /name: '12'/);
  assert.match(renamed(text, 'yes1'), /name: yes1\n/);
});

const command = `schemaVersion: "2.2"
parameters:
  Pa‸th:
    type: String
    interpolationType: ENV_VAR
mainSteps:
  - action: aws:runShellScript
    name: list
    inputs:
      runCommand:
        - ls "$SSM_Path" $SSM_PathB
        - |
          echo "\${SSM_Path}" {{ Path }}
`;

test('a parameter is renamed in its environment variable as well', () => {
  const text = renamed(command, 'Folder');
  assert.match(text, /ls "\$SSM_Folder" \$SSM_PathB\n[^]*echo "\$\{SSM_Folder\}" \{\{ Folder \}\}/);
  assert.match(renamed(command, 'a-b'), /environment variable/);
  assert.match(renamed(command.replace('interpolationType', 'x'), 'a-b'), /a-b:\n[^]*SSM_Path"/);
});

test('a name that is taken is refused, for each kind by itself', () => {
  const step = namedRunbook.replace('name: fi', 'name: fi‸');
  assert.equal(renamed(step, 'report'), "There is already a step 'report'. Choose another name.");
  assert.match(renamed(step, 'Role'), /name: Role/);
  const outputs =
    'schemaVersion: "0.3"\nmainSteps:\n  - name: a\n    action: aws:sleep\n    outputs: [{ Name: x‸ }, { Name: y }]\n';
  assert.match(renamed(outputs, 'y'), /already an output|already a output/);
});

test('a name that the service would not take is refused', () => {
  const step = namedRunbook.replace('name: fi', 'name: fi‸');
  for (const name of ['', 'a b', 'a-b', 'é', '{{x}}', 'a\nb', '"'])
    assert.match(renamed(step, name), /^A step is named with/, name);
  assert.match(renamed(namedRunbook.replace('  Ro', '  Ro‸'), 'x'.repeat(51)), /at most 50/);
});

test('the same name changes nothing', () => {
  assert.equal(renamed(namedRunbook.replace('name: fi', 'name: fi‸'), 'find'), namedRunbook);
});

test('what is not the author’s to name is refused with the reason', () => {
  for (const [text, reason] of [
    [namedRunbook.replace('global:RE', 'global:RE‸'), /AWS's own name/],
    [namedRunbook.replace('ssm:/pl', 'ssm:/pl‸'), /Parameter Store/],
    [namedRunbook.replace('CurrentIter', 'Current‸Iter'), /by the action aws:loop/],
    [namedRunbook.replace('Default: find', 'Default: no‸ne'), /step 'none' is not declared/],
    [namedRunbook.replace('find.State }}', 'find.No‸ne }}'), /'find\.None' is not declared by its step/],
    [namedRunbook.replace('Service', 'Ser‸vice'), /no name here/],
    [namedRunbook.replace('# {{ Ro', '# {{ Ro‸'), /no name here/],
    [`${namedRunbook.replace('name: fi', 'name: fi‸')}"`, /cannot be read whole/],
    ['‸', /no name here/],
  ] as const) {
    assert.match(prepared(text), reason);
    assert.match(renamed(text, 'x'), reason);
  }
});
