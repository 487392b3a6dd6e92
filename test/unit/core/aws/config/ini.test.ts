import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIni } from '../../../../../src/core/aws/config/ini.ts';
import { createRandom } from '../../../../support/random.ts';

function valuesOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(parseIni(text).sections[0]?.values ?? []);
}

test('a header is its words, quoted ones with their blanks', () => {
  const { sections, problems } = parseIni(
    `[default]\n[profile a]\n[ profile "my dev" ]\n[profile 'x y'] # why`,
  );
  assert.deepEqual(
    sections.map(({ words, line }) => [line, ...words]),
    [
      [1, 'default'],
      [2, 'profile', 'a'],
      [3, 'profile', 'my dev'],
      [4, 'profile', 'x y'],
    ],
  );
  assert.deepEqual(problems, []);
});

test('keys are lower case, values keep theirs and their equals signs', () => {
  assert.deepEqual(valuesOf('[a]\nRegion = EU-west-1\naws_secret_access_key=ab=c/d+e=='), {
    region: 'EU-west-1',
    aws_secret_access_key: 'ab=c/d+e==',
  });
});

test('comments start a line or follow a blank; a hash inside a value belongs to it', () => {
  const text =
    '# top\n; top\n[a]\nregion = eu-west-1 # Ireland\noutput=json ;x\nsecret = a#b;c\nempty = # nothing';
  assert.deepEqual(valuesOf(text), { region: 'eu-west-1', output: 'json', secret: 'a#b;c', empty: '' });
});

test('a byte-order mark, CRLF, CR and blank lines are no obstacle', () => {
  const { sections, problems } = parseIni('\uFEFF[a]\r\nx = 1\r\n\r\n[b]\ry = 2\r');
  assert.deepEqual(
    sections.map(({ words, line }) => [words[0], line]),
    [
      ['a', 1],
      ['b', 4],
    ],
  );
  assert.deepEqual(Object.fromEntries(sections[1]?.values ?? []), { y: '2' });
  assert.deepEqual(problems, []);
});

test('indented lines below an empty value are a nested block', () => {
  const text =
    '[services dev]\nssm =\n  endpoint_url = http://127.0.0.1:1/ # sim\n\tmax=2\nec2 = \n  endpoint_url=x\n';
  assert.deepEqual(valuesOf(text), {
    ssm: '',
    'ssm.endpoint_url': 'http://127.0.0.1:1/',
    'ssm.max': '2',
    ec2: '',
    'ec2.endpoint_url': 'x',
  });
});

test('indented lines below a value go on with it', () => {
  assert.deepEqual(valuesOf('[a]\ncredential_process = one\n  two --x=y\nregion=r'), {
    credential_process: 'one\ntwo --x=y',
    region: 'r',
  });
});

test('a section whose keys are all indented alike is read as if they were not', () => {
  assert.deepEqual(valuesOf('[a]\n  region = r\n  output = json\n    more\n  x = 1'), {
    region: 'r',
    output: 'json\nmore',
    x: '1',
  });
});

test('a key that comes twice has its last value', () => {
  assert.deepEqual(valuesOf('[a]\nregion = one\nregion = two'), { region: 'two' });
});

test('a header that is not closed is a problem, and its lines belong to nobody', () => {
  const { sections, problems } = parseIni('[a]\nx = 1\n[profile b\ny = 2\nz\n[c]\nw = 3');
  assert.deepEqual(
    sections.map(({ words }) => words[0]),
    ['a', 'c'],
  );
  assert.deepEqual(Object.fromEntries(sections[0]?.values ?? []), { x: '1' });
  assert.deepEqual(problems, [{ line: 3, sentence: 'The section is not closed with ].' }]);
});

test('every kind of nonsense is one problem with its line, and the rest works', () => {
  const { sections, problems } = parseIni(
    'x = 1\n[]\n[a] b\n[c]\nnot a pair\n= value\nq =\n  nonsense\nregion = r',
  );
  assert.deepEqual(
    problems.map(({ line }) => line),
    [1, 2, 3, 5, 6, 8],
  );
  assert.deepEqual(Object.fromEntries(sections[0]?.values ?? []), { q: '', region: 'r' });
});

test('names that mean something to JavaScript are ordinary', () => {
  assert.deepEqual(
    parseIni('[__proto__]\nconstructor = 1\n__proto__ = 2').sections.map(({ words, values }) => [
      words[0],
      [...values],
    ]),
    [
      [
        '__proto__',
        [
          ['constructor', '1'],
          ['__proto__', '2'],
        ],
      ],
    ],
  );
});

test('binary rubbish and endless lines end in problems, not in an exception', () => {
  const rubbish = Array.from({ length: 2000 }, (_, index) =>
    String.fromCharCode((index * 7919) % 65536),
  ).join('');
  assert.doesNotThrow(() => parseIni(rubbish));
  assert.doesNotThrow(() => parseIni(`[${'"'.repeat(100_000)}`));
  assert.doesNotThrow(() => parseIni(`[a]\n${' '.repeat(200_000)}#\nx=${' '.repeat(200_000)}y`));
});

