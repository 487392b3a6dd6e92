import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { actionStatus, type ClientAction } from '../../../../src/core/session/codec/index.ts';
import {
  answerHandshake,
  clientHandlers,
  servesShellsUnasked,
  shellSessionTypes,
  type ActionHandler,
  type ActionHandlers,
  type SessionKind,
} from '../../../../src/core/session/handshake.ts';

const signal = new AbortController().signal;

const encrypt: ActionHandler = () => ({ status: actionStatus.ok, result: { KMSCipherTextKey: 'AQID' } });

function sessionType(parameters: unknown): ClientAction {
  return { type: 'SessionType', parameters };
}

async function answer(
  actions: readonly ClientAction[],
  handlers: ActionHandlers = clientHandlers(shellSessionTypes, encrypt, () => undefined),
): ReturnType<typeof answerHandshake> {
  return answerHandshake({ agentVersion: '3.3.1142.0', actions }, handlers, '1.2.707.0', signal);
}

describe('answering a handshake (§9)', () => {
  it('answers the three shell types with ok and a null result', async () => {
    for (const type of ['Standard_Stream', 'InteractiveCommands', 'NonInteractiveCommands']) {
      const { actions } = await answer([sessionType({ SessionType: type, Properties: null })]);
      assert.deepEqual(actions, [{ type: 'SessionType', status: 1, result: null, error: '' }]);
    }
  });

  it('fails types that it cannot serve or does not know', async () => {
    for (const parameters of [{ SessionType: 'Port' }, { SessionType: 'Hologram' }, {}, null, 'Port', []]) {
      const { actions, errors } = await answer([sessionType(parameters)]);
      assert.equal(actions[0]?.status, actionStatus.failed);
      assert.equal(errors.length, 1);
    }
  });

  it('tells the type and the text properties of a port session', async () => {
    const kinds: SessionKind[] = [];
    const properties = { portNumber: '22', localPortNumber: '0', type: 'LocalPortForwarding', odd: 7 };
    const handlers = clientHandlers(['Port'], encrypt, (kind) => kinds.push(kind));
    await answer([sessionType({ SessionType: 'Port', Properties: properties })], handlers);
    assert.deepEqual(kinds, [
      { type: 'Port', properties: { portNumber: '22', localPortNumber: '0', type: 'LocalPortForwarding' } },
    ]);
  });

  it('answers every action, in their order, the unknown ones with status 3', async () => {
    const { actions, errors } = await answer([
      { type: 'Dance', parameters: {} },
      sessionType({ SessionType: 'Standard_Stream' }),
      { type: '', parameters: undefined },
      { type: 'toString', parameters: {} },
      { type: 'KMSEncryption', parameters: { KMSKeyId: 'k', Challenge: 'c' } },
    ]);
    assert.deepEqual(
      actions.map(({ status }) => status),
      [3, 1, 3, 3, 1],
    );
    assert.deepEqual(actions.at(-1)?.result, { KMSCipherTextKey: 'AQID' });
    assert.equal(errors.length, 3);
    assert.match(errors[0] ?? '', /"Dance"/);
  });

  it('answers with failed when a handler throws, now or later', async () => {
    const handlers: ActionHandlers = {
      now: () => {
        throw new Error('At once.');
      },
      later: () => Promise.reject(new Error('Later.')),
    };
    const { actions } = await answer(
      ['now', 'later'].map((type) => ({ type, parameters: {} })),
      handlers,
    );
    assert.deepEqual(
      actions.map(({ status, error }) => [status, error]),
      [
        [2, 'At once.'],
        [2, 'Later.'],
      ],
    );
  });

  it('carries the client’s version, which the agent’s gates read', async () => {
    assert.deepEqual(await answer([]), { clientVersion: '1.2.707.0', actions: [], errors: [] });
  });

  it('takes a session without a handshake for a shell, where the caller can serve one', () => {
    assert.ok(servesShellsUnasked(shellSessionTypes));
    assert.ok(servesShellsUnasked(['Port', 'InteractiveCommands']));
    assert.ok(!servesShellsUnasked(['Port']));
    assert.ok(!servesShellsUnasked(['NonInteractiveCommands']));
  });
});
