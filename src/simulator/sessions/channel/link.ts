import type { Random } from '../../base/random.ts';
import type { ChannelFaults } from '../../faults/faults.ts';

/** One socket of a session's channel, after its token was accepted. */
export interface Link {
  send(frame: Uint8Array): void;
  /** Says goodbye (1000) and closes. */
  close(): void;
}

/**
 * Lets messages get lost or arrive twice on demand, either way.
 * @returns how often to pass a message on: 0, 1 or 2
 */
export function createMisfortune(faults: () => ChannelFaults, random: Random): () => number {
  return () => {
    const { lostMessages, doubledMessages } = faults();
    if (lostMessages > 0 && random() < lostMessages) return 0;
    return doubledMessages > 0 && random() < doubledMessages ? 2 : 1;
  };
}
