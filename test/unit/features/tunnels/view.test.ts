import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noTraffic, type TunnelState, type TunnelStatus } from '../../../../src/features/tunnels/model.ts';
import type { TunnelEntry } from '../../../../src/features/tunnels/saved.ts';
import { isChanged, rowOf, tooltipOf } from '../../../../src/features/tunnels/view.ts';
import { bastion, database } from '../../../support/tunnels/scene.ts';

const entry = { kind: 'tunnel', id: 'user:orders', scope: 'user', config: bastion } as const;
const now = Date.UTC(2026, 0, 1);
const node = { id: 'i-1', name: 'bastion-a', matches: 3 };

function statusIn(state: TunnelState, differs: Partial<TunnelStatus> = {}): TunnelStatus {
  return {
    config: bastion,
    state,
    port: 15_432,
    node,
    sessionId: 's-1',
    since: now,
    connection: 'dev · eu-central-1',
    traffic: { sent: 3400, received: 1_200_000, open: 2, total: 9 },
    trouble: undefined,
    ...differs,
  };
}

const describedAs = (state: TunnelState, differs: Partial<TunnelStatus> = {}, of: TunnelEntry = entry) =>
  rowOf({ entry: of, status: statusIn(state, differs) }).description;

describe('a row', () => {
  it('of a tunnel that was never started says where it would lead and through what', () => {
    const row = rowOf({ entry });
    assert.deepEqual(
      [row.label, row.description, row.icon, row.contextValue],
      ['orders', '15432 → db.internal:5432 · tag Role=bastion', 'circle-outline', 'tunnel user idle'],
    );
    const any = { ...entry, config: { ...database, localPort: 0 } };
    assert.match(rowOf({ entry: any }).description ?? '', /^any port → /);
  });

  it('of an open one says address, destination, connections, rate and node', () => {
    const rate = { sent: 10, received: 2000 };
    const row = rowOf({ entry, status: statusIn({ kind: 'open' }), rate });
    assert.equal(
      row.description,
      '127.0.0.1:15432 → db.internal:5432 · 2 connections · ↓ 2.0 KB/s ↑ 10 B/s · via bastion-a (1 of 3) · dev · eu-central-1',
    );
    assert.deepEqual([row.icon, row.contextValue], ['pass-filled', 'tunnel user active bound session']);
    assert.match(
      row.accessibilityLabel ?? '',
      /^orders, open, 127\.0\.0\.1:15432 → db\.internal:5432, 2 conn/,
    );
  });

  it('says through which account it leads, or would lead where the tunnel names one', () => {
    const own = { ...entry, config: { ...bastion, profile: 'admin', region: 'us-east-1' } };
    assert.match(describedAs({ kind: 'stopped' }, {}, own) ?? '', /· tag Role=bastion · admin · us-east-1$/);
    assert.match(describedAs({ kind: 'open' }, {}, own) ?? '', /· dev · eu-central-1$/);
    assert.doesNotMatch(describedAs({ kind: 'stopped' }) ?? '', /eu-central-1/);
  });

  it('of one that only still runs offers nothing that its settings would be needed for', () => {
    const view = { entry, isSaved: false, status: statusIn({ kind: 'open' }) };
    assert.equal(rowOf(view).contextValue, 'unsaved active bound session');
    assert.ok(tooltipOf(view, now).some(([label, value]) => label === 'Saved in' && /any more/.test(value)));
  });

  it('marks production while the tunnel leads there', () => {
    const production = { node: { ...node, production: 'It is.' } };
    assert.match(describedAs({ kind: 'open' }, production) ?? '', /^127.* · production · 2 connections/);
    assert.doesNotMatch(describedAs({ kind: 'stopped' }, production) ?? '', /production/);
  });

  it('says what it waits for', () => {
    assert.match(
      describedAs({ kind: 'starting', step: 'port' }, { node: undefined }) ?? '',
      /^opening the port… · 127/,
    );
    assert.match(describedAs({ kind: 'starting', step: 'node' }) ?? '', /choosing the node…/);
    assert.match(describedAs({ kind: 'starting', step: 'session' }) ?? '', /starting the session…/);
    assert.match(
      describedAs({ kind: 'reconnecting', cause: 'cut', needsSignIn: false }) ?? '',
      /^reconnecting · cut · 127\.0\.0\.1:15432 → /,
    );
    assert.match(
      describedAs({ kind: 'reconnecting', cause: 'x', needsSignIn: true }) ?? '',
      /sign in to go on/,
    );
    const waiting = { kind: 'waiting', sentence: 'Idle.', needsSignIn: false } as const;
    assert.match(describedAs(waiting) ?? '', /^waiting for a connection · Idle\. · 127/);
    assert.match(describedAs({ ...waiting, needsSignIn: true }) ?? '', /sign in to go on/);
    assert.match(describedAs({ kind: 'stopping' }) ?? '', /stopping…/);
  });

  it('that asks for sign-in is a way to it, for the profile that the tunnel names', () => {
    const lost = { kind: 'reconnecting', cause: 'x', needsSignIn: true } as const;
    const rest = { kind: 'waiting', sentence: 'x', needsSignIn: true } as const;
    const own = { ...entry, config: { ...bastion, profile: 'admin' } };
    const { command } = rowOf({ entry: own, status: statusIn(lost) });
    assert.deepEqual([command?.command, command?.arguments], ['ssmWorkbench.connection.signIn', ['admin']]);
    assert.deepEqual(rowOf({ entry, status: statusIn(rest) }).command?.arguments, []);
    assert.equal(rowOf({ entry, status: statusIn({ ...rest, needsSignIn: false }) }).command, undefined);
  });

  it('of one that failed says why, and can be started', () => {
    const row = rowOf({
      entry,
      status: statusIn({ kind: 'failed', sentence: 'No node.' }, { port: undefined, sessionId: undefined }),
    });
    assert.deepEqual(
      [row.description, row.icon, row.contextValue],
      ['No node. · 15432 → db.internal:5432 · tag Role=bastion', 'error', 'tunnel user idle'],
    );
  });

  it('of one that is just being stopped can be neither started nor stopped', () => {
    const row = rowOf({ entry, status: statusIn({ kind: 'stopping' }, { port: undefined }) });
    assert.equal(row.contextValue, 'tunnel user stopping session');
  });

  it('says before all else what the node could not connect to', () => {
    assert.match(
      describedAs({ kind: 'open' }, { trouble: 'Refused.' }) ?? '',
      /^Refused\. · 2 connections · 127/,
    );
  });

  it('has a shape of its own for each state that a person acts on', () => {
    const icons = (['stopped', 'open', 'failed'] as const).map(
      (kind) =>
        rowOf({ entry, status: statusIn(kind === 'failed' ? { kind, sentence: '' } : { kind }) }).icon,
    );
    assert.equal(new Set(icons).size, 3);
  });

  it('shows foreign words as text', () => {
    assert.doesNotMatch(
      describedAs({ kind: 'reconnecting', cause: 'a\u001b[2J\nb', needsSignIn: false }) ?? '',
      /\p{Cc}/u,
    );
  });

  it('of an entry that cannot be read says why and leads to the settings', () => {
    const broken = {
      kind: 'broken',
      id: 'workspace#2',
      scope: 'workspace',
      name: '',
      problem: 'No port.',
    } as const;
    const row = rowOf({ entry: broken });
    assert.deepEqual(
      [row.label, row.description, row.icon, row.contextValue, row.command?.command, row.command?.arguments],
      [
        'Tunnel without a name',
        'No port.',
        'warning',
        'broken',
        'ssmWorkbench.tunnels.openSettings',
        [{ id: 'workspace#2' }],
      ],
    );
    assert.deepEqual(tooltipOf({ entry: broken }, now)[0], ['Problem', 'No port.']);
  });
});

