import { test } from 'node:test';
import assert from 'node:assert/strict';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import type { FormView, NodesView } from '../../../../src/features/runCommand/form/messages.ts';
import { App } from '../../../../src/webview/runCommand/app.tsx';
import { PendingEdits } from '../../../../src/webview/runCommand/edits.ts';

const draft: FormView['draft'] = {
  documentName: 'AWS-RunShellScript',
  documentVersion: '$DEFAULT',
  parameters: { commands: '<script>alert(1)</script>' },
  exact: {},
  targetKind: 'nodes',
  nodeIds: ['i-1'],
  tags: [{ key: 'Role', values: 'web' }],
  resourceGroup: '',
  resourceTypes: '',
  comment: '',
  timeoutSeconds: '',
  maxConcurrency: '',
  maxErrors: '',
  writeToS3: false,
  s3Bucket: '',
  s3Prefix: '',
  s3Region: '',
  writeToLogs: false,
  logGroup: '',
  notify: false,
  topicArn: '',
  notificationEvents: ['All'],
  notificationType: 'Command',
  serviceRole: '',
  notice: '',
};

const view: FormView = {
  type: 'form',
  seq: 0,
  connectionId: 'c',
  connection: 'Demo fleet',
  draft,
  documentDescription: 'Runs a script.',
  documentLoading: false,
  versions: ['$DEFAULT', '$LATEST', '1'],
  parameters: [
    {
      name: 'commands',
      control: 'lines',
      description: 'What to run.',
      required: true,
      placeholder: '',
      options: [],
      hint: 'One item a line.',
      showing: 'text',
      mayBeEmpty: false,
    },
    {
      name: 'mode',
      control: 'select',
      description: '',
      required: false,
      placeholder: 'fast',
      options: ['fast', 'slow'],
      hint: '',
      showing: 'text',
      mayBeEmpty: false,
    },
  ],
  problems: {},
  preview: { reach: '1 node', loading: false, lines: [] },
  sending: false,
  attempt: 0,
};

const nodes: NodesView = {
  type: 'nodes',
  query: '',
  rows: [{ id: 'i-1', name: 'web-1', platform: 'Linux', online: false, production: true, chosen: true }],
  more: 7,
  loading: false,
  note: '',
};

/** The form as HTML, with this much different. */
function html(differs: Partial<FormView> = {}): string {
  const form = {
    view: { ...view, ...differs },
    documents: { type: 'documents', query: '', items: [], more: 0, loading: false, note: '' },
    nodes,
    edits: new PendingEdits(),
    post: () => {},
    edit: () => {},
  } as const;
  return render(h(App, { form }));
}

test('every field has a label that is bound to it', () => {
  const page = html({ draft: { ...draft, writeToS3: true, writeToLogs: true, notify: true, comment: 'x' } });
  const ids = [...page.matchAll(/<(?:input|textarea|select)[^>]* id="([^"]+)"/g)].map((match) => match[1]);
  assert.ok(ids.length >= 15);
  for (const id of ids) assert.ok(page.includes(`<label for="${id ?? ''}"`), `no label for ${id ?? ''}`);
  assert.equal(new Set(ids).size, ids.length, 'ids are unique');
});

test('what was typed is text in the page', () => {
  const page = html();
  assert.doesNotMatch(page, /<script>/);
  assert.match(page, /&lt;script>alert\(1\)/);
});

test('the button is called Run and waits while it sends', () => {
  assert.match(html(), /<button[^>]*class="button primary"[^>]*>.*Run<\/button>/);
  assert.match(html({ sending: true }), /<button[^>]*disabled[^>]*>.*Sending…/);
});

test('a required field says so, a choice shows its default', () => {
  const page = html();
  assert.match(page, /<textarea[^>]*aria-required="true"/);
  assert.match(page, /<option[^>]*selected[^>]*value="fast"|<option[^>]*value="fast"[^>]*selected/);
});

test('a problem is bound to its field', () => {
  const page = html({ problems: { 'parameter.commands': 'A value is required.' } });
  assert.match(page, /<textarea[^>]*aria-invalid="true"/);
  assert.match(page, /aria-describedby="parameter\.commands-problem parameter\.commands-hint"/);
  assert.match(page, /id="parameter\.commands-problem"[^>]*>.*A value is required\./);
});

