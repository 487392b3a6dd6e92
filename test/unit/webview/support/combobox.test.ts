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

const empty = { value: 'AWS-RunShellScript', choices: [] };

const presses: readonly (readonly [
  what: string,
  key: string,
  search: { readonly text: string; readonly active: number } | undefined,
  expected: unknown,
])[] = [
  [
    'down in an empty list stays on the text',
    'ArrowDown',
    { text: 'x', active: -1 },
    { text: 'x', active: -1 },
  ],
  ['up in an empty list stays on the text', 'ArrowUp', { text: 'x', active: -1 }, { text: 'x', active: -1 }],
  ['Enter in an empty list takes the text', 'Enter', { text: 'x', active: -1 }, { picked: 'x' }],
  ['Enter on a choice that has gone takes the text', 'Enter', { text: 'x', active: 5 }, { picked: 'x' }],
  [
    'Enter with nothing at all takes what was there',
    'Enter',
    { text: '', active: -1 },
    { picked: empty.value },
  ],
  ['Escape in an empty list closes it', 'Escape', { text: 'x', active: -1 }, 'close'],
  ['up does not open it', 'ArrowUp', undefined, undefined],
  ['Escape does nothing to a closed list', 'Escape', undefined, undefined],
  ['Tab is left to the browser', 'Tab', { text: 'x', active: -1 }, undefined],
  ['Home is left to the text', 'Home', { text: 'x', active: -1 }, undefined],
];

for (const [what, key, search, expected] of presses) {
  test(what, () => assert.deepEqual(keyed(key, search, empty), expected));
}

test('text that only looks like markup or a key is taken as it stands', () => {
  for (const text of [
    '<script>',
    '"quoted"',
    'arn:aws:ssm:eu-west-1:123456789012:document/X',
    ' lead',
    'Enter',
  ])
    assert.deepEqual(keyed('Enter', { text, active: -1 }, empty), { picked: text });
});

test('any walk through the choices stays inside and never changes the text', () => {
  let search = { text: 'ty', active: -1 };
  for (const key of ['ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
    const next = keyed(key, search, props);
    assert.ok(typeof next === 'object' && 'active' in next);
    assert.ok(next.active >= -1 && next.active < props.choices.length);
    assert.equal(next.text, 'ty');
    search = next;
  }
  assert.equal(search.active, -1);
});

test('value, hint and problem are texts whatever is in them', () => {
  const html = render(
    h(Combobox, {
      ...props,
      value: '"><img src=x>',
      id: 'doc',
      label: '<b>L</b>',
      hint: '<i>',
      problem: '</div><script>',
      note: '',
      onSearch: () => {},
      onPick: () => {},
    }),
  );
  assert.doesNotMatch(html, /<img|<b>|<i>|<script/);
  assert.match(html, /aria-invalid="true"/);
  assert.match(html, /aria-describedby="doc-problem doc-hint"/);
});
