/** smux version 1: many streams over one, as Port sessions carry them (§12). For both sides. */
export * from './frame.ts';
export { SmuxSession, type SmuxOptions } from './session.ts';
export type { SmuxStream } from './stream.ts';
export { smuxBeatTimes, type BeatTimes } from './beat.ts';
