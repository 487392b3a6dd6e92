import { test } from 'node:test';
import assert from 'node:assert/strict';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import {
  Button,
  Checkbox,
  described,
  Field,
  Icon,
  Select,
  TextArea,
  TextField,
} from '../../../../src/webview/support/controls.tsx';

const text = { id: 'f', label: 'Label', value: 'a "quoted" <value>', onText: () => {} };

test('hint and problem describe the field, in that order of weight', () => {
  assert.deepEqual(described({ id: 'f', label: 'L', hint: 'h', problem: 'p', required: true }), {
    id: 'f',
    'aria-invalid': 'true',
    'aria-required': 'true',
    'aria-describedby': 'f-problem f-hint',
  });
});

test('a field without hint or problem is described by nothing', () => {
  assert.deepEqual(described({ id: 'f', label: 'L', hint: '' }), { id: 'f', 'aria-invalid': 'false' });
});

test('the label is bound, the star is for the eyes only', () => {
  const html = render(h(Field, { id: 'f', label: 'Label', required: true, children: 'x' }));
  assert.match(html, /<label for="f">Label<span class="required" aria-hidden="true">/);
});

test('values are attributes and texts, never markup', () => {
  assert.match(render(h(TextField, text)), /value="a &quot;quoted&quot; &lt;value>"/);
  assert.match(render(h(TextArea, text)), /<textarea[^>]*>a (&quot;|")quoted(&quot;|") &lt;value/);
});

test('a problem colours its field and stands below it', () => {
  const html = render(h(TextField, { ...text, problem: 'No <b>.' }));
  assert.match(html, /class="field invalid"/);
  assert.match(html, /id="f-problem".*No &lt;b/);
});

test('a select marks the chosen option', () => {
  const options = [
    ['a', 'First'],
    ['b', 'Second'],
  ] as const;
  const html = render(h(Select, { ...text, value: 'b', options }));
  assert.match(html, /<option value="a">First/);
  assert.match(html, /<option value="b" selected>Second|<option selected value="b">Second/);
});

test('a check box is inside its label', () => {
  const html = render(h(Checkbox, { label: 'Notify', checked: true, onCheck: () => {} }));
  assert.match(html, /<label class="check"><input type="checkbox" checked[^>]*\/><span>Notify/);
});

test('a button never submits, and an icon button has a name', () => {
  const html = render(h(Button, { onClick: () => {}, title: 'Remove tag 1', kind: 'icon', children: 'x' }));
  assert.match(html, /<button type="button"/);
  assert.match(html, /aria-label="Remove tag 1"/);
  assert.match(render(h(Button, { onClick: () => {}, disabled: true, children: 'x' })), /disabled/);
});

test('an icon is hidden from assistive technology', () => {
  assert.equal(
    render(h(Icon, { name: 'play' })),
    '<span class="codicon codicon-play" aria-hidden="true"></span>',
  );
});
