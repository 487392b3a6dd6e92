import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OtherTemplates } from '../../../../../src/core/language/model/otherTemplates.ts';

/** Asks about `name` in a script, which stands between two lines of a document. */
function asked(script: string): boolean {
  const text = `before {{- x }}\n${script}\nafter {% x %}\n`;
  const start = text.indexOf(script);
  const at = text.indexOf('name', start);
  return new OtherTemplates(text).has({ start, end: start + script.length }, { start: at, end: at + 4 });
}

const theirs: readonly (readonly [what: string, script: string])[] = [
  ['a filter of Jinja on another line', 'a {{ x | upper }}\nb {{ name }}'],
  ['a statement of Jinja', '{% for x in y %}\n{{ name }}\n{% endfor %}'],
  ['a field of Go', "docker ps --format '{{.Names}}'; echo {{ name }}"],
  ['what Go is asked to print', "vault read -format='{{ name }}' x"],
  ["an expression of GitHub's", 'echo ${{ name }}'],
  ['a format string of Python', "print(f'{{name}}')"],
  ['a template that Python fills in', "print('{{name}} {}'.format(1))"],
  ['a format string of PowerShell', "'{{name}} {0}' -f 1"],
  ['what sed looks for', 's=x; sed -i "s/{{name}}/$s/" file'],
  ['what PowerShell replaces', "$t -replace '{{ name }}', 'x'"],
];

for (const [what, script] of theirs) {
  test(`${what} is another language's`, () => {
    assert.equal(asked(script), true);
  });
}

for (const word of ['end', '12']) {
  test(`'${word}' is no parameter`, () => {
    const text = `{{${word}}}`;
    const span = { start: 2, end: 2 + word.length };
    assert.equal(new OtherTemplates(text).has({ start: 0, end: text.length }, span), true);
  });
}

for (const script of [
  'echo {{ name }}',
  'a {{ ssm:/x }} {{ b }}\n{{name}}',
  'if (x) { name }',
  "awk '{ print }'; ls {{ name }}",
]) {
  test(`nothing else than a reference is in: ${script}`, () => {
    assert.equal(asked(script), false);
  });
}

test('two scripts, and two lines of one, are told apart', () => {
  const text = "{{a}} {% x %}|{{a}}\nf'{{a}}'";
  const others = new OtherTemplates(text);
  const [first, second] = [
    { start: 0, end: text.indexOf('|') },
    { start: text.indexOf('|') + 1, end: text.length },
  ] as const;
  const answers = [...text.matchAll(/a/g)].map(({ index }) =>
    others.has(index < first.end ? first : second, { start: index, end: index + 1 }),
  );
  assert.deepEqual(answers, [true, false, true]);
});
