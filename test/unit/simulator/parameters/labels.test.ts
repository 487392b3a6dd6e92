import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, call, errorOf } from '../support/api.ts';
import { parametersSystem } from '../support/parameters.ts';

async function withVersions(count: number): Promise<ReturnType<typeof parametersSystem>['system']> {
  const { system } = parametersSystem();
  for (let version = 1; version <= count; version += 1) {
    await call(system, 'PutParameter', { Name: '/a', Value: `v${version}`, Type: 'String', Overwrite: true });
  }
  return system;
}

describe('labels', () => {
  it('go to the latest version unless another is named, and lead to it', async () => {
    const system = await withVersions(3);
    const answer = await call(system, 'LabelParameterVersion', { Name: '/a', Labels: ['new'] });
    assert.deepEqual(answer, { InvalidLabels: [], ParameterVersion: 3 });
    await call(system, 'LabelParameterVersion', { Name: '/a', ParameterVersion: 1, Labels: ['old'] });
    const { Parameter } = await call(system, 'GetParameter', { Name: '/a:old' });
    assert.equal(at(Parameter, 'Value'), 'v1');
    assert.equal(at(Parameter, 'Selector'), ':old');
  });

  it('move when another version gets them', async () => {
    const system = await withVersions(2);
    await call(system, 'LabelParameterVersion', { Name: '/a', ParameterVersion: 1, Labels: ['stable'] });
    await call(system, 'LabelParameterVersion', { Name: '/a', ParameterVersion: 2, Labels: ['stable'] });
    const history = await call(system, 'GetParameterHistory', { Name: '/a' });
    assert.deepEqual(at(history, 'Parameters', 0, 'Labels'), []);
    assert.deepEqual(at(history, 'Parameters', 1, 'Labels'), ['stable']);
  });

  it('that are none come back as invalid; the others stay', async () => {
    const system = await withVersions(1);
    const Labels = ['1st', 'aws-x', 'SSMx', 'a b', 'a/b', 'good', '_ok', '-fine', '.dot'];
    const answer = await call(system, 'LabelParameterVersion', { Name: '/a', Labels });
    assert.deepEqual(answer['InvalidLabels'], ['1st', 'aws-x', 'SSMx', 'a b', 'a/b']);
    assert.equal(await errorOf(system, 'GetParameter', { Name: '/a:good' }), 'none');
  });

  it('are ten a version at most, of which one that moves in counts and one that is there does not', async () => {
    const system = await withVersions(2);
    const ten = Array.from({ length: 10 }, (_, index) => `l${index}`);
    await call(system, 'LabelParameterVersion', { Name: '/a', Labels: ten });
    await call(system, 'LabelParameterVersion', { Name: '/a', Labels: ['l3'] });
    const more = { Name: '/a', Labels: ['eleventh'] };
    assert.equal(await errorOf(system, 'LabelParameterVersion', more), 'ParameterVersionLabelLimitExceeded');
    assert.equal(await errorOf(system, 'GetParameter', { Name: '/a:eleventh' }), 'ParameterVersionNotFound');
  });

  it('are taken from the version that is named, and from no other', async () => {
    const system = await withVersions(2);
    await call(system, 'LabelParameterVersion', { Name: '/a', ParameterVersion: 1, Labels: ['a', 'b'] });
    const other = { Name: '/a', ParameterVersion: 2, Labels: ['a'] };
    assert.deepEqual(await call(system, 'UnlabelParameterVersion', other), {
      RemovedLabels: [],
      InvalidLabels: ['a'],
    });
    const own = { Name: '/a', ParameterVersion: 1, Labels: ['a', 'c'] };
    assert.deepEqual(await call(system, 'UnlabelParameterVersion', own), {
      RemovedLabels: ['a'],
      InvalidLabels: ['c'],
    });
    assert.equal(await errorOf(system, 'GetParameter', { Name: '/a:b' }), 'none');
  });

  it('need a parameter and a version', async () => {
    const system = await withVersions(1);
    const nowhere = { Name: '/nowhere', Labels: ['a'] };
    assert.equal(await errorOf(system, 'LabelParameterVersion', nowhere), 'ParameterNotFound');
    const later = { Name: '/a', ParameterVersion: 2, Labels: ['a'] };
    assert.equal(await errorOf(system, 'LabelParameterVersion', later), 'ParameterVersionNotFound');
    assert.equal(await errorOf(system, 'UnlabelParameterVersion', later), 'ParameterVersionNotFound');
  });
});
