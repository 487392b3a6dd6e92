import type { JsonObject } from '../../../src/core/base/json.ts';
import { isJsonObject } from '../../../src/simulator/base/json.ts';

/** How many levels of maps are kept of what an operation takes and of what it answers. */
const depths = { input: 2, answerOfRead: 4, answer: 1 };
const reads = /^(?:Describe|List|Get|BatchGet|Search|Lookup)/;

/**
 * A service's operations and shapes as text, of which `tables/apis/decode.ts` tells the grammar. Takes the
 * `*.min.json` models of the npm package aws-sdk, version 2.
 */
export function encodeService(model: JsonObject): string {
  const encoder = new Encoder(objectAt(model, 'shapes'));
  const operations = Object.entries(objectAt(model, 'operations')).map(([name, operation]) =>
    encoder.operation(name, isJsonObject(operation) ? operation : {}),
  );
  return [...operations, ...encoder.shapeLines()].join('\n');
}

class Encoder {
  readonly #models: JsonObject;
  readonly #shapes = new Map<string, string>();

  constructor(models: JsonObject) {
    this.#models = models;
  }

  operation(name: string, operation: JsonObject): string {
    const answerDepth = reads.test(name) ? depths.answerOfRead : depths.answer;
    const input = this.#members(this.#resolve(operation['input']), depths.input);
    return `${name}(${input})${this.#members(this.#resolve(operation['output']), answerDepth)}`;
  }

  shapeLines(): string[] {
    return [...this.#shapes].map(([id, members]) => `${id}=${members}`);
  }

  /** What is required comes first. */
  #members(shape: JsonObject, depth: number): string {
    const required = new Set(Array.isArray(shape['required']) ? shape['required'] : []);
    const names = Object.entries(objectAt(shape, 'members'));
    const sorted = [
      ...names.filter(([name]) => required.has(name)),
      ...names.filter(([name]) => !required.has(name)),
    ];
    return sorted
      .map(([name, member]) => `${name}${required.has(name) ? '!' : ''}${this.#type(member, depth)}`)
      .join(',');
  }

  #type(reference: unknown, depth: number): string {
    const shape = this.#resolve(reference);
    if (shape['type'] === 'structure') return `.${this.#shape(reference, depth)}`;
    if (shape['type'] === 'map') return '%';
    if (shape['type'] === 'boolean') return '?';
    if (shape['type'] !== 'list') return isNumber(shape['type']) ? '#' : '';
    const isOfMaps = this.#resolve(shape['member'])['type'] === 'structure';
    return isOfMaps ? `*${this.#shape(shape['member'], depth)}` : '[';
  }

  /** The id of a structure whose members are kept too; nothing beyond the depth. */
  #shape(reference: unknown, depth: number): string {
    if (depth === 0) return '';
    const shape = this.#resolve(reference);
    const named = isJsonObject(reference) ? reference['shape'] : undefined;
    const id = typeof named === 'string' ? named : `-${String(this.#shapes.size)}`;
    if (this.#shapes.has(id)) return id;
    this.#shapes.set(id, '');
    this.#shapes.set(id, this.#members(shape, depth - 1));
    return id;
  }

  /** A shape is named, or stands in place of its name. */
  #resolve(reference: unknown): JsonObject {
    if (!isJsonObject(reference)) return {};
    const { shape } = reference;
    const found = typeof shape === 'string' ? this.#models[shape] : reference;
    return isJsonObject(found) ? found : {};
  }
}

function isNumber(type: unknown): boolean {
  return type === 'integer' || type === 'long' || type === 'float' || type === 'double';
}

function objectAt(parent: JsonObject, name: string): JsonObject {
  const value = parent[name];
  return isJsonObject(value) ? value : {};
}
