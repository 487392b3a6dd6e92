import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aStarter } from '../../../../support/session/starterScene.ts';

const container = `ecs:shop_${'0'.repeat(32)}_${'1'.repeat(32)}-12345`;

describe('sessions that are opened again', () => {
  it('start as any others do, side by side, each as it was', async (t) => {
    const { starter, node, started, groups, desk, settle } = aStarter(t);
    await starter.openAgain([
      { node: node('i-1'), choice: {} },
      { node: node('i-2'), choice: { documentName: 'My-Login' } },
    ]);
    await settle();
    assert.deepEqual(started(), [{ Target: 'i-1' }, { Target: 'i-2', DocumentName: 'My-Login' }]);
    assert.equal(desk.openTerminals.length, 2);
    assert.equal(groups.length, 1);
  });

  it('show production in red, whatever was remembered', async (t) => {
    const { starter, node, desk } = aStarter(t, {
      DescribeInstances: () => ({
        Reservations: [{ Instances: [{ Tags: [{ Key: 'Environment', Value: 'prod' }] }] }],
      }),
    });
    await starter.openAgain([{ node: node('i-1'), choice: {} }]);
    assert.equal(desk.terminal.creationOptions.color?.id, 'terminal.ansiRed');
  });

  it('are asked about where they are many', async (t) => {
    const { starter, node, fake, desk } = aStarter(t);
    fake.answer = false;
    const many = ['1', '2', '3', '4', '5', '6'].map((id) => ({ node: node(`i-${id}`), choice: {} }));
    await starter.openAgain(many);
    assert.match(fake.asked[0]?.question ?? '', /Open 6 terminals/);
    assert.equal(desk.terminals.length, 0);
  });

  it('are asked about in containers, as the first time', async (t) => {
    const { starter, node, fake, started, settle } = aStarter(t);
    fake.answer = false;
    await starter.openAgain([
      { node: node('i-1'), choice: {} },
      { node: node(container), choice: {} },
    ]);
    await settle();
    assert.match(fake.asked[0]?.question ?? '', /in a container of the cluster shop/);
    assert.deepEqual(started(), [{ Target: 'i-1' }]);
  });

  it('are not opened where all of them were refused, or the workspace is not trusted', async (t) => {
    const { starter, node, fake, desk } = aStarter(t);
    fake.answer = false;
    await starter.openAgain([{ node: node(container), choice: {} }]);
    desk.isTrusted = false;
    await assert.rejects(starter.openAgain([{ node: node('i-1'), choice: {} }]), { kind: 'denied' });
    assert.equal(desk.terminals.length, 0);
  });
});