describe('a tooltip', () => {
  const lines = (status: TunnelStatus | undefined, of: typeof entry = entry): Record<string, string> =>
    Object.fromEntries(tooltipOf({ entry: of, status, rate: { sent: 1, received: 1 } }, now));

  it('tells everything of an open tunnel', () => {
    const production = { node: { ...node, production: 'It is.' } };
    assert.deepEqual(lines(statusIn({ kind: 'open' }, production)), {
      Tunnel: 'orders',
      State: 'open',
      Address: '127.0.0.1:15432',
      'Leads to': 'db.internal:5432',
      Node: 'bastion-a (i-1)',
      'Chosen by': 'tag Role=bastion, 3 online nodes',
      Production: 'It is.',
      Connection: 'dev · eu-central-1',
      Session: 's-1',
      Since: new Date(now).toLocaleTimeString(),
      Connections: '2 open, 9 in all',
      Traffic: '↓ 1.2 MB ↑ 3.4 KB, now ↓ 1 B/s ↑ 1 B/s',
      'Saved in': 'Your settings',
    });
  });

  it('says of a container, started or not, that nobody knows whether it is production', () => {
    const id = 'ecs:shop_1_2';
    const unknown =
      'Whether this container is production is not known (Systems Manager does not know a container’s tags). ' +
      'Treat it as production.';
    const config = { ...bastion, target: { kind: 'node', id } } as const;
    assert.equal(lines(undefined, { ...entry, config })['Production'], unknown);
    const doubtful = { node: { id, name: id, doubt: 'Systems Manager does not know a container’s tags' } };
    assert.equal(lines(statusIn({ kind: 'open' }, doubtful))['Production'], unknown);
    const marked = { node: { ...doubtful.node, production: 'acme-prod is marked as production.' } };
    assert.match(lines(statusIn({ kind: 'open' }, marked))['Production'] ?? '', /^acme-prod is marked/);
    assert.equal(lines(statusIn({ kind: 'open' }, { node }))['Production'], undefined);
  });

  it('tells of one that was never started what the settings say', () => {
    const { name, target, remotePort, localPort } = bastion;
    const own = { name, target, remotePort, localPort, profile: 'prod', region: 'us-east-1' };
    assert.deepEqual(lines(undefined, { ...entry, config: own }), {
      Tunnel: 'orders',
      State: 'stopped',
      'Leads to': 'port 5432 of the node',
      Node: 'tag Role=bastion',
      Connection: 'prod · us-east-1',
      'Saved in': 'Your settings',
    });
    assert.equal(lines(undefined)['Connection'], 'the one in force when it starts');
  });

  it('gives the sentence of each state', () => {
    const state = (value: TunnelState) => lines(statusIn(value, { traffic: noTraffic }))['State'];
    assert.equal(state({ kind: 'reconnecting', cause: 'cut', needsSignIn: false }), 'reconnecting: cut');
    assert.equal(state({ kind: 'failed', sentence: 'Denied.' }), 'failed: Denied.');
    assert.equal(state({ kind: 'waiting', sentence: 'Idle.', needsSignIn: false }), 'waiting: Idle.');
    assert.equal(state({ kind: 'starting', step: 'node' }), 'choosing the node…');
  });

  it('says that settings which changed since are not in use', () => {
    const changed = { ...bastion, remotePort: 1 };
    assert.ok(isChanged(changed, statusIn({ kind: 'open' })));
    assert.ok(!isChanged(bastion, statusIn({ kind: 'open' })));
    assert.ok(!isChanged(changed, statusIn({ kind: 'stopped' })) && !isChanged(changed, undefined));
    assert.match(
      lines(statusIn({ kind: 'open' }), { ...entry, config: changed })['Settings'] ?? '',
      /stop and start/,
    );
  });
});
