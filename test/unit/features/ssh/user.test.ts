import { test } from 'node:test';
import assert from 'node:assert/strict';
import { defaultUser, userProblem } from '../../../../src/features/ssh/user.ts';

test('the user with which an image begins', () => {
  assert.equal(defaultUser('Amazon Linux'), 'ec2-user');
  assert.equal(defaultUser('Ubuntu'), 'ubuntu');
  assert.equal(defaultUser('Debian GNU/Linux'), 'admin');
  assert.equal(defaultUser('Red Hat Enterprise Linux'), 'ec2-user');
  assert.equal(defaultUser('CentOS Stream'), 'centos');
  assert.equal(defaultUser('Microsoft Windows Server 2022'), 'Administrator');
  assert.equal(defaultUser(''), 'ec2-user');
});

test('a name that a configuration or a shell would read otherwise is refused', () => {
  for (const user of ['root', 'ec2-user', 'first.last@corp', 'svc$'])
    assert.equal(userProblem(user), undefined);
  for (const user of ['', 'a b', 'a\nProxyCommand x', '$(id)', '-x', '"a"', '%h']) {
    assert.match(userProblem(user) ?? '', /A user name/, user);
  }
});
