import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parametersOfContent, type ParameterSpec } from '../../../../src/core/model/documentSpec.ts';
import {
  isSecretLike,
  reasonProblem,
  sentParameters,
  valueProblem,
} from '../../../../src/features/sessions/choice.ts';

function spec(declared: object, name = 'p'): ParameterSpec {
  const [made] = parametersOfContent(JSON.stringify({ parameters: { [name]: declared } })) ?? [];
  return made ?? assert.fail('no parameter');
}

describe('a reason', () => {
  it('may be left out, unless the account wants one', () => {
    assert.equal(reasonProblem(''), undefined);
    assert.match(reasonProblem(' ', true) ?? '', /required/);
  });

  it('has 256 characters at most (§1)', () => {
    assert.equal(reasonProblem('x'.repeat(256)), undefined);
    assert.match(reasonProblem('x'.repeat(257)) ?? '', /256.*257/);
  });
});

describe('the value of a parameter', () => {
  it('is required where the document has no default', () => {
    assert.match(valueProblem(spec({ type: 'String' }), '') ?? '', /required/);
    assert.equal(valueProblem(spec({ type: 'String', default: 'x' }), ''), undefined);
    assert.equal(valueProblem(spec({ type: 'String', default: '' }), ''), undefined);
  });

  it('keeps to the document’s own rules', () => {
    const port = spec({ type: 'String', allowedPattern: '^[0-9]{1,5}$' });
    assert.match(valueProblem(port, 'ssh') ?? '', /pattern/);
    assert.equal(valueProblem(port, '22'), undefined);
  });

  it('is not judged when the service will put it in', () => {
    const port = spec({ type: 'String', allowedPattern: '^[0-9]{1,5}$' });
    assert.equal(valueProblem(port, '{{ ssm:/port }}'), undefined);
  });

  it('may be a default that breaks the document’s own pattern: some do', () => {
    const odd = spec({ type: 'String', allowedPattern: '^[a-z]+$', default: '' });
    assert.equal(valueProblem(odd, ''), undefined);
  });

  it('is hidden while it is typed when its name is a secret’s', () => {
    for (const name of ['password', 'AdminPassword', 'apiKey', 'AuthToken', 'clientSecret']) {
      assert.ok(isSecretLike(spec({ type: 'String' }, name)), name);
    }
    for (const name of ['command', 'portNumber', 'logpath']) assert.ok(!isSecretLike(spec({}, name)), name);
  });
});

describe('what is sent', () => {
  it('is lists, whatever the type (§1), and no defaults', () => {
    const command = spec({ type: 'String' }, 'command');
    const user = spec({ type: 'String', default: 'root' }, 'user');
    assert.deepEqual(
      sentParameters([
        [command, 'uptime'],
        [user, 'root'],
      ]),
      { command: ['uptime'] },
    );
  });

  it('is nothing at all where everything is left to the document', () => {
    assert.equal(sentParameters([]), undefined);
    assert.equal(sentParameters([[spec({ type: 'String', default: 'x' }), 'x']]), undefined);
  });

  it('cannot be confused by a parameter’s name', () => {
    const sent = sentParameters([[spec({ type: 'String' }, 'constructor'), 'x']]);
    assert.deepEqual(Object.keys(sent ?? {}), ['constructor']);
  });
});
