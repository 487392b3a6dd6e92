import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allCommands } from '../../../../src/host/tables/index.ts';
import { contextKeys, viewStates } from '../../../../src/host/tables/context.ts';
import { settingDefaults } from '../../../../src/host/tables/settings.ts';
import { tokenTypes } from '../../../../src/core/language/lsp.ts';
import { selector, templateSelector } from '../../../../src/features/language/ui/documents.ts';
import { isRecord, isString } from '../../../../src/core/base/json.ts';

const manifestText = readFileSync('package.json', 'utf8');

function record(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(isRecord(value));
  return value;
}

function list(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  assert.ok(Array.isArray(value));
  return value.map(record);
}

function texts(value: unknown, key: string): readonly string[] {
  return list(value)
    .map((item) => item[key])
    .filter(isString);
}

const contributes = record(record(JSON.parse(manifestText))['contributes']);
const menus = record(contributes['menus']);
const prefix = 'ssmWorkbench.';

function sorted(values: Iterable<string>): readonly string[] {
  return [...values].sort();
}

test('the command table and package.json name the same commands', () => {
  assert.deepEqual(sorted(texts(contributes['commands'], 'command')), sorted(Object.keys(allCommands)));
});

test('the settings table and package.json agree on keys and defaults', () => {
  const properties = record(record(contributes['configuration'])['properties']);
  assert.deepEqual(
    sorted(Object.keys(properties)),
    sorted(Object.keys(settingDefaults).map((key) => prefix + key)),
  );
  for (const [key, value] of Object.entries(settingDefaults)) {
    assert.deepEqual(record(properties[prefix + key])['default'], value, key);
  }
});

test('every context key used in package.json is in the table, and every key of the table is used', () => {
  const used = new Set<string>();
  for (const clause of whenClauses(contributes)) {
    for (const match of clause.matchAll(/ssmWorkbench\.[\w.]+/g)) used.add(match[0]);
  }
  const views = new Set(texts(record(contributes['views'])['ssmWorkbench'], 'id'));
  const keys = sorted([...used].filter((name) => !views.has(name)));
  assert.deepEqual(
    keys,
    sorted(Object.keys(contextKeys).filter((key) => used.has(key))),
    'unknown context key in a when clause',
  );
  const unused = Object.keys(contextKeys).filter((key) => !used.has(key));
  assert.deepEqual(unused, [], 'context key nobody reads');
});

test('every menu entry is a known command', () => {
  const known = new Set(texts(contributes['commands'], 'command'));
  for (const entries of Object.values(menus)) {
    for (const id of texts(entries, 'command')) assert.ok(known.has(id) || !id.startsWith(prefix), id);
  }
});

test('a tree row shows at most three inline actions at once', () => {
  const inline = list(menus['view/item/context']).filter((item) =>
    String(item['group']).startsWith('inline'),
  );
  const perView = new Map<string, number>();
  for (const item of inline) {
    const view = /view == (\S+)/.exec(String(item['when']))?.[1] ?? '';
    perView.set(view, (perView.get(view) ?? 0) + 1);
  }
  for (const [view, count] of perView) assert.ok(count <= 3, `${view} has ${count}`);
});

// While it loads, and while its rows are on their way, too: VS Code hears of the message above them later.
test('every view has one welcome for every state in which it is empty', () => {
  const welcomes = list(contributes['viewsWelcome']);
  // Tunnels are there without a connection.
  const ofTunnels = new Set(['untrusted', 'empty']);
  for (const view of texts(record(contributes['views'])['ssmWorkbench'], 'id')) {
    const conditions = welcomes.filter((item) => item['view'] === view).map((item) => String(item['when']));
    const needed = viewStates
      .filter((state) => !(view.endsWith('commands') && state === 'noMatch'))
      .filter((state) => !view.endsWith('tunnels') || ofTunnels.has(state));
    for (const state of needed) {
      const fitting = conditions.filter((when) => when.includes(`'${state}'`));
      assert.equal(fitting.length, 1, `${view} when ${state}`);
    }
  }
});

test('every command link of a welcome is a known command', () => {
  const known = new Set(texts(contributes['commands'], 'command'));
  for (const contents of texts(contributes['viewsWelcome'], 'contents')) {
    for (const [, id] of contents.matchAll(/command:(ssmWorkbench[\w.]+)/g))
      assert.ok(known.has(String(id)), id);
  }
});

test('every link of a welcome stands on a line of its own, which makes it a button', () => {
  for (const contents of texts(contributes['viewsWelcome'], 'contents')) {
    const [sentence, ...buttons] = contents.split('\n');
    assert.doesNotMatch(String(sentence), /\]\(command:/, contents);
    for (const button of buttons) assert.match(button, /^\[[^\]]+\]\(command:[\w.]+\)$/, contents);
  }
});

function* whenClauses(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const item of value) yield* whenClauses(item);
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      if ((key === 'when' || key === 'enablement') && isString(item)) yield item;
      else yield* whenClauses(item);
    }
  }
}

test('names in documents have the same colours in every language that documents are edited in', () => {
  const colours = list(contributes['semanticTokenScopes']);
  assert.deepEqual(sorted(texts(colours, 'language')), sorted(new Set([...selector, ...templateSelector])));
  for (const { scopes } of colours) {
    assert.deepEqual(scopes, colours[0]?.['scopes']);
    assert.deepEqual(
      tokenTypes.filter((type) => !Object.keys(record(scopes)).includes(type)),
      [],
    );
  }
});

test('scripts in documents are of their own language, and references in them are no brackets', () => {
  for (const { path, embeddedLanguages, tokenTypes: types } of list(contributes['grammars'])) {
    const grammar = readFileSync(String(path), 'utf8');
    const embedded = new Set(grammar.match(/meta\.embedded\.(?:line|block)\.\w+/g));
    assert.deepEqual(sorted(Object.keys(record(embeddedLanguages))), sorted(embedded), String(path));
    assert.deepEqual(types, { 'meta.reference.ssm': 'string' });
  }
});
