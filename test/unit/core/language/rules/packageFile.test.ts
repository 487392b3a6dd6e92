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
]);
