import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { property } from '../../../../support/fakeFleet.ts';
import { settle } from '../../../../support/manualClock.ts';
import { terminalPanel } from '../../../../support/vscode/main.ts';
import { FakeTerminal } from '../../../../support/vscode/windows.ts';
import { aStarter, type StarterScene } from '../../../../support/session/starterScene.ts';

describe('a session with choices', () => {
  it('is asked for step by step: document, each parameter, reason', async (t) => {
    const { desk, starter, node, started, settle: come } = aStarter(t);
    const done = starter.startWith({ nodes: [node('i-1')] });
    await settle();
    assert.equal(desk.pick.title, 'Start Session on name-of-i-1 (i-1)');
    assert.deepEqual(desk.pick.labels, ['Shell', 'AWS-StartInteractiveCommand', 'My-Login']);
    desk.pick.choose('AWS-StartInteractiveCommand');
    await settle();
    assert.equal(desk.text.options.title, 'AWS-StartInteractiveCommand (1/1): command');
    assert.match(desk.text.type('') ?? '', /required/);
    assert.match(desk.text.type('TOP') ?? '', /pattern/);
    assert.equal(desk.text.type('uptime'), undefined);
    desk.text.enter();
    await settle();
    assert.match(desk.text.options.prompt ?? '', /Why/);
    desk.text.type('ticket 7');
    desk.text.enter();
    await done;
    await come();
    assert.deepEqual(started(), [
      {
        Target: 'i-1',
        DocumentName: 'AWS-StartInteractiveCommand',
        Parameters: { command: ['uptime'] },
        Reason: 'ticket 7',
      },
    ]);
  });

  it('offers allowed values, default first, and hides what looks like a secret', async (t) => {
    const { desk, starter, node, started, connection, settle: come } = aStarter(t);
    const document = { connectionId: connection.id, name: 'My-Login', type: 'Session' };
    const done = starter.startWith({ nodes: [node('i-1')], document });
    await settle();
    assert.deepEqual(
      desk.choice.items.map(({ label, description }) => [label, description]),
      [
        ['bash', 'default'],
        ['sh', undefined],
      ],
    );
    desk.choice.choose('sh');
    await settle();
    assert.equal(desk.text.options.password, true);
    desk.text.type('hunter2');
    desk.text.enter();
    await settle();
    desk.text.enter();
    await done;
    await come();
    assert.deepEqual(started(), [
      { Target: 'i-1', DocumentName: 'My-Login', Parameters: { shell: ['sh'], password: ['hunter2'] } },
    ]);
  });

  it('may be a shell with the account’s preferences and a reason', async (t) => {
    const { desk, starter, node, started, settle: come } = aStarter(t);
    const done = starter.startWith({ nodes: [node('i-1')] });
    await settle();
    desk.pick.choose('Shell');
    await settle();
    desk.text.type('x'.repeat(257));
    desk.text.enter();
    desk.text.type('why not');
    desk.text.enter();
    await done;
    await come();
    assert.deepEqual(started(), [{ Target: 'i-1', Reason: 'why not' }]);
  });

  it('is not started when the person gives up at any step', async (t) => {
    const steps: readonly ((desk: StarterScene['desk']) => void)[] = [
      (desk) => desk.pick.hide(),
      (desk) => desk.text.escape(),
      (desk) => desk.text.escape(),
    ];
    for (const [last] of steps.entries()) {
      const { desk, starter, node, started } = aStarter(t);
      const done = starter.startWith({ nodes: [node('i-1')] });
      await settle();
      if (last > 0) desk.pick.choose('AWS-StartInteractiveCommand');
      await settle();
      if (last > 1) {
        desk.text.type('uptime');
        desk.text.enter();
      }
      await settle();
      steps[last]?.(desk);
      await done;
      assert.deepEqual([started(), desk.terminals.length], [[], 0], String(last));
    }
  });

  it('asks for a node first where only the document is known', async (t) => {
    const {
      desk,
      starter,
      connection,
      started,
      settle: come,
    } = aStarter(t, {
      DescribeInstanceProperties: () => ({ InstanceProperties: [property(1, { Name: 'web' })] }),
    });
    const document = { connectionId: connection.id, name: 'AWS-StartInteractiveCommand', type: 'Session' };
    const done = starter.startWith({ document });
    await settle();
    assert.equal(desk.pick.title, 'Start Session with AWS-StartInteractiveCommand');
    desk.pick.choose('web');
    await settle();
    desk.text.type('uptime');
    desk.text.enter();
    await settle();
    desk.text.enter();
    await done;
    await come();
    assert.equal(started().length, 1);
  });

  it('is refused for a document that forwards a port, before anything is asked', async (t) => {
    const { starter, node, connection } = aStarter(t, {
      GetDocument: () => ({ Content: '{"sessionType":"Port"}' }),
    });
    const document = { connectionId: connection.id, name: 'My-Port', type: 'Session' };
    await assert.rejects(starter.startWith({ nodes: [node('i-1')], document }), /Tunnels view/);
  });
});

