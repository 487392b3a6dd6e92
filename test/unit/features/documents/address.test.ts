import { test } from 'node:test';
import assert from 'node:assert/strict';
import { documentUri, parseDocumentUri } from '../../../../src/features/documents/address.ts';
import { aDocument } from '../../../support/listedDocuments.ts';

function tab(some: Parameters<typeof aDocument>[1]): string {
  return documentUri(aDocument('Doc', some), 'demo').path.split('/').at(-1) ?? '';
}

test('the tab shows name and version, and its ending chooses the language', () => {
  assert.equal(tab({}), 'Doc (version 3).ssm.yaml');
  assert.equal(tab({ format: 'JSON', type: 'Automation', version: '12' }), 'Doc (version 12).ssm.json');
  assert.equal(tab({ version: '' }), 'Doc.ssm.yaml');
});

test('types that hold data of their own are not taken for our languages', () => {
  assert.equal(tab({ type: 'CloudFormation' }), 'Doc (version 3).yaml');
  assert.equal(tab({ type: 'ApplicationConfigurationSchema', format: 'JSON' }), 'Doc (version 3).json');
  assert.equal(tab({ type: 'ChangeCalendar', format: 'TEXT' }), 'Doc (version 3).ics');
  assert.equal(tab({ type: 'Newer', format: 'TEXT' }), 'Doc (version 3).txt');
});

test('an address leads back to what it was made of, whatever the names hold', () => {
  const name = 'arn:aws:ssm:eu-central-1:444455556666:document/Shared-Doc';
  const uri = documentUri(aDocument(name), 'profile/with ?#&=% signs');
  assert.deepEqual(parseDocumentUri(uri), {
    connectionId: 'profile/with ?#&=% signs',
    name,
    version: '3',
    format: 'YAML',
  });
  assert.equal(uri.path.split('/').length, 3);
});

test('two versions and two connections are different editors', () => {
  const one = JSON.stringify(documentUri(aDocument('Doc'), 'a'));
  assert.notEqual(one, JSON.stringify(documentUri(aDocument('Doc'), 'b')));
  assert.notEqual(one, JSON.stringify(documentUri(aDocument('Doc', { version: '4' }), 'a')));
});

test('an address of before formats were kept is one still', () => {
  const uri = documentUri(aDocument('Doc'), 'a');
  const query = '{"connectionId":"a","name":"Doc","version":"1"}';
  assert.equal(parseDocumentUri({ ...uri, query })?.format, '');
  assert.equal(parseDocumentUri({ ...uri, query: query.replace('}', ',"format":1}') }), undefined);
});

test('anything else is no address', () => {
  const uri = documentUri(aDocument('Doc'), 'a');
  assert.equal(parseDocumentUri({ ...uri, scheme: 'file' }), undefined);
  for (const query of ['', '{', '[]', '7', '{}', '{"connectionId":1,"name":"x","version":"1"}']) {
    assert.equal(parseDocumentUri({ ...uri, query }), undefined, query);
  }
});
