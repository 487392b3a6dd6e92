import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AppError } from '../../../../../src/core/base/errors.ts';
import { settle } from '../../../../support/manualClock.ts';
import { aStarter, type StarterScene } from '../../../../support/session/starterScene.ts';

describe('a session on an ECS target', () => {
  const target = `ecs:shop_${'0'.repeat(32)}_${'0'.repeat(32)}-1`;

  /** Names the container: next comes the choice of a document. */
  async function named({ desk, starter }: StarterScene): Promise<{ readonly done: Promise<void> }> {
    const done = starter.startOnEcs();
    assert.match(desk.text.type('ecs:shop') ?? '', /runtimeId/);
    assert.equal(desk.text.type(` ${target} `), undefined);
    desk.text.enter();
    await settle();
    return { done };
  }

  /** Chooses a shell without a reason. */
  async function shellChosen(scene: StarterScene): Promise<void> {
    const { done } = await named(scene);
    scene.desk.pick.choose('Shell');
    await settle();
    scene.desk.text.enter();
    await done;
    await scene.settle();
  }

  it('is named, and started after a question that says what is touched', async (t) => {
    const scene = aStarter(t);
    const { desk, fake } = scene;
    await shellChosen(scene);
    assert.match(fake.asked[0]?.detail ?? '', /account’s preferences.*production is not known/);
    assert.deepEqual(scene.started(), [{ Target: target }]);
    assert.equal(desk.terminal.name, 'shop/00000000');
    assert.equal(desk.terminal.creationOptions.color?.id, 'terminal.ansiYellow');
    assert.match(desk.terminal.text, /Whether this container is production is not known/);
  });

  it('has a document of use in containers, its parameters, and a reason', async (t) => {
    const scene = aStarter(t, {
      ListDocuments: () => ({
        DocumentIdentifiers: [
          { Name: 'AWS-StartInteractiveCommand', Owner: 'Amazon', PlatformTypes: ['Linux', 'MacOS'] },
          { Name: 'AmazonEKS-ControlPlaneInstanceProxy', Owner: 'Amazon', PlatformTypes: ['Linux'] },
          { Name: 'My-Mac', Owner: '123456789012', PlatformTypes: ['MacOS'] },
        ],
      }),
    });
    const { desk } = scene;
    const { done } = await named(scene);
    assert.equal(desk.pick.title, 'Start Session on shop/00000000');
    assert.deepEqual(desk.pick.labels, ['Shell', 'AWS-StartInteractiveCommand']);
    desk.pick.choose('AWS-StartInteractiveCommand');
    await settle();
    desk.text.type('uptime');
    desk.text.enter();
    await settle();
    desk.text.type('ticket 7');
    desk.text.enter();
    await done;
    await scene.settle();
    assert.deepEqual(scene.started(), [
      {
        Target: target,
        DocumentName: 'AWS-StartInteractiveCommand',
        Parameters: { command: ['uptime'] },
        Reason: 'ticket 7',
      },
    ]);
  });

  it('is marked as production where the profile is', async (t) => {
    const scene = aStarter(t);
    scene.desk.set('ssmWorkbench.production.profiles', ['fake*']);
    await shellChosen(scene);
    assert.match(scene.fake.asked[0]?.detail ?? '', /marked as production/);
    assert.equal(scene.desk.terminal.creationOptions.color?.id, 'terminal.ansiRed');
  });

  it('can be a shell for who may start sessions and list no documents', async (t) => {
    const denied = new AppError('denied', 'Access denied.', { action: 'ssm:ListDocuments' });
    const scene = aStarter(t, {
      ListDocuments: () => {
        throw denied;
      },
    });
    const { done } = await named(scene);
    assert.match(scene.desk.pick.placeholder, /more could not be listed: .*ssm:ListDocuments/);
    assert.equal(scene.desk.pick.busy, false);
    scene.desk.pick.choose('Shell');
    await settle();
    scene.desk.text.enter();
    await done;
    await scene.settle();
    assert.deepEqual(scene.started(), [{ Target: target }]);
  });

  it('is not started when the person gives up at any step', async (t) => {
    const steps: readonly ((scene: StarterScene) => Promise<void> | void)[] = [
      async ({ desk, starter }) => {
        const done = starter.startOnEcs();
        desk.text.escape();
        await done;
      },
      async (scene) => {
        const { done } = await named(scene);
        scene.desk.pick.hide();
        await done;
      },
      async (scene) => {
        scene.fake.answer = false;
        await shellChosen(scene);
      },
    ];
    for (const give of steps) {
      const scene = aStarter(t);
      await give(scene);
      assert.deepEqual([scene.started(), scene.desk.terminals.length], [[], 0]);
    }
  });
});
