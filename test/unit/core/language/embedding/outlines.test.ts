import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Range, SelectionRange } from '../../../../../src/core/language/lsp.ts';
import { LineMap } from '../../../../../src/core/language/text.ts';
import { documentOf, service } from '../../../../support/documents.ts';

const lines = `schemaVersion: "0.3"
parameters:
  Time:
    type: String
    default: PT1S
mainSteps:
  - name: wait
    action: aws:sleep
    inputs: { Duration: "{{ Time }}" }
  - name: run
    action: aws:runCommand
    inputs: { DocumentName: AWS-RunShellScript, InstanceIds: [i-1] }
`;

function template(sign: string): string {
  return `Resources:
  Wait:
    Type: AWS::SSM::Document
    Properties:
      DocumentType: Automation
      DocumentFormat: YAML
      Content:${sign}
${lines.replace(/^(?=.)/gm, '        ')}Outputs:
  A: { Value: !Ref Wait }
`;
}

const forms = [template(''), template(' |'), template('').replaceAll('\n', '\r\n')];

function source(text: string, { start, end }: Range): string {
  const map = new LineMap(text);
  return text.slice(map.offset(start), map.offset(end));
}

function chain(text: string, selection: SelectionRange | undefined): readonly string[] {
  return selection === undefined ? [] : [source(text, selection.range), ...chain(text, selection.parent)];
}

for (const [index, text] of forms.entries()) {
  const document = documentOf(text);
  const map = new LineMap(text);

  test(`form ${index}: a selection grows through the document and the template`, () => {
    const position = map.position(text.indexOf('{{ Time') + 4);
    const grown = chain(text, service.selections(document, [position])[0]);
    assert.deepEqual(grown.slice(0, 2), ['Time', '{{ Time }}']);
    assert.ok(grown.some((each) => each.startsWith('- name: wait')));
    assert.ok(grown.some((each) => each.startsWith('Wait:')));
    assert.equal(grown.at(-1), text);
    for (const [at, each] of grown.entries()) assert.ok(at === 0 || each.includes(grown[at - 1] ?? ''));
  });

  test(`form ${index}: outside of the document a selection grows as well`, () => {
    const position = map.position(text.indexOf('Automation') + 2);
    const grown = chain(text, service.selections(document, [position])[0]);
    assert.equal(grown[0], 'Automation');
    assert.equal(grown.at(-1), text);
  });

  test(`form ${index}: defaults stand behind the names, those in sight alone`, () => {
    const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const [hint] = service.inlayHints(document, all).filter(({ label }) => label.includes('PT1S'));
    assert.ok(hint);
    assert.ok(text.slice(0, map.offset(hint.position)).endsWith('{{ Time }}'));
    assert.deepEqual(service.inlayHints(document, { ...all, end: { line: 3, character: 0 } }), []);
  });

  test(`form ${index}: links, colours and the outline are those of the document`, () => {
    assert.deepEqual(
      service.links(document).map(({ range }) => source(text, range)),
      ['AWS-RunShellScript'],
    );
    const coloured = service.tokens(document).map(({ range }) => source(text, range));
    assert.ok(coloured.includes('Time') && coloured.includes('wait'));
    const [resource] = service.symbols(document);
    assert.equal(resource?.detail, 'AWS::SSM::Document');
    assert.ok(source(text, resource.range).startsWith('Wait:'));
    assert.deepEqual(
      resource.children.map(({ selectionRange }) => source(text, selectionRange)),
      ['Time', 'wait', 'run'],
    );
  });

  test(`form ${index}: folding is the editor's`, () => assert.deepEqual(service.folding(document), []));
}

test("in another tool's text a selection has only its place", () => {
  const position = { line: 0, character: 1 };
  const document = { ...documentOf('a: b'), within: 'template' } as const;
  assert.deepEqual(service.selections(document, [position]), [{ range: { start: position, end: position } }]);
});
