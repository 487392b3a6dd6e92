import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../../../../src/core/base/json.ts';
import { sessionUser } from '../../../../../src/simulator/sessions/handlers/sessionUser.ts';
import type { SimulatedNode } from '../../../../../src/simulator/system.ts';
import { testNode } from '../../support/nodes.ts';
import { testPlan } from '../../support/sessions.ts';

const userOf = (
  inputs: JsonObject,
  platform: SimulatedNode['platform'] = 'Linux',
  runAsElevated?: boolean,
): string => sessionUser(testPlan({ inputs }), testNode({ platform }), runAsElevated);

describe('the user of a session', () => {
  it('is ssm-user unless the preferences say otherwise', () => {
    assert.equal(userOf({}), 'ssm-user');
    assert.equal(userOf({ runAsEnabled: false, runAsDefaultUser: 'deploy' }), 'ssm-user');
  });

  it('is whom the preferences name, in either spelling of true', () => {
    assert.equal(userOf({ runAsEnabled: true, runAsDefaultUser: ' deploy ' }), 'deploy');
    assert.equal(userOf({ runAsEnabled: 'true', runAsDefaultUser: 'a.b-c_1' }, 'MacOS'), 'a.b-c_1');
  });

  it('is nobody when the preferences name none', () => {
    assert.throws(() => userOf({ runAsEnabled: true }), /please set the RunAs default user/);
    for (const runAsDefaultUser of ['no one', '-x', '$(id)', 'a'.repeat(40), 'ü']) {
      assert.throws(() => userOf({ runAsEnabled: true, runAsDefaultUser }), /does not exist/);
    }
  });

  it('is the same on Windows whatever the preferences say', () => {
    assert.equal(userOf({ runAsEnabled: true }, 'Windows'), 'ssm-user');
  });

  it('is root where the document raises it', () => {
    assert.equal(userOf({ runAsEnabled: true }, 'Linux', true), 'root');
  });
});
