import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseQuery } from '../../../../src/simulator/wire/query.ts';

describe('parseQuery', () => {
  it('reads the action, texts and numbered lists', () => {
    const input = parseQuery('Action=DescribeInstances&InstanceId.1=i-1&InstanceId.2=i-2&MaxResults=5');
    assert.equal(input.action, 'DescribeInstances');
    assert.equal(input.text('MaxResults'), '5');
    assert.equal(input.text('NextToken'), undefined);
    assert.deepEqual(input.list('InstanceId'), ['i-1', 'i-2']);
    assert.deepEqual(input.list('Filter'), []);
  });

  it('reads lists in order of their numbers, not of their texts', () => {
    const body = Array.from({ length: 12 }, (_, index) => `A.${12 - index}=v${12 - index}`).join('&');
    assert.deepEqual(
      parseQuery(body).list('A'),
      Array.from({ length: 12 }, (_, index) => `v${index + 1}`),
    );
  });

  it('reads filters with their values', () => {
    const input = parseQuery(
      'Filter.1.Name=tag%3AEnvironment&Filter.1.Value.1=Production&Filter.1.Value.2=Staging&Filter.2.Name=instance-id',
    );
    assert.deepEqual(input.filters(), [
      { name: 'tag:Environment', values: ['Production', 'Staging'] },
      { name: 'instance-id', values: [] },
    ]);
  });

  it('reads rubbish as nothing', () => {
    const input = parseQuery('%%%&=&Filter.x.Name=a&Filter.=b');
    assert.equal(input.action, '');
    assert.deepEqual(input.list('InstanceId'), []);
  });

  it('has one fingerprint for all pages of a listing', () => {
    const first = parseQuery('Action=A&MaxResults=5');
    assert.equal(parseQuery('MaxResults=5&Action=A&NextToken=x').fingerprint, first.fingerprint);
    assert.notEqual(parseQuery('Action=A&MaxResults=6').fingerprint, first.fingerprint);
  });
});
