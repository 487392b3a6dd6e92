import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { parametersOfContent, type ParameterSpec } from '../../../../../src/core/model/documentSpec.ts';
import type { DocumentItem } from '../../../../../src/features/runCommand/documents.ts';
import { emptyDraft } from '../../../../../src/features/runCommand/form/draft.ts';
import {
  parseToPage,
  type ParameterField,
  type RunDraft,
} from '../../../../../src/features/runCommand/form/messages.ts';
import {
  documentsView,
  formView,
  nodesView,
  parameterField,
  type FormState,
} from '../../../../../src/features/runCommand/form/view.ts';
import { nodeIdOf } from '../../../../support/commands.ts';
import { aFleet, aNode, aSpec } from '../../../../support/runForm.ts';

const state: FormState = {
  seq: 3,
  connectionId: 'c',
  connection: 'demo',
  draft: emptyDraft,
  spec: aSpec(),
  specLoading: false,
  versions: ['2', '1'],
  problems: new Map([
    ['comment', 'Too long.'],
    ['nodes', 'Choose at least one node.'],
  ]),
  touched: new Set(['comment']),
  attempt: 0,
  preview: { reach: '0 nodes', loading: false, lines: [] },
  sending: false,
  failure: undefined,
};

test('the form is a message that the page accepts', () => {
  const view = JSON.parse(
    JSON.stringify(formView({ ...state, failure: new AppError('network', 'No.') })),
  ) as unknown;
  assert.ok(parseToPage(view) !== undefined);
});

test('before the first try only fields that were touched show problems', () => {
  assert.deepEqual(formView(state).problems, { comment: 'Too long.' });
  assert.deepEqual(Object.keys(formView({ ...state, attempt: 1 }).problems), ['comment', 'nodes']);
});

test('versions begin with the two that move', () => {
  assert.deepEqual(formView(state).versions, ['$DEFAULT', '$LATEST', '2', '1']);
});

test('the document is described with its platforms and the version that was read', () => {
  assert.equal(formView(state).documentDescription, 'Run a shell script. Runs on Linux, macOS. Version 1.');
  assert.equal(formView({ ...state, spec: undefined }).documentDescription, '');
  assert.deepEqual(formView({ ...state, spec: undefined }).parameters, []);
});

test('a failure comes with what can be done about it', () => {
  const view = formView({ ...state, failure: new AppError('expired', 'Your sign-in has expired.') });
  assert.deepEqual(view.failure, {
    sentence: 'Your sign-in has expired.',
    acts: ['signIn', 'switchProfile'],
  });
  assert.equal('failure' in formView(state), false);
});

function field(declared: Readonly<Record<string, unknown>>, draft = emptyDraft): ParameterField {
  const [spec] = parametersOfContent(JSON.stringify({ parameters: { p: declared } })) ?? [];
  assert.ok(spec !== undefined);
  return parameterField(spec satisfies ParameterSpec, draft);
}

test('each type of parameter has its control', () => {
  assert.equal(field({ type: 'String' }).control, 'line');
  assert.equal(field({ type: 'String', displayType: 'textarea' }).control, 'area');
  assert.equal(field({ type: 'StringList' }).control, 'lines');
  assert.equal(field({ type: 'StringMap' }).control, 'json');
  assert.equal(field({ type: 'MapList' }).control, 'json');
  assert.equal(field({ type: 'Integer' }).control, 'line');
  assert.equal(field({ type: 'Boolean' }).control, 'select');
  assert.equal(field({ type: 'String', allowedValues: ['a'] }).control, 'select');
});

test('a choice begins with its default; without one it begins empty and must be made', () => {
  const given = field({ type: 'String', allowedValues: ['a', 'b'], default: 'b' });
  assert.deepEqual(given.options, ['b', 'a']);
  const open = field({ type: 'Boolean' });
  assert.deepEqual(open.options, ['', 'true', 'false']);
  assert.equal(open.required, true);
});

test('an empty value among those allowed is not the default’s place in a choice', () => {
  const choice = field({ type: 'String', allowedValues: ['', 'a', 'b'], default: 'b' });
  assert.deepEqual(choice.options, ['b', 'a']);
  assert.equal(choice.mayBeEmpty, true);
  assert.deepEqual(field({ type: 'String', allowedValues: ['', 'a'], default: '' }).options, ['', 'a']);
});

