import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TunnelList } from '../../../../../src/features/tunnels/list.ts';
import { noTraffic } from '../../../../../src/features/tunnels/model.ts';
import {
  agreeInTask,
  agreeToNode,
  askPort,
  portSentence,
} from '../../../../../src/features/tunnels/ui/questions.ts';
import { FakeHost } from '../../../../support/fakeHost.ts';
import { settle } from '../../../../support/manualClock.ts';
import { database } from '../../../../support/tunnels/scene.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

const taken = { port: 5432, why: 'taken', free: 5433 } as const;

describe('a port that cannot be had', () => {
  it('is said with who has it, where that is known', () => {
    const list = new TunnelList(() => 0);
    assert.match(
      portSentence(taken, list),
      /^Port 5432 on this computer is taken by another program or window\.$/,
    );
    assert.match(portSentence({ ...taken, port: 443, why: 'privileged' }, list), /for administrators/);
    assert.match(
      portSentence({ ...taken, port: 50_000, why: 'privileged' }, list),
      /^Port 50000 on this computer is reserved by the operating system\.$/,
    );
    list.setStatus(
      { kind: 'tunnel', id: 'user:orders', scope: 'user', config: database },
      {
        config: database,
        state: { kind: 'open' },
        port: 5432,
        node: undefined,
        sessionId: undefined,
        since: undefined,
        connection: '',
        traffic: noTraffic,
        trouble: undefined,
      },
    );
    assert.match(portSentence(taken, list), /taken by the tunnel “orders”/);
  });

  for (const [button, port] of [
    ['Use 5433', 5433],
    ['Use Any Free Port', 0],
    [undefined, undefined],
  ] as const) {
    it(`is answered with ${String(port)} by ${button ?? 'looking away'}`, async (t) => {
      const desk = freshDesk(t);
      const answer = askPort(taken, 'orders', new TunnelList(() => 0));
      await settle();
      if (button === undefined) desk.message.dismiss();
      else desk.message.press(button);
      assert.equal(await answer, port);
    });
  }

  it('has no offer where no other is free nearby', async (t) => {
    const desk = freshDesk(t);
    void askPort({ ...taken, free: undefined }, 'orders', new TunnelList(() => 0));
    await settle();
    assert.deepEqual(desk.message.buttons, ['Use Any Free Port']);
  });
});

it('production is asked about once, with where the tunnel leads', async () => {
  const fake = new FakeHost();
  const node = { id: 'i-1', name: 'db', production: 'db (i-1) is tagged as production.' };
  assert.equal(await agreeToNode(fake.host, database, node), true);
  assert.deepEqual(fake.asked, [
    {
      question: 'Open a tunnel into production, to db.internal:5432?',
      detail: 'db (i-1) is tagged as production. What is done through the tunnel is done to production.',
      verb: 'Open Tunnel',
    },
  ]);
});

describe('a container, of which nobody knows whether it is production', () => {
  const id = 'ecs:shop_0123_4567';
  const node = { id, name: id, doubt: 'no tags' };
  const unknown = 'Whether this container is production is not known (no tags). Treat it as production.';

  it('is asked about where a person starts the tunnel, with its whole target', async () => {
    const fake = new FakeHost();
    fake.answer = false;
    assert.equal(await agreeToNode(fake.host, database, node), false);
    assert.deepEqual(fake.asked, [
      {
        question: 'Open a tunnel into a container, to db.internal:5432?',
        detail: `${id}. ${unknown}`,
        verb: 'Open Tunnel',
      },
    ]);
  });

  it('is only said where a task does; production is asked about there too', async () => {
    const fake = new FakeHost();
    fake.answer = false;
    const lines: string[] = [];
    const told = (line: string): unknown => lines.push(line);
    assert.equal(await agreeInTask(fake.host, database, node, told), true);
    assert.deepEqual([lines, fake.asked], [[unknown], []]);
    const production = { ...node, production: 'acme-prod is marked as production.' };
    assert.equal(await agreeInTask(fake.host, database, production, told), false);
    assert.deepEqual([lines.length, fake.asked.length], [1, 1]);
  });
});
