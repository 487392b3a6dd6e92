import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { emptyDraft, type Draft } from '../../../../../src/features/tunnels/draft.ts';
import {
  fillForm,
  type FormOptions,
  type FormParts,
  type NodeRows,
} from '../../../../../src/features/tunnels/ui/form.ts';
import { settle } from '../../../../support/manualClock.ts';
import { freshDesk } from '../../../../support/vscode/desk.ts';

const web = 'i-00000000000000001';

function filling(t: TestContext, differs: Partial<FormOptions> = {}, parts: Partial<FormParts> = {}) {
  const desk = freshDesk(t);
  const options = { title: 'Add Tunnel', draft: emptyDraft, given: [], ownName: '', ...differs };
  const filled = fillForm(
    {
      nodes: async () => ({ rows: [{ label: 'web-1', description: web, value: web }] }),
      connections: [
        { label: 'The connection in force', value: { profile: '', region: '' } },
        { label: 'prod', value: { profile: 'prod', region: 'eu-central-1' } },
      ],
      hasWorkspace: true,
      taken: () => new Set(['web-1-80']),
      freePort: async (port) => port,
      ...parts,
    },
    options,
  );
  const answer = async (text: string): Promise<void> => {
    await settle();
    desk.box.type(text);
    desk.box.accept();
    await settle();
  };
  const choose = async (label: string): Promise<void> => {
    await settle();
    desk.pick.choose(label);
    await settle();
  };
  const back = async (): Promise<void> => {
    await settle();
    desk.box.pressButton(0);
    await settle();
  };
  return { desk, filled, answer, choose, back };
}

describe('the form of a tunnel', () => {
  it('asks for one thing after the other and says where it stands', async (t) => {
    const { desk, filled, answer, choose } = filling(t);
    await settle();
    assert.deepEqual([desk.box.title, desk.box.step, desk.box.totalSteps], ['Add Tunnel', 1, 7]);
    await choose('web-1');
    await answer('db.internal');
    await answer('5432');
    assert.equal(desk.box.value, '5432');
    await answer('15432');
    await choose('prod');
    await choose('Workspace settings');
    assert.deepEqual([desk.box.step, desk.box.value], [7, 'db-5432']);
    await answer('orders');
    const wanted: Draft = {
      target: web,
      remoteHost: 'db.internal',
      remotePort: '5432',
      localPort: '15432',
      profile: 'prod',
      region: 'eu-central-1',
      name: 'orders',
      scope: 'workspace',
    };
    assert.deepEqual(await filled, wanted);
    assert.ok(desk.boxes.every((box) => box.isDisposed));
  });

  it('goes back with what was answered, and has no Back at its first step', async (t) => {
    const { desk, filled, answer, choose, back } = filling(t);
    await settle();
    assert.deepEqual(desk.box.buttons, []);
    await choose('web-1');
    await answer('db.internal');
    await back();
    assert.equal(desk.box.value, 'db.internal');
    await back();
    assert.deepEqual([desk.box.step, desk.pick.labels], [1, [web, 'web-1']]);
    desk.box.hide();
    assert.equal(await filled, undefined);
  });

  it('says what is wrong while it is typed, and does not go on with it', async (t) => {
    const { desk, answer, choose } = filling(t);
    await choose('web-1');
    await answer('https://db');
    assert.match(desk.box.validationMessage, /without scheme/);
    await answer('');
    await answer('99999');
    assert.match(desk.box.validationMessage, /1 to 65535/);
    await answer(' 80 ');
    assert.match(desk.box.prompt, /any free one/);
  });

  it('takes a typed tag or id as a node', async (t) => {
    const { desk, choose } = filling(t);
    await settle();
    desk.pick.type('tag:Role');
    assert.deepEqual(desk.pick.labels, ['web-1']);
    desk.pick.type('tag:Role=bastion');
    assert.deepEqual(desk.pick.labels, ['tag:Role=bastion', 'web-1']);
    assert.match(desk.pick.items[0]?.description ?? '', /first online node/);
    await choose('tag:Role=bastion');
    assert.equal(desk.box.step, 2);
  });

  it('keeps the row that somebody went to while nodes are still being listed', async (t) => {
    let come: (listed: NodeRows) => void = () => undefined;
    const nodes = (): Promise<NodeRows> => new Promise((resolve) => (come = resolve));
    const { desk } = filling(t, { draft: { ...emptyDraft, target: 'tag:Role=x' } }, { nodes });
    await settle();
    assert.equal(desk.pick.busy, true);
    come({ rows: [{ label: 'a', value: web }] });
    await settle();
    assert.deepEqual([desk.pick.busy, desk.pick.activeItems[0]?.label], [false, 'tag:Role=x']);
  });

  it('says why there is no node to choose, and how to go on, when the list came out empty', async (t) => {
    const nodes = async (): Promise<NodeRows> => ({ rows: [], none: 'No managed node is online.' });
    const { desk, choose } = filling(t, {}, { nodes });
    assert.match(desk.pick.placeholder, /^Choose an online node/);
    await settle();
    assert.equal(
      desk.pick.placeholder,
      'No managed node is online. To go on, type an ID or a tag: tag:Role=bastion',
    );
    desk.pick.type('tag:Role=bastion');
    await choose('tag:Role=bastion');
    assert.equal(desk.box.step, 2);
  });

  it('says that a local port is taken just now, and offers the next free one', async (t) => {
    const { desk, answer, choose } = filling(t, {}, { freePort: async (port) => port + 1 });
    await choose('web-1');
    await answer('');
    await answer('443');
    assert.equal(desk.box.value, '8444');
    assert.match(desk.box.prompt, /8443 is taken just now, 8444 is free/);
  });

  it('does not change the port of a tunnel that is edited, which may have it itself', async (t) => {
    const draft = { ...emptyDraft, target: web, remotePort: '80', localPort: '8080' };
    const given = ['target', 'remoteHost', 'remotePort'] as const;
    const { desk } = filling(t, { draft, given }, { freePort: async (port) => port + 1 });
    await settle();
    assert.equal(desk.box.value, '8080');
  });

  it('asks for no workspace where no folder is open, and for no name that is taken', async (t) => {
    const draft = { ...emptyDraft, target: web, remotePort: '80', localPort: '0' };
    const given = ['target', 'remoteHost', 'remotePort', 'localPort', 'connection'] as const;
    const { desk, filled, answer, choose } = filling(t, { draft, given }, { hasWorkspace: false });
    await settle();
    assert.deepEqual(desk.pick.labels, ['Your settings', 'This window only']);
    await choose('Your settings');
    await answer('web-1-80');
    assert.match(desk.box.validationMessage, /another tunnel/);
    await answer('mine');
    assert.equal((await filled)?.name, 'mine');
  });
});
