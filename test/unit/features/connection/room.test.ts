import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Connection } from '../../../../src/core/aws/connection.ts';
import { isCancelled } from '../../../../src/core/base/errors.ts';
import { onAbort } from '../../../../src/core/base/abort.ts';
import { ConnectionRoom } from '../../../../src/features/connection/room.ts';
import type { Choice } from '../../../../src/features/connection/ui/follow.ts';
import type { Identity } from '../../../../src/features/connection/view.ts';
import { FakeConnection, FakeConnections } from '../../../support/fakeConnection.ts';
import { FakeHost, fakeServices } from '../../../support/fakeHost.ts';
import { settle } from '../../../support/manualClock.ts';
import { freshDesk } from '../../../support/vscode/desk.ts';

const demo = {
  credentials: { accessKeyId: 'k', secretAccessKey: 's' },
  region: 'eu-central-1',
  label: 'Demo',
};

function entered(
  t: TestContext,
  current: FakeConnection | undefined = new FakeConnection({}, { profile: 'a' }),
) {
  const desk = freshDesk(t);
  const fake = new FakeHost();
  const connections = new FakeConnections(current);
  const chosen: Choice[] = [];
  const identities: (readonly [Connection, Identity])[] = [];
  const follower = {
    choice: { profile: 'b', region: 'us-east-1' },
    choose: async (choice: Choice): Promise<void> => void chosen.push(choice),
    dispose: () => undefined,
  };
  const room = new ConnectionRoom(fake.host, fakeServices(connections), {
    follower,
    env: {},
    demo: { state: 'off' },
    identified: (connection, identity) => identities.push([connection, identity]),
  });
  t.after(() => room.dispose());
  return { desk, fake, connections, chosen, identities, room };
}

async function chooseRegion(scene: ReturnType<typeof entered>, meanwhile: () => void): Promise<void> {
  const switching = scene.room.switchRegion();
  meanwhile();
  const pick = scene.desk.pick;
  pick.type('ap-south-1');
  pick.choose(pick.labels.find((label) => label.includes('ap-south-1')) ?? 'ap-south-1');
  await switching;
}

describe('choosing a Region', () => {
  it('keeps the profile in force, though the settings may know of another', async (t) => {
    const scene = entered(t);
    scene.desk.set('ssmWorkbench.connection.profile', 'a');
    await chooseRegion(scene, () => undefined);
    assert.deepEqual(scene.chosen, [{ profile: 'b', region: 'ap-south-1' }]);
  });

  it('of a demo fleet opens that fleet there, and saves nothing', async (t) => {
    const scene = entered(t, new FakeConnection({}, demo));
    const used: unknown[] = [];
    scene.connections.use = (spec) => {
      used.push(spec);
      return undefined;
    };
    await chooseRegion(scene, () => undefined);
    assert.deepEqual(used, [{ ...demo, region: 'ap-south-1' }]);
    assert.deepEqual(scene.chosen, []);
  });

  it('of a demo fleet that ended meanwhile opens nothing, and says to choose again', async (t) => {
    const scene = entered(t, new FakeConnection({}, { ...demo, profile: 'demo' }));
    const other = new FakeConnection({}, { profile: 'a' });
    const choosing = chooseRegion(scene, () => scene.connections.switchTo(other));
    await assert.rejects(choosing, { kind: 'conflict' });
    assert.equal(scene.connections.current, other);
    assert.deepEqual(scene.chosen, []);
  });

  it('changes nothing when the list is left', async (t) => {
    const scene = entered(t);
    const switching = scene.room.switchRegion();
    scene.desk.box.hide();
    await switching;
    assert.deepEqual(scene.chosen, []);
  });
});

describe('asking who we are', () => {
  it('tells account and identity, and shows them in the status bar', async (t) => {
    const current = new FakeConnection({ GetCallerIdentity: () => ({ Account: '1', Arn: 'arn:me' }) });
    const { room, fake, identities } = entered(t, current);
    await room.showIdentity();
    assert.deepEqual(identities, [[current, { account: '1', arn: 'arn:me' }]]);
    assert.deepEqual(fake.said, [`${current.label}: account 1, arn:me`]);
  });

  it('does not tell who the credentials belonged to that a sign-in has replaced meanwhile', async (t) => {
    let answer = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    let calls = 0;
    const current = new FakeConnection({
      GetCallerIdentity: async () => {
        const isFirst = calls++ === 0;
        if (isFirst) await waiting;
        return { Account: isFirst ? 'old' : 'new', Arn: 'arn:me' };
      },
    });
    const { room, connections, fake, identities } = entered(t, current);
    const asking = room.showIdentity();
    await settle();
    connections.refresh();
    answer();
    await asking;
    assert.deepEqual(
      identities.map(([, { account }]) => account),
      ['new'],
    );
    assert.doesNotMatch(fake.said.join(), /old/);
  });

  it('says to choose a profile first where there is none', async (t) => {
    const scene = entered(t);
    scene.connections.switchTo(undefined);
    await assert.rejects(scene.room.showIdentity(), /choose a profile first/);
  });
});

describe('signing in', () => {
  /** Sign-ins that wait for the browser. */
  function waiting(scene: ReturnType<typeof entered>): { readonly profile: string; done: () => void }[] {
    const going: { readonly profile: string; done: () => void }[] = [];
    scene.connections.signIn = (profile: string, _prompt: unknown, signal: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        onAbort(signal, () => reject(signal.reason as Error));
        going.push({ profile, done: resolve });
      });
    return going;
  }

  it('is of the profile in force unless another is named, and says so when it is done', async (t) => {
    const scene = entered(t);
    const going = waiting(scene);
    for (const named of [undefined, 'other', { row: 1 }]) {
      const asked = scene.room.signIn(named);
      await settle();
      going.at(-1)?.done();
      await asked;
    }
    assert.deepEqual(
      going.map(({ profile }) => profile),
      ['a', 'other', 'a'],
    );
    assert.deepEqual(scene.fake.said, ['Signed in a.', 'Signed in other.', 'Signed in a.']);
  });

  it('once more takes the place of the attempt before: there is one code to compare', async (t) => {
    const scene = entered(t);
    const going = waiting(scene);
    const first = scene.room.signIn();
    const second = scene.room.signIn();
    await assert.rejects(first, isCancelled);
    assert.deepEqual(
      scene.desk.progress.map(({ isOver }) => isOver),
      [true, false],
    );
    going[1]?.done();
    await second;
    assert.deepEqual(scene.fake.said, ['Signed in a.']);
  });

  it('ends with its button, and with the window', async (t) => {
    const scene = entered(t);
    waiting(scene);
    const cancelledByHand = scene.room.signIn();
    scene.desk.progress[0]?.cancel();
    await assert.rejects(cancelledByHand);
    const open = scene.room.signIn();
    scene.room.dispose();
    await assert.rejects(open, isCancelled);
  });

  it('is refused in a workspace that is not trusted, and without a profile', async (t) => {
    const scene = entered(t, new FakeConnection({}, demo));
    await assert.rejects(scene.room.signIn(), /choose one first/);
    scene.desk.isTrusted = false;
    await assert.rejects(scene.room.signIn('a'), /not trusted/);
  });
});
