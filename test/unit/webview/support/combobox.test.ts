import { test } from 'node:test';
import assert from 'node:assert/strict';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { Combobox, keyed } from '../../../../src/webview/support/combobox.tsx';

const props = {
  value: 'AWS-RunShellScript',
  choices: [
    { value: 'mine', detail: 'Mine' },
    { value: 'theirs', detail: 'Shared' },
  ],
};

test('arrows walk through the choices and stay inside', () => {
  assert.deepEqual(keyed('ArrowDown', { text: 'm', active: -1 }, props), { text: 'm', active: 0 });
  assert.deepEqual(keyed('ArrowDown', { text: 'm', active: 1 }, props), { text: 'm', active: 1 });
  assert.deepEqual(keyed('ArrowUp', { text: 'm', active: 0 }, props), { text: 'm', active: -1 });
});

test('Enter takes the active choice, else what was typed, else what was there', () => {
  assert.deepEqual(keyed('Enter', { text: 'm', active: 1 }, props), { picked: 'theirs' });
  assert.deepEqual(keyed('Enter', { text: 'arn:x', active: -1 }, props), { picked: 'arn:x' });
  assert.deepEqual(keyed('Enter', { text: '', active: -1 }, props), { picked: 'AWS-RunShellScript' });
});

test('Escape closes, arrow down opens, other keys type', () => {
  assert.equal(keyed('Escape', { text: 'm', active: 0 }, props), 'close');
  assert.equal(keyed('ArrowDown', undefined, props), 'open');
  assert.equal(keyed('Enter', undefined, props), undefined);
  assert.equal(keyed('a', { text: '', active: 0 }, props), undefined);
});

test('it is a labelled combobox, closed at first', () => {
  const html = render(
    h(Combobox, {
      ...props,
      id: 'doc',
      label: 'Command document',
      note: '',
      onSearch: () => {},
      onPick: () => {},
    }),
  );
  assert.match(html, /<label for="doc">Command document/);
  assert.match(html, /role="combobox"/);
  assert.match(html, /aria-expanded="false"/);
  assert.doesNotMatch(html, /role="listbox"/);
});
