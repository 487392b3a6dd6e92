import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { nearest } from '../spelling.ts';
import type { Entry, MapNode, SyntaxNode } from '../syntax/node.ts';
import type { KeySpec } from '../tables/spec.ts';
import { objectSchema } from './fragment.ts';
import { locate } from './locate.ts';
import type { MapShape } from './mapShape.ts';
import { plainMap } from './plain.ts';

/** What a map has that its shape does not allow. */
export type ShapeFinding =
  | {
      readonly kind: 'missing';
      readonly map: MapNode;
      readonly key: KeySpec;
      /** The key that probably was to be it, where keys of other names are accepted. */
      readonly instead: Entry | undefined;
    }
  | {
      readonly kind: 'unknown';
      readonly entry: Entry;
      readonly keys: readonly KeySpec[];
      /** The key whose map it is; empty for the map that was evaluated. */
      readonly within: string;
      /** It was probably to be a key that is required, which is not told as missing too. */
      readonly isNeeded: boolean;
    }
  | ({ readonly kind: 'type' } & ValueFinding)
  | ({ readonly kind: 'value' } & ValueFinding);

interface ValueFinding {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly entry: Entry | undefined;
  readonly key: KeySpec | undefined;
}

/** Evaluates maps against the schemas of their shapes; each schema is compiled once, when first needed. */
export class ShapeEvaluator {
  readonly #ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false, logger: false });
  readonly #compiled = new Map<readonly KeySpec[], ValidateFunction>();

  evaluate(map: MapNode, shape: MapShape): readonly ShapeFinding[] {
    const validate = this.#validator(shape);
    const names = shape.ignoreCase === true ? canonicalNames(shape.keys) : undefined;
    const rename = (name: string): string => names?.get(name.toLowerCase()) ?? name;
    if (validate(plainMap(map, shape.keys, rename))) return [];
    const findings = new Map<string, ShapeFinding>();
    for (const error of (validate.errors ?? []).toSorted(moreTellingFirst)) {
      const [id, finding] = findingOf(error, map, shape) ?? [];
      if (id !== undefined && finding !== undefined && !findings.has(id)) findings.set(id, finding);
    }
    return withoutConsequences([...findings.values()]);
  }

  #validator(shape: MapShape): ValidateFunction {
    const known = this.#compiled.get(shape.keys);
    if (known !== undefined) return known;
    const compiled = this.#ajv.compile(objectSchema(shape.keys, shape.open));
    this.#compiled.set(shape.keys, compiled);
    return compiled;
  }
}

function canonicalNames(keys: readonly KeySpec[]): ReadonlyMap<string, string> {
  return new Map(keys.map((key) => [key.name.toLowerCase(), key.name]));
}

/** Of several errors about one value the enumeration says most. */
function moreTellingFirst(a: ErrorObject, b: ErrorObject): number {
  return Number(b.keyword === 'enum') - Number(a.keyword === 'enum');
}

type Identified = readonly [id: string, finding: ShapeFinding];

function findingOf(error: ErrorObject, map: MapNode, shape: MapShape): Identified | undefined {
  const place = locate(map, shape, error.instancePath);
  if (place === undefined) return undefined;
  const id = error.instancePath;
  if (error.keyword === 'required') {
    const key = place.keys.find((candidate) => candidate.name === error.params['missingProperty']);
    if (key === undefined || place.node.kind !== 'map') return undefined;
    const instead = misspelt(place.node, place.keys, key);
    return [`${id} needs ${key.name}`, { kind: 'missing', map: place.node, key, instead }];
  }
  if (error.keyword === 'additionalProperties') {
    const name: unknown = error.params['additionalProperty'];
    const entry =
      place.node.kind === 'map' ? place.node.entries.find((candidate) => candidate.name === name) : undefined;
    return (
      entry && [
        `${id} has ${entry.name}`,
        { kind: 'unknown', entry, keys: place.keys, within: place.name, isNeeded: false },
      ]
    );
  }
  return [
    id,
    {
      kind: kindOf(error.keyword, place.node),
      name: place.name,
      node: place.node,
      entry: place.entry,
      key: place.key,
    },
  ];
}

function kindOf(keyword: string, node: SyntaxNode): 'type' | 'value' {
  return keyword === 'enum' && node.kind === 'scalar' ? 'value' : 'type';
}

/** The key that is no key, and spelt nearly like this one. */
function misspelt(map: MapNode, keys: readonly KeySpec[], { name }: KeySpec): Entry | undefined {
  const names = keys.map((key) => key.name);
  return map.entries.find((entry) => !names.includes(entry.name) && nearest(entry.name, names) === name);
}

/** A key that is misspelt is one mistake: where it is told, the one that was meant is not told as missing. */
function withoutConsequences(findings: readonly ShapeFinding[]): readonly ShapeFinding[] {
  const unknown = new Set(findings.flatMap((found) => (found.kind === 'unknown' ? [found.entry] : [])));
  const needed = new Set(
    findings.flatMap((found) => (found.kind === 'missing' && found.instead ? [found.instead] : [])),
  );
  return findings
    .filter((found) => found.kind !== 'missing' || !found.instead || !unknown.has(found.instead))
    .map((found) =>
      found.kind === 'unknown' && needed.has(found.entry) ? { ...found, isNeeded: true } : found,
    );
}
