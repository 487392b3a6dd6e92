import { testRule } from '../../../../support/ruleCases.ts';

const sum = '0123456789abcdef'.repeat(4);

function manifest(file: string, files: string, platform = 'amazon'): string {
  return `schemaVersion: "2.0"\nversion: "1"\npackages:\n  ${platform}: { _any: { x86_64: { file: ${file} } } }\nfiles:\n  ${files}\n`;
}

testRule('package-file', [
  {
    what: 'a file that is not listed',
    text: manifest('other.rpm', `a.zip: { checksums: { sha256: ${sum} } }`),
    expected: [
      ['other.rpm', "'other.rpm' is not among 'files'. Add it there with its checksum."],
      ['a.zip', "'a.zip' belongs to no platform of 'packages'."],
    ],
  },
  {
    what: 'a file without a checksum',
    text: manifest('a.zip', 'a.zip: {}'),
    expected: [['a.zip', "'a.zip' has no checksum. Add checksums: { sha256: … }."]],
  },
  {
    what: 'a platform that is misspelt',
    text: manifest('a.zip', `a.zip: { checksums: { sha256: ${sum} } }`, 'windwos'),
    expected: [['windwos', "'windwos' is not a platform that is known. Did you mean 'windows'?"]],
    fixed: manifest('a.zip', `a.zip: { checksums: { sha256: ${sum} } }`, 'windows'),
  },
  {
    what: 'names of platforms and architectures that others use',
    text: `schemaVersion: "2.0"\nversion: "1"\npackages:\n  macos: { _any: { amd64: { file: a.zip } } }\nfiles:\n  a.zip: { checksums: { sha256: ${sum} } }\n`,
    expected: [
      ['macos', "'macos' is not a platform that is known. Did you mean 'mac_os_x'?"],
      ['amd64', "'amd64' is not an architecture that is known. Did you mean 'x86_64'?"],
    ],
  },
  {
    what: 'an architecture where a release belongs',
    text: `schemaVersion: "2.0"\nversion: "1"\npackages:\n  windows: { x86_64: { file: a.zip } }\nfiles:\n  a.zip: { checksums: { sha256: ${sum} } }\n`,
    expected: [
      [
        'x86_64',
        "'x86_64' is an architecture, and a release belongs here. Put it into _any, for all releases, or into one.",
      ],
    ],
  },
  {
    what: 'a version that is a number',
    text: manifest('a.zip', `a.zip: { checksums: { sha256: ${sum} } }`).replace('"1"', '1.10'),
    expected: [['1.10', 'The version is text. Quote it: "1.10".']],
    fixed: manifest('a.zip', `a.zip: { checksums: { sha256: ${sum} } }`).replace('"1"', '"1.10"'),
  },
  {
    what: 'files that are none at all are told as such',
    text: 'schemaVersion: "2.0"\nversion: "1"\npackages: { windows: { _any: { x86_64: { file: a.zip } } } }\nfiles: [a.zip]\n',
    expected: [],
  },
]);
