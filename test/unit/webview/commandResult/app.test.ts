import { test } from 'node:test';
import assert from 'node:assert/strict';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import type {
  CommandView,
  NodesView,
  OutputView,
} from '../../../../src/features/runCommand/results/messages.ts';
import { App } from '../../../../src/webview/commandResult/app.tsx';
import type { Result } from '../../../../src/webview/commandResult/result.ts';

const command: CommandView = {
  type: 'command',
  connectionId: 'c',
  commandId: 'id',
  connection: 'Demo fleet',
  demo: true,
  document: 'AWS-RunShellScript',
  comment: '',
  requestedAt: 1_700_000_000_000,
  tone: 'busy',
  status: 'In progress',
  meaning: '',
  progress: '1 of 2 nodes finished, 1 without success',
  completed: 1,
  total: 2,
  counts: [
    { filter: 'all', label: 'All', tone: 'off', count: 2 },
    { filter: 'failed', label: 'Failed', tone: 'bad', count: 1 },
  ],
  running: true,
  cannotCancel: '',
  cancelling: false,
  failed: 1,
  parameters: [{ name: 'commands', value: 'uptime' }],
  targets: 'web-1, web-2',
  notice: '',
};

const nodes: NodesView = {
  type: 'nodes',
  rows: [
    { kind: 'group', id: 'group-0', title: '1 node, Failed', tone: 'bad', preview: 'boom' },
    { kind: 'node', id: 'i-1', name: 'web-1', tone: 'bad', status: 'Failed', detail: 'exit code 3 · 1.2 s' },
    { kind: 'node', id: 'i-2', name: 'web-2', tone: 'busy', status: 'In progress', detail: '' },
  ],
  selected: 'i-1',
  filter: 'all',
  query: '',
  grouped: true,
};

const output: OutputView = {
  type: 'output',
  nodeId: 'i-1',
  name: 'web-1',
  tone: 'bad',
  status: 'Failed',
  meaning: '',
  exit: 'exit code 3',
  took: '1.2 s',
  steps: [],
  stdout: [{ text: '<img src=x onerror=alert(1)>', style: '' }],
  stderr: [{ text: 'boom', style: 'fg-red bold' }],
  cut: [],
  rest: [],
  loading: false,
};

function html(differs: Partial<Result> = {}): string {
  return render(h(App, { result: { command, nodes, output, post: () => {}, ...differs } }));
}

test('progress is a status that is announced', () => {
  assert.match(html(), /role="status" aria-live="polite">1 of 2 nodes finished, 1 without success/);
});

test('nodes are options of a list box, the chosen one marked and named to assistive technology', () => {
  const page = html();
  assert.match(page, /role="listbox"[^>]*aria-label="Nodes"[^>]*aria-activedescendant="node-1"/);
  assert.match(page, /id="node-1" role="option" aria-selected/);
  assert.equal((page.match(/role="option"/g) ?? []).length, 2);
});

test('a node’s output is text, whatever it looks like', () => {
  const page = html();
  assert.doesNotMatch(page, /<img/);
  assert.match(page, /&lt;img src=x onerror=alert\(1\)/);
  assert.match(page, /<span class="fg-red bold">boom<\/span>/);
});

test('output and errors are named by their node and can be copied and opened', () => {
  const page = html();
  assert.match(page, /<section class="output" aria-label="Output of web-1"/);
  for (const title of ['Copy Output', 'Open Output in Editor', 'Copy Errors', 'Open Errors in Editor']) {
    assert.ok(page.includes(title), title);
  }
});

test('a running command can be cancelled, a failed one run again where it failed', () => {
  assert.match(html(), /Cancel Command/);
  assert.match(html(), /Run Again on Unsuccessful \(1\)/);
  const over = { ...command, running: false, failed: 0 };
  assert.doesNotMatch(html({ command: over }), /Cancel Command|Run Again on Unsuccessful/);
  assert.match(
    html({ command: { ...command, cancelling: true } }),
    /<button[^>]*disabled[^>]*>.*Cancelling…/,
  );
});

test('filters are pressed buttons with their counts', () => {
  assert.match(html(), /aria-pressed="true"[^>]*>All 2</);
  assert.match(html(), /aria-pressed="false"[^>]*>Failed 1</);
});

test('steps are tabs', () => {
  const steps = [
    { name: 'one', tone: 'good', status: 'Success', exit: 'exit code 0', selected: false },
    { name: 'two', tone: 'bad', status: 'Failed', exit: 'exit code 3', selected: true },
  ] as const;
  const page = html({ output: { ...output, steps } });
  assert.match(page, /role="tablist" aria-label="Steps"/);
  assert.match(page, /role="tab"[^>]*aria-selected[^>]*>two Failed, exit code 3/);
});

test('what was cut off and where the rest is are said', () => {
  const page = html({
    output: {
      ...output,
      cut: ['Only the first 24,000 characters of the output are here.'],
      rest: [{ label: 'Whole output', value: 's3://logs/x' }],
    },
  });
  assert.match(page, /Only the first 24,000 characters/);
  assert.match(page, /s3:\/\/logs\/x/);
});

test('a silent node says that it is silent, a waiting one that it waits', () => {
  const silent = { ...output, stdout: [], stderr: [] };
  assert.match(html({ output: silent }), /This node printed nothing\./);
  assert.match(html({ output: { ...silent, tone: 'waiting' } }), /No output yet\./);
  assert.match(html({ output: { ...silent, loading: true } }), /Reading the output…/);
  assert.match(html({ output: { ...silent, stderr: output.stderr } }), /Nothing on standard output\./);
});

test('before the first node there is a sentence instead of a list', () => {
  const none = { ...nodes, rows: [] };
  assert.match(html({ nodes: none, output: undefined }), /Waiting for the first node…/);
  assert.match(html({ nodes: { ...none, filter: 'failed' } }), /No node fits the filter\./);
});

test('of a thousand nodes only those in sight are in the page', () => {
  const rows = Array.from({ length: 1000 }, (_, index) => ({
    kind: 'node' as const,
    id: `i-${index}`,
    name: `web-${index}`,
    tone: 'good' as const,
    status: 'Success',
    detail: '',
  }));
  const page = html({ nodes: { ...nodes, rows, selected: 'i-0' } });
  assert.ok((page.match(/role="option"/g) ?? []).length < 40);
  assert.match(page, /aria-setsize="1000"/);
});

test('a command that cannot be cancelled has its button disabled, with the reason, under its own name', () => {
  const page = html({ command: { ...command, cannotCancel: 'The connection is gone.' } });
  assert.match(
    page,
    /<button[^>]* disabled[^>]* title="The connection is gone\."[^>]*>(?:(?!<\/button>).)*Cancel Command/,
  );
  assert.doesNotMatch(page, /aria-label="The connection is gone/);
});
