import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escapeXml, renderXml } from '../../../../src/simulator/wire/xml.ts';

describe('renderXml', () => {
  it('writes members by name and list entries as items', () => {
    const xml = renderXml('R', 'urn:x', { a: 'b', set: [{ id: 1 }, 'two'], inner: { deep: true } });
    assert.equal(
      xml,
      '<?xml version="1.0" encoding="UTF-8"?>\n<R xmlns="urn:x"><a>b</a><set><item><id>1</id></item><item>two</item></set><inner><deep>true</deep></inner></R>',
    );
  });

  it('writes an empty list and an empty text as empty elements, and leaves out what is absent', () => {
    const xml = renderXml('R', 'urn:x', { list: [], text: '', nothing: null, absent: undefined });
    assert.ok(xml.endsWith('<R xmlns="urn:x"><list></list><text></text></R>'));
  });

  it('escapes what would be markup', () => {
    assert.ok(
      renderXml('R', 'urn:x', { a: '<b>&"\'</b>' }).includes('<a>&lt;b&gt;&amp;&quot;&apos;&lt;/b&gt;</a>'),
    );
  });
});

describe('escapeXml', () => {
  it('keeps tabs and line ends, and line ends of Windows through the parser', () => {
    assert.equal(escapeXml('a\tb\r\nc'), 'a\tb&#13;\nc');
  });

  it('replaces characters that XML cannot carry', () => {
    assert.equal(escapeXml('a\u0000b\u001bc\uffff'), 'a\ufffdb\ufffdc\ufffd');
  });

  it('keeps every other character', () => assert.equal(escapeXml('ключ 🔑'), 'ключ 🔑'));
});
