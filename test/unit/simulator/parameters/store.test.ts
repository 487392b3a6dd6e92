import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createParameter, type Parameter } from '../../../../src/simulator/parameters/model.ts';
import { createParameterStore } from '../../../../src/simulator/parameters/store.ts';

const parameter = (name: string): Parameter => createParameter(name, () => []);
const names = (list: readonly Parameter[]): string[] => list.map(({ name }) => name);

describe('the parameter store', () => {
  it('keeps its list in order, whatever comes and goes', () => {
    const store = createParameterStore(['/c', '/a/b'].map(parameter));
    for (const name of ['/b/x', 'zed', 'alpha', '/a/a']) store.add(parameter(name));
    assert.deepEqual(names(store.list()), ['/a/a', '/a/b', '/b/x', 'alpha', '/c', 'zed']);
    assert.equal(store.remove('/a/b'), true);
    assert.equal(store.remove('c'), true);
    assert.equal(store.remove('/nowhere'), false);
    assert.deepEqual(names(store.list()), ['/a/a', '/b/x', 'alpha', 'zed']);
    assert.equal(store.size, 4);
  });

  it('finds a name with and without the slash at the top', () => {
    const store = createParameterStore([parameter('/x')]);
    assert.equal(store.find('x')?.name, '/x');
    assert.equal(store.find('y'), undefined);
  });

  it('keeps fifty thousand in order', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => parameter(`/t/${(index * 7919) % 50_000}`));
    const store = createParameterStore(many);
    assert.equal(store.size, 50_000);
    const list = names(store.list());
    assert.ok(list.every((name, index) => index === 0 || (list[index - 1] ?? '') < name));
  });
});
