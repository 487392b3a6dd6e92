import { soundChannel, type ChannelFaults } from '../../../../src/simulator/faults/faults.ts';
import { seededRandom } from '../../../../src/simulator/base/random.ts';
import { createLuck, type ChannelLuck } from '../../../../src/simulator/sessions/channel/passage.ts';
import { ManualClock } from '../../../support/manualClock.ts';

/** Channels on which these faults happen, the same way every time; none unless a test asks for some. */
export function testLuck(faults: Partial<ChannelFaults> = {}, clock = new ManualClock()): ChannelLuck {
  return createLuck({ faults: () => ({ ...soundChannel, ...faults }), random: seededRandom(3), clock });
}
