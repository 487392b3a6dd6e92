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

/** What a control says when the person acts: its event handlers, called as the browser would. */
function handlerOf(vnode: unknown, type: string, name: string): (event: unknown) => void {
  const queue: unknown[] = [vnode];
  for (let node = queue.shift(); node !== undefined || queue.length > 0; node = queue.shift()) {
    if (Array.isArray(node)) {
      queue.push(...(node as unknown[]));
      continue;
    }
    if (typeof node !== 'object' || node === null) continue;
    const handler: unknown = Reflect.get(Object(Reflect.get(node, 'props')), name);
    if (Reflect.get(node, 'type') === type && typeof handler === 'function')
      return (event) => void Reflect.apply(handler, undefined, [event]);
    queue.push(Reflect.get(Object(Reflect.get(node, 'props')), 'children'));
  }
  return assert.fail(`no ${name} on ${type}`);
}

test('what is typed is told as it stands, from a line and from an area', () => {
  for (const [control, type] of [
    [TextField, 'input'],
    [TextArea, 'textarea'],
  ] as const) {
    const heard: string[] = [];
    const vnode = control({ ...text, onText: (value) => heard.push(value) });
    handlerOf(vnode, type, 'onInput')({ currentTarget: { value: ' a\r\nb ' } });
    assert.deepEqual(heard, [' a\r\nb ']);
  }
});

test('a choice is told by its value, not by its label', () => {
  const heard: string[] = [];
  const options = [['v', 'Label']] as const;
  const vnode = Select({ ...text, options, onText: (value) => heard.push(value) });
  handlerOf(vnode, 'select', 'onChange')({ currentTarget: { value: 'v' } });
  assert.deepEqual(heard, ['v']);
});

test('a check box tells what it has become', () => {
  const heard: boolean[] = [];
  const vnode = Checkbox({ label: 'L', checked: false, onCheck: (checked) => heard.push(checked) });
  handlerOf(vnode, 'input', 'onChange')({ currentTarget: { checked: true } });
  assert.deepEqual(heard, [true]);
});

test('a button tells its click, and says by its looks what kind it is', () => {
  let clicks = 0;
  handlerOf(Button({ onClick: () => (clicks += 1), children: 'x' }), 'button', 'onClick')({});
  assert.equal(clicks, 1);
  for (const kind of ['primary', 'secondary', 'link', 'icon'] as const)
    assert.match(
      render(h(Button, { onClick: () => {}, kind, children: 'x' })),
      new RegExp(`class="button ${kind}"`),
    );
  assert.match(render(h(Button, { onClick: () => {}, children: 'x' })), /class="button secondary"/);
});

test('neither spelling nor completion of the browser reaches what is typed', () => {
  assert.match(render(h(TextField, text)), /spellcheck="false"|spellCheck="false"/i);
  assert.match(render(h(TextField, text)), /autocomplete="off"/i);
  assert.match(render(h(TextArea, text)), /wrap="off"/);
});

test('an area has the rows it is given, four when none are', () => {
  assert.match(render(h(TextArea, text)), /rows="4"/);
  assert.match(render(h(TextArea, { ...text, rows: 12 })), /rows="12"/);
});

test('labels, hints, placeholders and options are texts, never markup', () => {
  const hostile = '"><script>alert(1)</script>';
  const pages = [
    render(h(TextField, { ...text, label: hostile, hint: hostile, placeholder: hostile })),
    render(h(TextArea, { ...text, label: hostile, value: hostile })),
    render(h(Select, { ...text, value: hostile, options: [[hostile, hostile]] })),
    render(h(Checkbox, { label: hostile, checked: false, onCheck: () => {} })),
    render(h(Button, { onClick: () => {}, title: hostile, children: hostile })),
  ];
  for (const page of pages) assert.doesNotMatch(page, /<script/);
});

test('a select whose value is none of its options marks none', () => {
  const html = render(h(Select, { ...text, value: 'gone', options: [['a', 'A']] }));
  assert.doesNotMatch(html, /selected/);
});
