import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseElement, TunnelList, type TunnelElement } from '../../../../src/features/tunnels/list.ts';
import { noTraffic, type TunnelState, type TunnelStatus } from '../../../../src/features/tunnels/model.ts';
import { entriesOf } from '../../../../src/features/tunnels/saved.ts';
import { bastion, database } from '../../../support/tunnels/scene.ts';

const raw = (name: string) => ({ name, target: 'i-01234567', remotePort: 80 });
const own = { kind: 'tunnel', id: 'window:x', scope: 'window', config: database } as const;

function status(kind: 'open' | 'stopped', bytes = 0): TunnelStatus {
  const state: TunnelState = { kind };
  return {
    config: bastion,
    state,
    port: 1,
    node: undefined,
    sessionId: undefined,
    since: undefined,
    connection: '',
    traffic: { ...noTraffic, sent: bytes, received: bytes },
    trouble: undefined,
  };
}

function scene() {
  let time = 0;
  const list = new TunnelList(() => time);
  const drawn: (string | undefined)[] = [];
  list.onDidChange((element) => drawn.push(element?.id));
  return { list, drawn, pass: (ms: number) => (time += ms) };
}

const labels = (list: TunnelList): readonly string[] =>
  list.children(undefined).map((element) => list.row(element).label);

describe('the list of tunnels', () => {
  it('shows the workspace’s first, then the person’s own, then those of the window', () => {
    const { list } = scene();
    list.setSaved('window', entriesOf('window', [raw('c')]));
    list.setSaved('user', entriesOf('user', [raw('b'), 7]));
    list.setSaved('workspace', entriesOf('workspace', [raw('a')]));
    assert.deepEqual(labels(list), ['a', 'b', 'Tunnel without a name', 'c']);
    assert.deepEqual(list.children({ id: 'workspace:a' }), []);
  });

  it('finds by name the workspace’s before the person’s own', () => {
    const { list } = scene();
    list.setSaved('user', entriesOf('user', [raw('a')]));
    assert.equal(list.named('a')?.scope, 'user');
    list.setSaved('workspace', entriesOf('workspace', [raw('a')]));
    assert.equal(list.named('a')?.scope, 'workspace');
    assert.equal(list.named('b'), undefined);
  });

  it('keeps the elements that VS Code holds, and redraws a row alone when only its state changed', () => {
    const { list, drawn } = scene();
    list.setSaved('user', entriesOf('user', [raw('a')]));
    const [element] = list.children(undefined);
    const [entry] = list.tunnels;
    assert.ok(entry !== undefined);
    list.setStatus(entry, status('open'));
    list.setStatus(entry, status('stopped'));
    assert.deepEqual(drawn, [undefined, undefined, 'user:a']);
    assert.equal(list.children(undefined)[0], element);
  });

  it('keeps a tunnel that runs after it was taken out of the settings, until it has stopped', () => {
    const { list } = scene();
    list.setStatus(own, status('open'));
    assert.deepEqual([labels(list), list.active], [['orders'], 1]);
    list.setStatus(own, status('stopped'));
    assert.deepEqual([labels(list), list.active], [[], 0]);
  });

  it('knows what can be changed: what is saved, not what only still runs', () => {
    const { list } = scene();
    list.setSaved('user', entriesOf('user', [raw('a'), 7]));
    list.setStatus(own, status('open'));
    assert.equal(list.saved('user:a')?.scope, 'user');
    assert.deepEqual([list.saved('user#1'), list.saved(own.id)], [undefined, undefined]);
    assert.match(list.row(own).contextValue ?? '', /^unsaved active/);
  });

  it('draws 5,000 tunnels without asking all of them about each', () => {
    const { list } = scene();
    let reads = 0;
    const entries = entriesOf(
      'user',
      Array.from({ length: 5000 }, (_, index) => raw(`t${String(index)}`)),
    );
    const counted = entries.map((entry) => ({
      ...entry,
      get id() {
        reads += 1;
        return entry.id;
      },
    }));
    list.setSaved('user', counted);
    assert.equal(labels(list).length, 5000);
    assert.ok(reads < 10 * 5000, String(reads));
  });

  it('draws nothing for a row that is gone', () => {
    const { list } = scene();
    assert.deepEqual([list.row({ id: 'user:x' }).label, list.tooltip({ id: 'user:x' })], ['', []]);
  });
});

describe('rates', () => {
  it('come with the second sample, and redraw only rows in which something flows', () => {
    const { list, drawn, pass } = scene();
    list.setStatus(own, status('open'));
    drawn.length = 0;
    const element: TunnelElement = { id: own.id };
    list.sample(new Map([[own.id, status('open', 0)]]));
    pass(1000);
    list.sample(new Map([[own.id, status('open', 5000)]]));
    assert.match(list.row(element).description ?? '', /↓ 5\.0 KB\/s ↑ 5\.0 KB\/s/);
    pass(1000);
    list.sample(new Map([[own.id, status('open', 5000)]]));
    assert.doesNotMatch(list.row(element).description ?? '', /KB/);
    pass(1000);
    list.sample(new Map([[own.id, status('open', 5000)]]));
    assert.deepEqual(drawn, [own.id, own.id]);
  });

  it('of what flowed while nobody looked are not told as one second’s', () => {
    const { list, pass } = scene();
    list.setStatus(own, status('open'));
    list.sample(new Map([[own.id, status('open', 0)]]));
    list.forgetSamples();
    pass(60_000);
    list.sample(new Map([[own.id, status('open', 9_000_000)]]));
    assert.doesNotMatch(list.row(own).description ?? '', /B\/s/);
  });

  it('end when the tunnel is not open', () => {
    const { list, pass } = scene();
    list.setStatus(own, status('open'));
    list.sample(new Map([[own.id, status('open', 0)]]));
    pass(1000);
    list.sample(new Map([[own.id, status('open', 10)]]));
    list.setStatus(own, {
      ...status('open'),
      state: { kind: 'reconnecting', cause: '', needsSignIn: false },
    });
    list.sample(new Map([[own.id, status('stopped', 99)]]));
    assert.doesNotMatch(list.row(own).description ?? '', /B\/s/);
  });
});

it('what a command was given is a row or nothing', () => {
  assert.deepEqual(parseElement({ id: 'user:a', more: 1 }), { id: 'user:a' });
  for (const value of [undefined, null, 'user:a', { id: 7 }, []])
    assert.equal(parseElement(value), undefined);
});
