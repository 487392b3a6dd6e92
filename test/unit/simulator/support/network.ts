import type { Network } from '../../../../src/simulator/network/network.ts';

/** Reaches nothing, unless a test says what. */
export function testNetwork(dial?: Network['dial']): Network {
  return {
    isDenied: () => false,
    dial: dial ?? (() => Promise.reject(new Error('dial tcp: connect: connection refused'))),
    dispose: () => undefined,
  };
}
