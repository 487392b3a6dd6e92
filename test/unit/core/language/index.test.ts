import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createLanguageService } from '../../../../src/core/language/index.ts';
import { formatOf } from '../../../../src/core/language/detect.ts';
import { LineMap, type Format } from '../../../../src/core/language/text.ts';
import { createRandom, type Random } from '../../../support/random.ts';
import { documentOf, service } from '../../../support/documents.ts';
import { quick } from '../../../support/quick.ts';

const folder = 'test/fixtures/documents';

function samples(): readonly { readonly text: string; readonly format: Format }[] {
  return readdirSync(folder).flatMap((group) =>
    readdirSync(`${folder}/${group}`)
      .filter((name) => /\.(?:yaml|json)$/.test(name))
      .map((name) => ({
        text: readFileSync(`${folder}/${group}/${name}`, 'utf8'),
        format: formatOf(name, ''),
      })),
  );
}

const junk = [
  '\t',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '{{',
  '}}',
  ': ',
  '- ',
  '\n',
  '\r\n',
  '&a ',
  '*a',
  '|\n',
  '#',
  '\u0000',
  '\uFEFF',
  '😀',
  '\\',
  ',',
  '!',
  '?',
];

/** A text with a few pieces cut out, doubled or replaced. */
function mutate(text: string, random: Random): string {
  let result = text;
  for (let count = random.below(4) + 1; count > 0; count -= 1) {
    const at = random.below(result.length + 1);
    const length = random.below(20);
    const kind = random.below(4);
    if (kind === 0) result = result.slice(0, at);
    else if (kind === 1) result = result.slice(0, at) + result.slice(at + length);
    else if (kind === 2) result = result.slice(0, at) + result.slice(at, at + length) + result.slice(at);
    else result = result.slice(0, at) + (junk[random.below(junk.length)] ?? '') + result.slice(at);
  }
  return result;
}

test('the service is frozen', () => {
  assert.ok(Object.isFrozen(createLanguageService()));
});

test('no mutation of a document makes a feature throw, hang, or point outside of the text', () => {
  const random = createRandom(20260101);
  const originals = samples();
  for (let round = 0; round < 600; round += 1) {
    const original = originals[random.below(originals.length)];
    assert.ok(original);
    const text = mutate(original.text, random);
    const document = documentOf(text, original.format);
    const lines = new LineMap(text);
    const position = lines.position(random.below(text.length + 1));
    const problems = quick(() => {
      service.complete(document, position);
      service.hover(document, position);
      service.fixes(document, { start: position, end: position });
      return service.diagnose(document);
    }, JSON.stringify(text));
    for (const { range, message } of problems) {
      assert.ok(range.end.line < lines.lineCount && range.start.line <= range.end.line, message);
      assert.ok(range.start.character <= lines.line(range.start.line).length + 1, message);
    }
  }
});

test('binary, empty and enormous texts have problems and nothing worse', () => {
  const texts = [
    '',
    ' ',
    '\u0000\u0001\u0002',
    '\uFEFF',
    '\r\n\r\n',
    'x'.repeat(2_000_000),
    '\uD800',
    'null',
    '1',
    '"text"',
    '[]',
    '{}',
  ];
  for (const format of ['yaml', 'json'] as const) {
    for (const text of texts) {
      const document = documentOf(text, format);
      assert.ok(service.diagnose(document).length >= 1, JSON.stringify(text.slice(0, 20)));
      assert.equal(service.hover(document, { line: 0, character: 0 }), undefined);
      assert.doesNotThrow(() => service.complete(document, { line: 0, character: text.length }));
    }
  }
});

test('problems come in the order of the text', () => {
  const text =
    'schemaVersion: "0.3"\nzzz: 1\nmainSteps:\n  - name: a\n    action: aws:none\n    nextStep: b\n  - name: a\n    action: aws:nope\n';
  const starts = service.diagnose(documentOf(text)).map(({ range }) => range.start.line);
  assert.ok(starts.length >= 5);
  assert.deepEqual(
    starts,
    [...starts].sort((a, b) => a - b),
  );
});

test('a text with mistakes in its form has no other problems', () => {
  const problems = service.diagnose(
    documentOf('schemaVersion: "0.3"\nmainSteps:\n  - action: aws:none\n   name: x\n'),
  );
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['yaml-syntax'],
  );
});

function bigDocument(): string {
  const step = (index: number): string => `  - name: step${index}
    action: aws:executeAwsApi
    description: Step number ${index} of many.
    inputs:
      Service: ec2
      Api: DescribeInstances
      InstanceIds: ["{{ InstanceId }}"]
    outputs:
      - Name: State
        Selector: $.Reservations[0].Instances[0].State.Name
        Type: String
    nextStep: step${index + 1}
`;
  const steps = Array.from({ length: 200 }, (_, index) => step(index));
  return `schemaVersion: "0.3"\nparameters:\n  InstanceId: { type: String }\nmainSteps:\n${steps.join('')}`;
}

test('a document of the largest size a service takes is checked while one types', () => {
  const text = bigDocument();
  assert.ok(text.length > 60_000);
  const document = documentOf(text);
  const problems = service.diagnose(document);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['undefined-step'],
  );
  quick(() => {
    service.complete(document, { line: 500, character: 4 });
    service.hover(document, { line: 500, character: 6 });
    service.diagnose(document);
  });
});
