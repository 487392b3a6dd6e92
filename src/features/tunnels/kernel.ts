import type * as sessionKernel from '../../core/session/index.ts';

/** What a tunnel needs of the data channel's bundle, which is loaded at the first start. */
export type TunnelKernel = Pick<
  typeof sessionKernel,
  'startLiveSession' | 'createPortForward' | 'listenLocally' | 'nextFreePort' | 'sessionTypes'
>;
