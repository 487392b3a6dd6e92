import { test } from 'node:test';
import assert from 'node:assert/strict';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { VirtualList } from '../../../../src/webview/support/virtualList.tsx';

function html(items: readonly string[], active: number): string {
  return render(
    h(VirtualList<string>, {
      id: 'row',
      label: 'Things',
      items,
      rowHeight: 20,
      active,
      keyOf: (item: string) => item,
      canChoose: (item: string) => !item.startsWith('#'),
      onChoose: () => {},
      draw: (item: string) => h('span', null, item),
    }),
  );
}

const many = Array.from({ length: 5000 }, (_, index) => `item ${index}`);

test('the whole length is there to scroll, few rows are', () => {
  const page = html(many, 0);
  assert.match(page, /height:\s?100000px/);
  assert.ok((page.match(/role="option"/g) ?? []).length < 60);
});

test('rows tell their place in the whole', () => {
  assert.match(html(many, 0), /aria-setsize="5000" aria-posinset="3"/);
});

test('it is one stop of the Tab key with its active row named', () => {
  const page = html(many, 2);
  assert.match(page, /role="listbox" tabIndex="0"|role="listbox" tabindex="0"/);
  assert.match(page, /aria-activedescendant="row-2"/);
  assert.doesNotMatch(html(many, -1), /aria-activedescendant/);
});

test('what cannot be chosen is no option', () => {
  const page = html(['# heading', 'a'], 1);
  assert.match(page, /role="presentation"[^>]*><span># heading/);
  assert.equal((page.match(/role="option"/g) ?? []).length, 1);
});

test('an empty list is empty', () => {
  assert.doesNotMatch(html([], -1), /role="option"/);
});

test('the first rows are drawn at the place where they belong', () => {
  const page = html(many, 0);
  for (const index of [0, 1, 2])
    assert.match(page, new RegExp(`id="row-${index}"[^>]*top:\\s?${index * 20}px`));
});

test('a row is drawn as its list says, and its text is never markup', () => {
  const page = html(['<img src=x onerror=alert(1)>', 'a & b'], 0);
  assert.doesNotMatch(page, /<img/);
  assert.match(page, /a &amp; b/);
});

test('exactly the active row is selected', () => {
  assert.equal((html(many, 3).match(/aria-selected="true"|aria-selected(?=[ >])/g) ?? []).length, 1);
});

test('an active row far below is named though it is not drawn yet', () => {
  const page = html(many, 4000);
  assert.match(page, /aria-activedescendant="row-4000"/);
  assert.doesNotMatch(page, /id="row-4000"/);
});

test('headings count in the places of the rows, so that keys and ids agree', () => {
  const page = html(['# one', 'a', '# two', 'b'], 3);
  assert.match(page, /id="row-1"/);
  assert.match(page, /id="row-3"/);
  assert.doesNotMatch(page, /id="row-0"|id="row-2"/);
});
