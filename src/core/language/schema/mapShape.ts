import type { KeySpec } from '../tables/spec.ts';

/** The keys that a map may have. */
export interface MapShape {
  readonly keys: readonly KeySpec[];
  readonly open: boolean;
  /** SSM Agent does not mind the case of inputs. */
  readonly ignoreCase?: boolean;
}
