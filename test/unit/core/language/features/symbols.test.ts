import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { DocumentSymbol, Range } from '../../../../../src/core/language/lsp.ts';
import type { Format } from '../../../../../src/core/language/text.ts';
import { documentOf, service } from '../../../../support/documents.ts';

function outline(text: string, format: Format = 'yaml'): readonly DocumentSymbol[] {
  return service.symbols(documentOf(text, format));
}

function lines(symbols: readonly DocumentSymbol[], depth = 0): readonly string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${'  '.repeat(depth)}${name} ${detail}`,
    ...lines(children, depth + 1),
  ]);
}

const runbook = `schemaVersion: "0.3"
parameters:
  Id: { type: String }
variables:
  count:
    type: Integer
mainSteps:
  - name: repeat
    action: aws:loop
    inputs:
      Steps:
        - name: inner
          action: aws:sleep
  - action: aws:pause
`;

test('parameters, variables and steps; steps of a loop below it; what has no name says so', () => {
  assert.deepEqual(lines(outline(runbook)), [
    'Id String',
    'count Integer',
    'repeat aws:loop',
    '  inner aws:sleep',
    '(no name) aws:pause',
  ]);
});

function isWithin(inner: Range, outer: Range): boolean {
  const before = (a: Range['start'], b: Range['start']): boolean =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

test('what is selected is part of the symbol, also behind an alias', () => {
  const text = `${runbook}  - name: &n named\n    action: aws:pause\n  - name: *n\n    action: aws:pause\n`;
  const check = (symbols: readonly DocumentSymbol[]): void => {
    for (const symbol of symbols) {
      assert.ok(isWithin(symbol.selectionRange, symbol.range), symbol.name);
      check(symbol.children);
    }
  };
  check(outline(text));
});

test('a branch shows where it can go on and when', () => {
  const text = `mainSteps:
  - name: choose
    action: aws:branch
    inputs:
      Choices:
        - NextStep: a
          Variable: "{{ find.State }}"
          StringEquals: running
        - Or: [{}, {}]
        - text
`;
  assert.deepEqual(lines(outline(text)), [
    'choose aws:branch',
    '  → a {{ find.State }} StringEquals running',
    '  → (no name) Or',
  ]);
});

test('plugins of schema version 1.2 are outlined', () => {
  const text =
    'schemaVersion: "1.2"\nruntimeConfig:\n  aws:runShellScript:\n    description: Lists.\n    properties: []\n';
  assert.deepEqual(lines(outline(text)), ['aws:runShellScript Lists.']);
});

test('JSON, and documents without anything to show', () => {
  assert.deepEqual(lines(outline('{"mainSteps": [{"name": "a", "action": "aws:pause"}]}', 'json')), [
    'a aws:pause',
  ]);
  assert.deepEqual(outline(''), []);
  assert.deepEqual(outline('- a'), []);
});

test('half-written documents are outlined as far as they go', () => {
  assert.deepEqual(lines(outline('parameters:\n  Id:\nmainSteps:\n  - name: a\n  - na')), ['Id ', 'a ']);
});

test('a session shows what it runs and its preferences, a package its platforms', () => {
  const session =
    'schemaVersion: "1.0"\nsessionType: InteractiveCommands\nproperties:\n  linux: &c { commands: top }\n  macos: *c\ninputs: { runAsEnabled: false }\n';
  assert.deepEqual(lines(outline(session)), [
    'inputs ',
    '  runAsEnabled ',
    'properties ',
    '  linux ',
    '  macos ',
  ]);
  const manifest = '{"schemaVersion":"2.0","version":"1","packages":{"windows":{},"amazon":{}},"files":{}}';
  assert.deepEqual(lines(outline(manifest, 'json')), ['packages ', '  windows ', '  amazon ']);
});
