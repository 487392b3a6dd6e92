import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseParameters } from '../../../../src/simulator/commands/document/parse.ts';
import { scopeOf } from '../../../../src/simulator/commands/scope.ts';

describe('what steps see of the parameters', () => {
  const definitions = parseParameters({
    parameters: {
      plain: { type: 'String' },
      Message: { type: 'String', interpolationType: 'ENV_VAR' },
      list: { type: 'StringList', interpolationType: 'ENV_VAR' },
    },
  });
  const scope = scopeOf(
    definitions,
    new Map<string, string | string[]>([
      ['plain', 'p'],
      ['Message', '$(reboot)'],
      ['list', ['a', 'b']],
    ]),
  );

  it('is the value itself', () => {
    assert.equal(scope.lookup('plain'), 'p');
    assert.equal(scope.lookup('unknown'), undefined);
  });

  it('is a variable where the document asks for one, so that the value is never read as code', () => {
    assert.equal(scope.lookup('Message'), '$SSM_Message');
    assert.deepEqual(scope.environment, { SSM_Message: '$(reboot)', SSM_list: '["a","b"]' });
  });
});
