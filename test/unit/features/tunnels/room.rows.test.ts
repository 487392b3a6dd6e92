import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settle } from '../../../support/manualClock.ts';
import { roomScene, row, saved } from '../../../support/tunnels/roomScene.ts';

const other = { ...saved, name: 'db', localPort: 8081 };
const otherRow = { id: 'user:db' };

describe('commands of rows of tunnels', () => {
  it('say when the row is gone, and ask for no other instead', async (t) => {
    const { desk, open, call } = roomScene(t);
    await open();
    for (const command of ['start', 'stop', 'edit', 'remove', 'copyAddress']) {
      await assert.rejects(call(command, undefined, undefined), /changed under the click/);
      await assert.rejects(call(command, { id: 'user:gone' }, undefined), /Choose the tunnel again/);
    }
    await assert.rejects(call('stop', row, [row, undefined]), /changed under the click/);
    assert.deepEqual([desk.choices, desk.boxes], [[], []]);
  });

  it('say when the tunnel has become meanwhile what it was to become', async (t) => {
    const { open, call, state } = roomScene(t);
    await assert.rejects(call('stop', row), /“web” is not open/);
    await open();
    await assert.rejects(call('start', row), /“web” is started already/);
    assert.equal(state(), 'open');
  });

  it('are about the row that was pressed, whatever stands before it in the selection', async (t) => {
    const { desk, fake, kernel, clock, call } = roomScene(t, [saved, other]);
    fake.answer = false;
    await call('remove', otherRow, [row, otherRow]);
    assert.deepEqual(
      fake.asked.map(({ question }) => question),
      ['Remove the tunnel “db”?'],
    );
    await call('start', otherRow, [row, otherRow]);
    for (const session of kernel.sessions) session.open();
    await clock.advance(60_000);
    await call('copyAddress', otherRow, [row, otherRow]);
    assert.equal(desk.clipboard, '127.0.0.1:8081');
  });

  it('start the others when one of them is refused', async (t) => {
    const own = { ...other, profile: 'dev', region: 'eu-central-1' };
    const { fake, list, connections, call } = roomScene(t, [saved, own]);
    connections.switchTo(undefined);
    await call('start', row, [row, otherRow]);
    await settle();
    assert.match(String(fake.failures[0]?.error), /Choose a profile/);
    assert.equal(list.status('user:db')?.state.kind, 'starting');
  });
});
