import { test } from 'node:test';
import assert from 'node:assert/strict';
import { renderBlock, type HostBlock } from '../../../../src/features/ssh/block.ts';

const keyless: HostBlock = {
  nodeId: 'i-1',
  alias: 'web.ssm',
  user: 'ubuntu',
  launcher: '/home/me/storage/ssh/ssm-workbench',
  delivery: 'instanceConnect',
  profile: 'prod',
  region: 'eu-central-1',
  useFips: false,
};
const usual: HostBlock = { ...keyless, identity: '/home/me/storage/ssh/id_ed25519' };

function proxyOf(block: Partial<HostBlock>, platform: 'posix' | 'win32' = 'posix'): string {
  return renderBlock({ ...usual, ...block }, platform).at(-1) ?? '';
}

test('says everything that ssh needs, and nothing of the environment', () => {
  assert.deepEqual(renderBlock(usual, 'posix'), [
    'Host web.ssm',
    '  HostName i-1',
    '  HostKeyAlias i-1',
    '  StrictHostKeyChecking accept-new',
    '  User ubuntu',
    '  IdentityFile "/home/me/storage/ssh/id_ed25519"',
    '  IdentitiesOnly yes',
    '  ProxyCommand /home/me/storage/ssh/ssm-workbench ssh-proxy --target %h --port %p --profile prod ' +
      '--region eu-central-1 --push-key --user %r --identity /home/me/storage/ssh/id_ed25519.pub',
  ]);
});

test('without a key of its own ssh chooses, and nothing is pushed', () => {
  const lines = renderBlock(keyless, 'posix');
  assert.doesNotMatch(lines.join('\n'), /Identit|push/);
});

test('pushes as it was agreed', () => {
  assert.match(proxyOf({ delivery: 'runCommand' }), / --push-key-by-run-command --user %r --identity /);
  assert.doesNotMatch(proxyOf({ delivery: 'present' }), /push/);
});

test('endpoint and FIPS are flags', () => {
  const proxy = proxyOf({ endpoint: 'https://vpce-1.ssm.eu-central-1.vpce.amazonaws.com', useFips: true });
  assert.match(proxy, / --endpoint-url https:\/\/vpce-1\.\S+ --use-fips-endpoint /);
});

test('spaces, percent signs and quotes reach the command as they are', () => {
  const proxy = proxyOf({ launcher: '/Users/a b/Application Support/x', profile: "it's 100%" });
  assert.match(proxy, /ProxyCommand '\/Users\/a b\/Application Support\/x' ssh-proxy /);
  assert.ok(proxy.includes(String.raw`--profile 'it'\''s 100%%' `));
});

test('on Windows paths have its quotes', () => {
  const proxy = proxyOf({ launcher: 'C:\\Users\\a b\\x.cmd', identity: 'C:\\Users\\a b\\id' }, 'win32');
  assert.match(
    proxy,
    /ProxyCommand "C:\\Users\\a b\\x\.cmd" ssh-proxy .* --identity "C:\\Users\\a b\\id\.pub"$/,
  );
});
