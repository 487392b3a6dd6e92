import { test } from 'node:test';
import assert from 'node:assert/strict';
import { markSubstituted, withoutSub } from '../../../../../src/core/language/embedding/substitutes.ts';
import { isScalar, walk } from '../../../../../src/core/language/syntax/node.ts';
import { parseYamlText } from '../../../../../src/core/language/syntax/yaml.ts';

test('the tag in front of a text gives way to blanks; places stay', () => {
  assert.equal(withoutSub('a: !Sub "x"\n- !Sub |\n'), 'a:      "x"\n-      |\n');
});

test('in front of a list, a function or nothing it stays', () => {
  for (const text of ['a: !Sub [x, {}]\n', 'a: !Sub\n  - x\n', 'a: !Subject x\n', 'a: x !Sub y\n']) {
    assert.equal(withoutSub(text), text);
  }
});

test('values that are filled in are not known', () => {
  const { root } = parseYamlText(
    'a: ${x}\nb: "s3://${x}/y"\nc: ${!literal}\nd: "{{ p }} ${x}"\ne: |\n  ${x}\nf: [1, "${x}"]\n',
  );
  assert.ok(root);
  const opaque = [...walk(markSubstituted(root))].filter((node) => isScalar(node) && node.opaque);
  assert.deepEqual(
    opaque.map((node) => isScalar(node) && node.value),
    ['${x}', 's3://${x}/y', '${x}'],
  );
});
