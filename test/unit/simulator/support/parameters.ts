import { createTokens } from '../../../../src/simulator/base/tokens.ts';
import {
  createParametersSystem,
  type ParametersSystem,
} from '../../../../src/simulator/parameters/system.ts';
import { createParameterStore, type ParameterStore } from '../../../../src/simulator/parameters/store.ts';
import { ManualClock } from '../../../support/manualClock.ts';

/** An account without parameters. */
export function emptyStore(): ParameterStore {
  return createParameterStore([]);
}

export interface TestParameters {
  readonly system: ParametersSystem;
  readonly clock: ManualClock;
}

export function parametersSystem(store: ParameterStore = emptyStore()): TestParameters {
  const clock = new ManualClock();
  return { clock, system: createParametersSystem({ store, tokens: createTokens(), clock }) };
}
