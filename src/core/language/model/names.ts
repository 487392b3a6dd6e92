import type { ScalarNode, Span } from '../syntax/node.ts';

/** What names stand for. `stored` is a parameter of Parameter Store, `system` what Automation puts in itself. */
export type NameKind = 'parameter' | 'variable' | 'step' | 'output' | 'system' | 'stored';

/** A place of the text that holds a name, and nothing but the name. */
export interface Mention extends Span {
  readonly kind: NameKind;
  /** Tells it from others of its kind: `step.Output` for an output, `global:REGION` for a system variable. */
  readonly name: string;
  /** Where the prefix begins that belongs to the name, such as `variable:`. */
  readonly prefix?: number;
  /** The scalar that the name stands in, when the name may be the whole of it. */
  readonly node?: ScalarNode;
  /** What the name is declared with, when this declares it: a parameter's entry, a whole step, an output's map. */
  readonly extent?: Span;
  /** It is `name` in `SSM_name`, an environment variable in a script. */
  readonly isEnvironment?: boolean;
}

/** Whether the mention declares what it names. */
export function isDeclaration(mention: Mention): boolean {
  return mention.extent !== undefined;
}
