import { required, optional, type KeySpec, type ValueType } from '../spec.ts';

/** An operation of an AWS service. */
export interface ApiOperation {
  /** Fields of the request, the required first. */
  readonly inputs: readonly KeySpec[];
  /** Fields of the answer. */
  readonly outputs: readonly KeySpec[];
}

/** Maps in maps are followed this far; some shapes hold themselves. */
const maxDepth = 6;

/**
 * One service. Its text has a line an operation, `DescribeTags(Filters*F1,MaxResults#)Tags*T1`, and a line a
 * shape, `F1=Name!,Values[`. Behind a name stand `!` when it is required and the type: nothing for text, `#` a
 * number, `?` a truth, `[` a list of texts, `%` a map, `.` a map and `*` a list of maps, perhaps of a shape.
 */
export class ApiService {
  readonly #lines: ReadonlyMap<string, string>;
  readonly #shapes: ReadonlyMap<string, string>;

  constructor(text: string) {
    const lines = text.split('\n');
    this.#lines = new Map(lines.flatMap((line) => split(line, '(')));
    this.#shapes = new Map(lines.flatMap((line) => (line.includes('(') ? [] : split(line, '='))));
  }

  /** Names of the operations, in the order of the alphabet. */
  get operations(): readonly string[] {
    return [...this.#lines.keys()];
  }

  operation(name: string): ApiOperation | undefined {
    const [inputs, outputs] = this.#lines.get(name)?.split(')') ?? [];
    if (inputs === undefined || outputs === undefined) return undefined;
    return {
      inputs: this.#keys(inputs, `Field of the request ${name}.`, 0),
      outputs: this.#keys(outputs, `Field of what ${name} answers.`, 0),
    };
  }

  #keys(members: string, about: string, depth: number): readonly KeySpec[] {
    if (members === '' || depth > maxDepth) return [];
    return members.split(',').map((member) => this.#key(member, about, depth));
  }

  #key(member: string, about: string, depth: number): KeySpec {
    const [, name = '', mark, sign = '', shape = ''] = /^([\w-]+)(!?)([#?[%.*]?)(.*)$/.exec(member) ?? [];
    const keys = this.#keys(this.#shapes.get(shape) ?? '', about, depth + 1);
    const options = keys.length > 0 ? { keys } : {};
    return (mark === '!' ? required : optional)(name, types[sign] ?? 'String', about, options);
  }
}

const types: Readonly<Record<string, ValueType>> = {
  '#': 'Integer',
  '?': 'Boolean',
  '[': 'StringList',
  '%': 'Map',
  '.': 'Map',
  '*': 'MapList',
};

/** What stands before the sign and what behind it, as one entry; none when there is no sign. */
function split(line: string, sign: string): (readonly [string, string])[] {
  const at = line.indexOf(sign);
  return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
}
