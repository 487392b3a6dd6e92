import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConfiguration } from '../../../../src/core/aws/config/profiles.ts';
import type { Configuration } from '../../../../src/core/aws/config/configuration.ts';
import { configuredSpec, regionAfterSwitch } from '../../../../src/features/connection/model.ts';

function parse(config: string): Configuration {
  return parseConfiguration({ config, credentials: '' }, { config: 'c', credentials: 'k' });
}

const nothing = { profile: '', region: '', endpoint: '', useFips: false };
const keys = { AWS_ACCESS_KEY_ID: 'k', AWS_SECRET_ACCESS_KEY: 's' };

test('without profile, default profile or environment there is no connection', () => {
  assert.equal(configuredSpec(nothing, parse('[profile a]\nregion=r'), {}), undefined);
  assert.equal(configuredSpec({ ...nothing, region: 'r' }, parse(''), {}), undefined);
});

test('the environment’s credentials are a connection, and so is the default profile', () => {
  assert.deepEqual(configuredSpec(nothing, parse(''), keys), {});
  assert.deepEqual(configuredSpec(nothing, parse('[default]\nregion=r'), {}), {});
});

test('AWS_PROFILE counts when it exists', () => {
  assert.deepEqual(configuredSpec(nothing, parse('[profile a]'), { AWS_PROFILE: 'a' }), {});
  assert.equal(configuredSpec(nothing, parse('[profile a]'), { AWS_PROFILE: 'b' }), undefined);
});

test('settings make the spec; a profile that does not exist is taken, so that its error is seen', () => {
  const settings = { profile: 'gone', region: 'r', endpoint: 'http://e', useFips: true };
  assert.deepEqual(configuredSpec(settings, parse(''), {}), settings);
});

test('a switch to a profile with a Region empties the Region setting, to one without keeps it', () => {
  const configuration = parse('[profile a]\nregion = r\n[profile b]');
  assert.equal(regionAfterSwitch('a', 'x', configuration), '');
  assert.equal(regionAfterSwitch('b', 'x', configuration), 'x');
  assert.equal(regionAfterSwitch('gone', 'x', configuration), 'x');
});