const headers: readonly (readonly [text: string, words: readonly string[] | string])[] = [
  ['[profile  many   blanks]', ['profile', 'many', 'blanks']],
  ['[profile\ttab]', ['profile', 'tab']],
  ['[profile "a]b"]', 'There is text behind the section’s ].'],
  ['[profile ""]', ['profile', '']],
  ['[profile a];comment', ['profile', 'a']],
  ['[profile a] ; comment', ['profile', 'a']],
  ['[profile a]]', 'There is text behind the section’s ].'],
  ['[]', 'The section has no name.'],
  ['[   ]', 'The section has no name.'],
  ['[profile a', 'The section is not closed with ].'],
  ['[[profile a]', ['[profile', 'a']],
  ['[пользователь]', ['пользователь']],
];

for (const [text, words] of headers) {
  test(`the header ${text} ${typeof words === 'string' ? 'is a problem' : `is ${JSON.stringify(words)}`}`, () => {
    const { sections, problems } = parseIni(`${text}\nregion = r\n`);
    if (typeof words === 'string') assert.deepEqual(problems, [{ line: 1, sentence: words }]);
    else assert.deepEqual(sections[0]?.words, words);
  });
}

const values: readonly (readonly [line: string, key: string, value: string])[] = [
  ['a=b', 'a', 'b'],
  ['a = b', 'a', 'b'],
  ['\ta\t=\tb\t', 'a', 'b'],
  ['A_B = C D', 'a_b', 'C D'],
  ['a = b = c', 'a', 'b = c'],
  ['a == b', 'a', '= b'],
  ['a =', 'a', ''],
  ['a = "quoted"', 'a', '"quoted"'],
  ['a = b#c', 'a', 'b#c'],
  ['a = b #c', 'a', 'b'],
  ['a = b\t;c', 'a', 'b'],
  ['a = #c', 'a', ''],
  ['a b = c', 'a b', 'c'],
  ['a = ключ', 'a', 'ключ'],
  ['a = https://x.example/?q=1&r=2', 'a', 'https://x.example/?q=1&r=2'],
];

for (const [line, key, value] of values) {
  test(`${JSON.stringify(line)} gives ${key} the value ${JSON.stringify(value)}`, () => {
    assert.deepEqual(valuesOf(`[s]\n${line}`), { [key]: value });
  });
}

test('a comment between a value and what goes on with it parts nothing', () => {
  assert.deepEqual(valuesOf('[a]\nx = one\n  # why\n\n  two'), { x: 'one\ntwo' });
});

test('a nested block ends with the next key, and a second block keeps its own keys', () => {
  assert.deepEqual(valuesOf('[a]\ns3 =\n  max = 1\nssm =\n  max = 2\nregion = r'), {
    s3: '',
    's3.max': '1',
    ssm: '',
    'ssm.max': '2',
    region: 'r',
  });
});

test('a new section forgets the key that was open in the last one', () => {
  const { sections, problems } = parseIni('[a]\nx = 1\n[b]\n  y = 2\n');
  assert.deepEqual(Object.fromEntries(sections[1]?.values ?? []), { y: '2' });
  assert.deepEqual(problems, []);
});

test('below a header nobody can read no line is a problem of its own', () => {
  assert.equal(parseIni('[a\nx\ny\nz = \n  nonsense\n').problems.length, 1);
});

test('the same text gives the same answer whatever ends its lines', () => {
  const text = '[a]\nx = 1 # c\ns =\n  y = 2\n\n[b\nz\n[c]\nw = 3';
  const shape = (input: string): unknown => {
    const { sections, problems } = parseIni(input);
    return [sections.map(({ words, line, values: pairs }) => [words, line, [...pairs]]), problems];
  };
  for (const end of ['\r\n', '\r']) assert.deepEqual(shape(text.replaceAll('\n', end)), shape(text));
});

test('any text at all is read: what is wrong has a line of the text and a sentence', () => {
  const pieces = [
    '[',
    ']',
    '"',
    "'",
    '=',
    '#',
    ';',
    ' ',
    '\t',
    '\n',
    '\r\n',
    'profile',
    'a',
    'x',
    '\u0000',
    '🔑',
  ];
  const random = createRandom(12);
  for (let round = 0; round < 400; round += 1) {
    const text = Array.from({ length: random.below(40) }, () => pieces[random.below(pieces.length)]).join('');
    const lines = text.split(/\r\n|\n|\r/).length;
    for (const { line, sentence } of parseIni(text).problems) {
      assert.ok(line >= 1 && line <= lines, JSON.stringify(text));
      assert.match(sentence, /^[A-Z].*\.$/);
    }
  }
});
