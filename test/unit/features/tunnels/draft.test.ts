import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  configOf,
  draftNameProblem,
  draftOf,
  emptyDraft,
  portTextProblem,
  suggestedName,
} from '../../../../src/features/tunnels/draft.ts';
import { bastion, database } from '../../../support/tunnels/scene.ts';

const none: ReadonlySet<string> = new Set();

describe('a draft', () => {
  it('becomes the tunnel that it was made from', () => {
    const full = { ...bastion, profile: 'prod', region: 'eu-central-1' };
    for (const config of [full, { ...database, localPort: 0 }]) {
      const target = config.target.kind === 'node' ? config.target.id : 'tag:Role=bastion';
      assert.deepEqual(configOf(draftOf(config, target, 'user')), config);
    }
  });

  it('is no tunnel without a node and a port', () => {
    assert.equal(configOf(emptyDraft), undefined);
    assert.equal(configOf({ ...emptyDraft, target: 'i-01234567' }), undefined);
  });

  it('takes typed ports as numbers only', () => {
    for (const text of ['', 'x', '1e3', '-1', '0x50', '1.5', ' 80', '70000', '0']) {
      assert.match(portTextProblem(text, false) ?? '', /remote port/, text);
    }
    assert.equal(portTextProblem('443', false), undefined);
    assert.equal(portTextProblem('0', true), undefined);
    assert.match(portTextProblem('', true) ?? '', /local port/);
  });
});

describe('a name', () => {
  const draft = { ...emptyDraft, remotePort: '5432' };

  it('is made of the host or the node, and the port', () => {
    assert.equal(suggestedName({ ...draft, remoteHost: 'db.internal' }, 'web', none), 'db-5432');
    assert.equal(suggestedName({ ...draft, remoteHost: '10.0.0.7' }, 'web', none), '10.0.0.7-5432');
    assert.equal(suggestedName({ ...draft, remoteHost: 'fd00::1' }, 'web', none), 'fd00::1-5432');
    assert.equal(suggestedName(draft, 'web', none), 'web-5432');
    assert.equal(suggestedName(draft, '', none), 'tunnel-5432');
    assert.equal(suggestedName(draft, 'x'.repeat(200), none), 'tunnel-5432');
    assert.equal(suggestedName(draft, 'web', new Set(['web-5432'])), 'web-5432 2');
  });

  it('is refused where another tunnel has it, not where it is one’s own', () => {
    const taken = new Set(['a', 'b']);
    assert.match(draftNameProblem('a', taken, '') ?? '', /another tunnel/);
    assert.equal(draftNameProblem('a', taken, 'a'), undefined);
    assert.equal(draftNameProblem('c', taken, 'a'), undefined);
    assert.match(draftNameProblem('', taken, '') ?? '', /name/);
  });
});