describe('sessions on several nodes', () => {
  it('are chosen by check marks, which stay while more nodes come, and open side by side', async (t) => {
    let come = (): void => undefined;
    const later = new Promise<void>((resolve) => (come = resolve));
    const scene = aStarter(t, {
      DescribeInstanceProperties: async ({ MaxResults }) => {
        if (MaxResults === 50) {
          return {
            InstanceProperties: [property(1, { Name: 'web' }), property(2, { Name: 'db' })],
            NextToken: 'more',
          };
        }
        await later;
        return { InstanceProperties: [property(3, { Name: 'cache' })] };
      },
    });
    const { desk, starter, started, groups } = scene;
    const done = starter.startSeveral(undefined);
    await settle();
    assert.equal(desk.pick.canSelectMany, true);
    desk.pick.check('web', 'db');
    come();
    await settle();
    assert.deepEqual(desk.pick.labels, ['web', 'db', 'cache']);
    desk.pick.accept();
    await done;
    await scene.settle();
    assert.equal(started().length, 2);
    const [first, second] = desk.terminals;
    assert.equal(first?.creationOptions.location, undefined);
    assert.equal(second?.creationOptions.location?.parentTerminal, first);
    assert.deepEqual(
      groups.map((group) => group.length),
      [2],
    );
  });

  it('are none when the person looks away', async (t) => {
    const { desk, starter } = aStarter(t, { DescribeInstanceProperties: () => ({ InstanceProperties: [] }) });
    const done = starter.startSeveral(undefined);
    await settle();
    desk.pick.accept();
    desk.pick.hide();
    await done;
    assert.equal(desk.terminals.length, 0);
  });

  it('are asked about when they are many', async (t) => {
    const { desk, fake, starter, node } = aStarter(t);
    const nodes = Array.from({ length: 6 }, (_, index) => node(`i-${String(index)}`));
    fake.answer = false;
    await starter.startSeveral(nodes);
    assert.match(fake.asked[0]?.question ?? '', /6 terminals/);
    assert.equal(desk.terminals.length, 0);
    fake.answer = true;
    await starter.startSeveral(nodes);
    assert.equal(desk.terminals.length, 6);
    await starter.startSeveral(nodes.slice(0, 5));
    assert.equal(fake.asked.length, 2);
  });

  it('do not open at all when one of them cannot', async (t) => {
    const { desk, starter, node } = aStarter(t);
    const nodes = [node('i-1'), node('i-2', { connectionId: 'gone' })];
    await assert.rejects(starter.startSeveral(nodes), { kind: 'notFound' });
    assert.equal(desk.terminals.length, 0);
  });
});

describe('VS Code’s own new terminal', () => {
  it('shows the node that the person chooses', async (t) => {
    const { desk, starter } = aStarter(t, {
      DescribeInstanceProperties: () => ({ InstanceProperties: [property(1, { Name: 'web' })] }),
    });
    const made = starter.profile();
    await settle();
    desk.pick.choose('web');
    const profile = await made;
    assert.equal((profile?.options as { name: string }).name, 'web');
    const opened = new FakeTerminal(profile?.options as never, terminalPanel);
    desk.terminals.push(opened);
    desk.terminalsChanged.fire(undefined);
    assert.equal(desk.activeTerminal, opened);
  });

  it('shows nothing when none was chosen', async (t) => {
    const { desk, starter } = aStarter(t, { DescribeInstanceProperties: () => ({}) });
    const made = starter.profile();
    await settle();
    desk.pick.hide();
    assert.equal(await made, undefined);
  });
});

it('is marked as production by the node’s tags, whichever way it starts', async (t) => {
  const one = property(1, { Name: 'web' });
  const red = { id: 'terminal.ansiRed' };
  const Tags = [{ Key: 'Environment', Value: 'Production' }];
  const scene = aStarter(t, {
    DescribeInstanceProperties: () => ({ InstanceProperties: [one] }),
    DescribeInstances: () => ({ Reservations: [{ Instances: [{ Tags }] }] }),
    ListTagsForResource: () => ({ TagList: Tags }),
  });
  const { desk, starter, node } = scene;
  const picked = starter.start(undefined);
  await settle();
  desk.pick.choose('web');
  await picked;
  const several = starter.startSeveral(undefined);
  await settle();
  desk.pick.check('web');
  desk.pick.accept();
  await several;
  await starter.start(node('i-1'));
  assert.deepEqual(
    desk.terminals.map(({ creationOptions }) => ({ ...creationOptions.color })),
    [red, red, red],
  );
  const profile = starter.profile();
  await settle();
  desk.pick.choose('web');
  assert.deepEqual({ ...((await profile)?.options as { color?: object }).color }, red);
});

it('starts nothing from a workspace that is not trusted, whichever way', async (t) => {
  const { desk, starter, node, connection } = aStarter(t);
  desk.isTrusted = false;
  for (const way of [
    starter.start(node('i-1')),
    starter.startWith({ nodes: [node('i-1')] }),
    starter.startSeveral([node('i-1')]),
    starter.startOnEcs(),
    starter.profile(),
  ]) {
    await assert.rejects(way, { kind: 'denied' });
  }
  assert.equal(connection.calls.length, 0);
});

it('needs a profile before anything can be chosen', async (t) => {
  const { starter, services } = aStarter(t);
  services.connections.use(undefined);
  for (const way of [starter.start(undefined), starter.startSeveral(undefined), starter.startOnEcs()]) {
    await assert.rejects(way, { kind: 'credentials' });
  }
});
