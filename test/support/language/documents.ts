import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord } from '../../../src/core/base/json.ts';
import type { Format } from '../../../src/core/language/text.ts';

/** A document to measure with. */
export interface Sample {
  readonly name: string;
  readonly text: string;
  readonly format: Format;
  /** Of the file's bytes: names the sample where its path may change. */
  readonly sha256: string;
  /** Nobody knows of a mistake in it. */
  readonly isBelievedValid: boolean;
}

const fixtures = 'test/fixtures/documents';
const templates = 'test/fixtures/templates';

/** The project's own documents; those called `good` and those of `valid` have no mistake. */
export function fixtureSamples(): readonly Sample[] {
  return samplesIn(fixtures);
}

/** The project's own CloudFormation templates, named alike. */
export function templateFixtures(): readonly Sample[] {
  return samplesIn(templates);
}

function samplesIn(folder: string): readonly Sample[] {
  return readdirSync(folder)
    .sort()
    .flatMap((group) =>
      readdirSync(join(folder, group))
        .filter((file) => /\.(?:yaml|json)$/.test(file))
        .sort()
        .map((file) => sampleOf(folder, `${group}/${file}`, group === 'valid' || file.startsWith('good'))),
    );
}

/** The documents of a folder with `manifest.json`: a list of `{ file, format, kind, trust, knownDefect }`. */
export function corpusSamples(folder: string): readonly Sample[] {
  return manifestSamples(folder, (kind) => kind !== templateKind);
}

/** The CloudFormation templates of such a folder, and the documents that are made of one. */
export function corpusTemplates(folder: string): readonly Sample[] {
  return manifestSamples(folder, (kind) => kind === templateKind);
}

const templateKind = 'cfn-template';

function manifestSamples(folder: string, isWanted: (kind: unknown) => boolean): readonly Sample[] {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  if (!Array.isArray(manifest)) throw new Error(`${folder}: the manifest is not a list`);
  return manifest.flatMap((entry: unknown) => {
    if (!isRecord(entry) || typeof entry['file'] !== 'string' || !isWanted(entry['kind'])) return [];
    const isBelievedValid = entry['knownDefect'] === undefined && entry['trust'] !== 'test-fixture';
    return [sampleOf(folder, entry['file'], isBelievedValid, entry['format'] === 'json' ? 'json' : 'yaml')];
  });
}

function sampleOf(
  folder: string,
  name: string,
  isBelievedValid: boolean,
  format: Format = name.endsWith('.json') ? 'json' : 'yaml',
): Sample {
  const bytes = readFileSync(join(folder, name));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, text: bytes.toString('utf8'), format, sha256, isBelievedValid };
}