test('what is wrong with closed parts opens them', () => {
  assert.equal((html().match(/<details open/g) ?? []).length, 0);
  assert.equal((html({ problems: { maxErrors: 'No.' } }).match(/<details open/g) ?? []).length, 1);
});

test('nodes tell name, platform, offline and production, and how many are not shown', () => {
  const page = html();
  assert.match(page, /web-1/);
  assert.match(page, /offline/);
  assert.match(page, /production/);
  assert.match(page, /7 more: type to narrow the list\./);
});

test('each kind of target has its own fields', () => {
  assert.match(html({ draft: { ...draft, targetKind: 'tags' } }), /Tag key/);
  assert.match(html({ draft: { ...draft, targetKind: 'resourceGroup' } }), /Resource types/);
  const two = [
    { key: 'a', values: '' },
    { key: 'b', values: '' },
  ];
  assert.match(html({ draft: { ...draft, targetKind: 'tags', tags: two } }), /aria-label="Remove tag 2"/);
});

test('the preview is announced, its warnings offer to leave nodes out, failures their acts', () => {
  const page = html({
    preview: {
      reach: '3 nodes',
      loading: false,
      lines: [{ tone: 'warning', text: '1 node offline: db.', leaveOut: ['i-2'] }],
    },
    failure: { sentence: 'Your sign-in has expired.', acts: ['signIn'] },
  });
  assert.match(page, /role="status" aria-live="polite"[^>]*>Reaches <strong>3 nodes/);
  assert.match(page, /Leave Out/);
  assert.match(page, /role="alert".*Your sign-in has expired\..*Sign In/);
});

/** The form with one parameter only. */
function withParameter(
  field: Partial<FormView['parameters'][number]>,
  given: Pick<FormView['draft'], 'parameters' | 'exact'>,
): string {
  const base = {
    name: 'p',
    control: 'line',
    description: '',
    required: false,
    placeholder: '3600',
    options: [],
    hint: '',
    showing: 'text',
    mayBeEmpty: false,
  } as const;
  return html({ draft: { ...draft, ...given }, parameters: [{ ...base, ...field }] });
}

test('an empty text that is sent looks other than a field left to its default', () => {
  const left = withParameter({ mayBeEmpty: true }, { parameters: {}, exact: {} });
  assert.match(left, /placeholder="3600"/);
  assert.match(left, /<input type="checkbox"\/?><span>Send p empty, not its default/);
  const sent = withParameter({ showing: 'empty' }, { parameters: { p: '' }, exact: { p: [''] } });
  assert.match(sent, /placeholder="\(empty\)"/);
  assert.match(sent, /<input type="checkbox" checked\/?><span>Send p empty/);
  const typed = withParameter({ mayBeEmpty: true }, { parameters: { p: 'x' }, exact: {} });
  assert.doesNotMatch(typed, /Send p empty/);
});

test('an empty choice that is sent is not drawn as its default', () => {
  const page = withParameter(
    { control: 'select', options: ['fast', 'slow'], showing: 'empty' },
    { parameters: { p: '' }, exact: { p: [''] } },
  );
  assert.match(page, /<option(?= [^>]*selected)[^>]*>\(empty\)</);
});

test('a choice shows what is sent even where the document offers other values', () => {
  const page = withParameter(
    { control: 'select', options: ['false', 'true'] },
    { parameters: { p: 'True' }, exact: {} },
  );
  assert.match(page, /<option(?= [^>]*selected)[^>]*>True</);
});

test('line ends in a text are never drawn in a control that drops them', () => {
  const page = withParameter({}, { parameters: { p: 'a\nb' }, exact: {} });
  assert.match(page, /<textarea[^>]*id="parameter\.p"[^>]*>a\nb</);
});

test('values that no text stands for are shown as they are, and changed only on purpose', () => {
  const page = withParameter(
    { control: 'lines', showing: 'exact' },
    { parameters: { p: 'a\n<b>' }, exact: { p: ['a\n<b>'] } },
  );
  assert.match(page, /<textarea(?=[^>]*readonly)[^>]*>\[\n\s+&quot;a\\n&lt;b>&quot;\n\]</i);
  assert.match(page, /Sent exactly as in the earlier command/);
  assert.match(page, /<button[^>]*>Edit p as Text</);
  assert.doesNotMatch(page, /Send p empty/);
});
