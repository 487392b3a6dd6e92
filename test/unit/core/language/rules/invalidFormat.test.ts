import { runbook, testRule } from '../../../../support/ruleCases.ts';

function sleepFor(inputs: string): string {
  return runbook(`  - name: a\n    action: aws:sleep\n    inputs: { ${inputs} }\n`);
}

testRule('invalid-format', [
  {
    what: 'a duration in words',
    text: sleepFor('Duration: 5m'),
    expected: [['5m', "'Duration' must be an ISO 8601 duration such as PT10M or PT1H30M."]],
  },
  {
    what: 'a number where text of some form is expected',
    text: sleepFor('Duration: 60'),
    expected: [['60', "'Duration' must be an ISO 8601 duration such as PT10M or PT1H30M."]],
  },
  { what: 'a reference, also within text', text: sleepFor('Duration: "PT{{ global:DATE }}M"'), expected: [] },
  { what: 'an empty text stands for nothing given', text: runbook('', 'assumeRole: ""\n'), expected: [] },
  {
    what: 'a moment',
    text: sleepFor('Timestamp: tomorrow'),
    expected: [['tomorrow', "'Timestamp' must be an ISO 8601 moment such as 2030-01-31T08:00:00Z."]],
  },
  {
    what: 'the checksum of a package’s file, and one that CloudFormation computes',
    text: 'schemaVersion: "2.0"\nversion: "1"\npackages: {}\nfiles:\n  a.zip: { checksums: { sha256: abc } }\n  b.zip: { checksums: { sha256: !Ref Sum } }\n',
    expected: [['abc', "'sha256' must be a SHA-256 sum: 64 hexadecimal digits."]],
  },
  {
    what: 'the port of a session',
    text: 'schemaVersion: "1.0"\nsessionType: Port\nproperties: { portNumber: "99999" }\n',
    expected: [['"99999"', "'portNumber' must be a port from 1 to 65535."]],
  },
  {
    what: 'a bucket written as an address, and a port on this computer',
    text: 'schemaVersion: "1.0"\nsessionType: Port\ninputs: { s3BucketName: "s3://logs" }\nproperties: { portNumber: 22, localPortNumber: 70000 }\n',
    expected: [
      ['"s3://logs"', "'s3BucketName' must be the name of a bucket, without s3:// and without a folder."],
      ['70000', "'localPortNumber' must be a port from 1 to 65535, or 0 for any that is free."],
    ],
  },
  {
    what: 'JSON as text, in which SSM Agent takes single backslashes',
    text: `schemaVersion: "2.0"\nmainSteps:\n  - name: a\n    action: aws:softwareInventory\n    inputs:\n      files: '[{"Path":"/usr"}'\n      windowsRegistry: '[{"Path":"HKLM\\Software"}]'\n`,
    expected: [['\'[{"Path":"/usr"}\'', "'files' must be JSON text."]],
  },
  {
    what: 'a map as text that is neither JSON nor YAML',
    text: `schemaVersion: "2.2"\nmainSteps:\n  - name: a\n    action: aws:runDocument\n    inputs: { documentType: LocalPath, documentPath: x, documentParameters: '{"a": ["b"}' }\n  - name: b\n    action: aws:runDocument\n    inputs: { documentType: LocalPath, documentPath: x, documentParameters: "{'a': 'b'}" }\n`,
    expected: [[`'{"a": ["b"}'`, "The text of 'documentParameters' is no JSON. Write a map, or correct it."]],
  },
]);
