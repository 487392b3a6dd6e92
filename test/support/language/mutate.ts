import { createRandom, type Random } from '../random.ts';
import type { Sample } from './documents.ts';

type Mutation = (text: string, random: Random) => string;

/** A text spoilt in one to three ways; the same for the same seed. */
export function mutated({ text }: Sample, seed: number): string {
  const random = createRandom(seed);
  const times = 1 + random.below(3);
  let result = text;
  for (let time = 0; time < times; time += 1) {
    result = mutations[random.below(mutations.length)]?.(result, random) ?? result;
  }
  return result;
}

const snippets: readonly string[] = [
  ...[
    '{{',
    '}}',
    '{{ ',
    ' }}',
    '{{{{',
    '{{ x',
    '&a ',
    '*a',
    '<<: *a\n',
    '? ',
    '- ',
    '- - - ',
    ': ',
    '#',
    '|',
    '>-',
    '---\n',
    '...\n',
    '%YAML 1.2\n',
    '!Sub ',
    '!!binary ',
  ],
  ...[
    '"',
    "'",
    '\\',
    '\\u',
    '\\ud800',
    '{',
    '}',
    '[',
    ']',
    ',',
    '//',
    '/*',
    'null',
    '1e999',
    '-0',
    '0x1F',
    '~',
  ],
  ...[
    '\0',
    '\u0007',
    '\u001b[31m',
    '\u007f',
    '\u0085',
    '\u2028',
    '\u2029',
    '\u200b',
    '\u202e',
    '\ufeff',
    '\ufffd',
    '\u{1f600}',
    '\ud83d',
    '\udc00',
    'é\u0301',
  ],
  ...['\t', '\r', '\r\n', '\n\n', ' ', '__proto__: {}\n', 'constructor: x\n', '"__proto__": {},'],
];

const mutations: readonly Mutation[] = [
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) => onLines(text, (lines) => lines.splice(random.below(lines.length), 1 + random.below(4))),
  (text, random) =>
    onLines(text, (lines) => {
      const from = random.below(lines.length);
      lines.splice(random.below(lines.length), 0, ...lines.slice(from, from + 1 + random.below(6)));
    }),
  (text, random) =>
    onLines(text, (lines) => {
      const [a, b] = [random.below(lines.length), random.below(lines.length)];
      [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    }),
  (text, random) =>
    onLines(text, (lines) =>
      lines.splice(random.below(lines.length), 0, random.bytes(1 + random.below(80)).toString('latin1')),
    ),
  (text, random) => inserted(text, random, snippets[random.below(snippets.length)] ?? ''),
  (text, random) => inserted(inserted(text, random, '\ud800'), random, '\udfff'),
  (text, random) => inserted(text, random, random.bytes(1 + random.below(40)).toString('utf8')),
  (text, random) => inserted(text, random, '['.repeat(1 + random.below(3000))),
  (text, random) => inserted(text, random, '{"a":'.repeat(1 + random.below(400))),
  (text, random) =>
    inserted(
      text,
      random,
      `\n${Array.from({ length: random.below(300) }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}`,
    ),
  // Well formed, as most of the others are not.
  (text, random) => `${text}\nplanted: ${closed(random.below(250))}\n`,
  (text, random) => `${text}\n${aliases(1 + random.below(40))}`,
  (text, random) => text.replace(/^(?=.)/gm, () => (random.chance(0.1) ? '# planted\n\n' : '')),
  (text) => text.replace(/(?<=: )\|-?$/gm, '>-'),
  (text) => text.replace(/(?<=: )([\w. ]+)$/gm, "'$1'   # planted"),
  (text) => text.replace(/(?<=\S)$/gm, '   '),
  (text, random) => inserted(text, random, 'x'.repeat(random.below(100_000))),
  (text, random) => inserted(text, random, '{{ a.b }} '.repeat(random.below(3000))),
  (text) => text.replace(/\r?\n/g, '\r\n'),
  (text) => text.replace(/\r?\n/g, '\r'),
  (text) => `\ufeff${text}`,
  (text) => text.replace(/^ {2}/gm, '\t'),
  (text) => text.replace(/^( +)/gm, '$1 '),
  (text) => text.replace(/["']/g, ''),
  (text) => text.replace(/:/g, ''),
  (text) => text.replace(/[{}[\],]/g, ''),
  (text, random) => replacedOne(text, random, /\w+/g, () => ''),
  (text, random) => replacedOne(text, random, /\w+/g, (word) => `{{ ${word} }}`),
  (text, random) => replacedOne(text, random, /"[^"\n]*"/g, () => '{}'),
  (text, random) =>
    replacedOne(text, random, /"[^"\n]*"|\b\w+\b/g, () => String(random.next() * 10 ** random.below(30))),
  (text, random) => replacedOne(text, random, /"[^"\n]*"/g, (found) => `[${found}, ${found}]`),
  (text) => text + text,
  (_, random) => random.bytes(random.below(400)).toString('latin1'),
  () => '',
];

function closed(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

/** Each doubles the one before: written out there are 2^count values. */
function aliases(count: number): string {
  return Array.from(
    { length: count },
    (_, index) => `p${index}: &p${index} ${index === 0 ? '[x]' : `[*p${index - 1}, *p${index - 1}]`}`,
  ).join('\n');
}

function onLines(text: string, change: (lines: string[]) => unknown): string {
  const lines = text.split('\n');
  change(lines);
  return lines.join('\n');
}

function inserted(text: string, random: Random, what: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + what + text.slice(at);
}

function replacedOne(text: string, random: Random, pattern: RegExp, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const match = found[random.below(found.length)];
  return match ? text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length) : text;
}
