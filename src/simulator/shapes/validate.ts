import type { JsonObject } from '../../core/base/json.ts';
import { isJsonObject } from '../base/json.ts';
import { ServiceError } from '../system.ts';
import { checkSize, type Failure } from './constraints.ts';
import { compilePattern } from './pattern.ts';
import type { Shape, ShapeTable } from './shape.ts';

/** Checks an operation's input before its handler sees it. */
export interface Validator {
  /** Whether the operation takes a page token. */
  isPaged(operation: string): boolean;
  /**
   * The input, known to have its shape. Throws `SerializationException` for a wrong JSON type and
   * `ValidationException`, with every broken constraint in one message, for a wrong value. Members that the
   * operation does not have are ignored, as the service ignores them.
   */
  check(operation: string, input: unknown): JsonObject;
}

export function createValidator(table: ShapeTable): Validator {
  const patterns = new Map<string, RegExp>();
  const walk = new Walk(table, (pattern) => {
    const compiled = patterns.get(pattern) ?? compilePattern(pattern);
    patterns.set(pattern, compiled);
    return compiled;
  });
  return {
    isPaged(operation) {
      const shape = table.shape(table.operations.get(operation) ?? 'structure');
      return shape.type === 'structure' && shape.members.some((member) => member.name === 'NextToken');
    },
    check(operation, input) {
      const shape = table.operations.get(operation);
      if (shape === undefined) throw new ServiceError('UnknownOperationException');
      if (!isJsonObject(input)) throw wrongType('structure or map', input);
      const failures: Failure[] = [];
      walk.visit(table.shape(shape), input, '', failures);
      if (failures.length > 0) throw new ServiceError('ValidationException', sentence(failures));
      return input;
    },
  };
}

const maxShown = 10;

function sentence(failures: readonly Failure[]): string {
  const count = failures.length;
  const shown = failures.slice(0, maxShown).map(({ at, value, constraint }) => {
    const subject = value === undefined ? 'Value' : value === null ? 'Value null' : `Value '${value}'`;
    return `${subject} at '${at}' failed to satisfy constraint: ${constraint}`;
  });
  return `${count} validation error${count === 1 ? '' : 's'} detected: ${shown.join('; ')}`;
}

type Compile = (pattern: string) => RegExp;

/** Walks a value along its shape. Paths are those of the service: `filters.1.member.key`. */
class Walk {
  readonly #table: ShapeTable;
  readonly #compile: Compile;

  constructor(table: ShapeTable, compile: Compile) {
    this.#table = table;
    this.#compile = compile;
  }

  visit(shape: Shape, value: unknown, at: string, failures: Failure[]): void {
    switch (shape.type) {
      case 'structure':
        this.#structure(shape, value, at, failures);
        return;
      case 'list':
        this.#list(shape, value, at, failures);
        return;
      case 'map':
        this.#map(shape, value, at, failures);
        return;
      case 'string':
        this.#string(shape, value, at, failures);
        return;
      case 'integer':
        if (typeof value !== 'number' || !Number.isInteger(value)) throw wrongType('Integer', value);
        checkSize(shape, value, 'value', String(value), at, failures);
        return;
      case 'boolean':
        if (typeof value !== 'boolean') throw wrongType('Boolean', value);
        return;
      case 'timestamp':
        if (typeof value !== 'number') throw wrongType('Timestamp', value);
        return;
      case 'blob':
        if (typeof value !== 'string') throw wrongType('ByteBuffer', value);
    }
  }

  #structure(shape: Shape & { type: 'structure' }, value: unknown, at: string, failures: Failure[]): void {
    if (!isJsonObject(value)) throw wrongType('structure or map', value);
    for (const member of shape.members) {
      const inner = value[member.name];
      const path = join(at, lowerFirst(member.name));
      if (inner !== undefined && inner !== null) {
        this.visit(this.#table.shape(member.shape), inner, path, failures);
      } else if (member.required) {
        failures.push({ at: path, value: null, constraint: 'Member must not be null' });
      }
    }
  }

  #list(shape: Shape & { type: 'list' }, value: unknown, at: string, failures: Failure[]): void {
    if (!Array.isArray(value)) throw wrongType('list', value);
    const items: readonly unknown[] = value;
    const item = this.#table.shape(shape.item);
    checkSize(shape, items.length, 'length', show(items), at, failures);
    items.forEach((entry, index) => {
      if (entry === null) throw wrongType(item.type, entry);
      this.visit(item, entry, `${at}.${index + 1}.member`, failures);
    });
  }

  #map(shape: Shape & { type: 'map' }, value: unknown, at: string, failures: Failure[]): void {
    if (!isJsonObject(value)) throw wrongType('structure or map', value);
    const entries = Object.entries(value).filter(([, entry]) => entry !== null);
    const shown = shape.secret ? undefined : show(Object.keys(value));
    checkSize(shape, entries.length, 'length', shown, at, failures);
    const keyShape = this.#table.shape(shape.key);
    const valueShape = this.#table.shape(shape.value);
    entries.forEach(([key, entry], index) => {
      this.visit(keyShape, key, `${at}.${index + 1}.key`, failures);
      this.visit(valueShape, entry, `${at}.${key}.member`, failures);
    });
  }

  #string(shape: Shape & { type: 'string' }, value: unknown, at: string, failures: Failure[]): void {
    if (typeof value !== 'string') throw wrongType('String', value);
    const shown = shape.secret ? undefined : show(value);
    if (shape.values !== undefined && !shape.values.includes(value)) {
      const constraint = `Member must satisfy enum value set: [${shape.values.join(', ')}]`;
      failures.push({ at, value: shown, constraint });
    }
    checkSize(shape, value.length, 'length', shown, at, failures);
    if (shape.pattern !== undefined && !this.#compile(shape.pattern).test(value)) {
      const constraint = `Member must satisfy regular expression pattern: ${shape.pattern}`;
      failures.push({ at, value: shown, constraint });
    }
  }
}

function join(at: string, name: string): string {
  return at === '' ? name : `${at}.${name}`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

const maxValueLength = 256;

/** A value as a message repeats it: lists like Java prints them, long ones cut. */
function show(value: string | readonly unknown[]): string {
  const text = typeof value === 'string' ? value : `[${value.map(showItem).join(', ')}]`;
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text;
}

function showItem(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '{…}';
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'STRING_VALUE',
  number: 'NUMBER_VALUE',
  boolean: 'BOOLEAN_VALUE',
};

function wrongType(expected: string, value: unknown): ServiceError {
  const found = Array.isArray(value) ? 'START_ARRAY' : (typeNames[typeof value] ?? 'START_OBJECT');
  return new ServiceError('SerializationException', `${found} can not be converted to a ${expected}`);
}