test('values of an earlier command are shown as text, as empty, or as they are', () => {
  const given = (...values: readonly string[]): RunDraft => ({ ...emptyDraft, exact: { p: values } });
  const line = { type: 'String', default: 'x' };
  assert.equal(field(line).showing, 'text');
  assert.equal(field(line, given('a')).showing, 'text');
  assert.equal(field(line, given('')).showing, 'empty');
  assert.equal(field({ type: 'StringList' }, given('a\nb')).showing, 'exact');
});

test('a list with allowed values keeps its lines and says what is allowed', () => {
  const list = field({ type: 'StringList', allowedValues: ['a', 'b'] });
  assert.equal(list.control, 'lines');
  assert.equal(list.hint, 'One item a line. Allowed: a, b.');
});

test('the default stands in the empty field', () => {
  assert.equal(field({ type: 'String', default: '3600' }).placeholder, '3600');
  assert.equal(field({ type: 'String', default: '' }).required, false);
});

const items: readonly DocumentItem[] = [
  { name: 'my-script', owner: 'Mine', platforms: ['Linux'] },
  { name: 'AWS-RunShellScript', owner: 'Amazon', platforms: ['Linux', 'MacOS'] },
  { name: 'AWS-RunPowerShellScript', owner: 'Amazon', platforms: ['Windows'] },
];

test('documents are found by every word of the query, in any case', () => {
  const found = (query: string): readonly string[] =>
    documentsView(query, items, false, undefined).items.map((item) => item.name);
  assert.deepEqual(found(''), ['my-script', 'AWS-RunShellScript', 'AWS-RunPowerShellScript']);
  assert.deepEqual(found('run SHELL'), ['AWS-RunShellScript', 'AWS-RunPowerShellScript']);
  assert.deepEqual(found('nothing like it'), []);
});

test('a long list of documents is cut and counted', () => {
  const many = Array.from(
    { length: 75 },
    (_, index) => ({ ...items[0], name: `d-${index}` }) as DocumentItem,
  );
  const view = documentsView('', many, true, undefined);
  assert.deepEqual([view.items.length, view.more, view.loading], [60, 15, true]);
  assert.ok(parseToPage(JSON.parse(JSON.stringify(view))) !== undefined);
});

test('documents that could not all be listed say why', () => {
  assert.equal(
    documentsView('', items, false, new AppError('denied', 'Denied.')).note,
    'Not all documents could be listed: Denied.',
  );
});

const fleet = aFleet(
  aNode(10),
  aNode(2),
  aNode(3, { name: 'db', tags: [{ key: 'Role', value: 'database' }], platform: 'Windows' }),
);

test('chosen nodes come first whatever is searched, the others by name', () => {
  const view = nodesView('', [nodeIdOf(3)], fleet, false, undefined);
  assert.deepEqual(
    view.rows.map((row) => `${row.name} ${row.chosen}`),
    ['db true', 'web-2 false', 'web-10 false'],
  );
  assert.deepEqual(
    nodesView('web-10', [nodeIdOf(3)], fleet, false, undefined).rows.map((row) => row.name),
    ['db', 'web-10'],
  );
});

test('nodes are found by name, id, platform and tag', () => {
  const found = (query: string): readonly string[] =>
    nodesView(query, [], fleet, false, undefined).rows.map((row) => row.name);
  assert.deepEqual(found('windows'), ['db']);
  assert.deepEqual(found('role=database'), ['db']);
  assert.deepEqual(found(nodeIdOf(2)), ['web-2']);
});

test('a chosen node that nobody knows is still listed, by its id', () => {
  const [row] = nodesView('', ['i-gone'], fleet, false, undefined).rows;
  assert.deepEqual(row, {
    id: 'i-gone',
    name: 'i-gone',
    platform: 'Unknown',
    online: false,
    production: false,
    chosen: true,
  });
});

test('a big fleet is cut and counted', () => {
  const big = aFleet(...Array.from({ length: 10_000 }, (_, index) => aNode(index)));
  const view = nodesView('', [], big, false, undefined);
  assert.deepEqual([view.rows.length, view.more], [100, 9900]);
});
