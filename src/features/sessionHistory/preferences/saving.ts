import type { CallOptions, Connection } from '../../../core/aws/connection.ts';
import { AppError, cancelled, kindOf, messageOf } from '../../../core/base/errors.ts';
import {
  addVersion,
  createPreferences,
  makeDefault,
  readPreferences,
  readVersion,
  sameMeaning,
  type Preferences,
} from './api.ts';
import type { PreferencesFormat } from './document.ts';

/** What a text was written on top of. */
export interface Base {
  readonly version: string;
  readonly latest: string;
}

export interface SaveRequest {
  readonly connection: Connection;
  readonly text: string;
  readonly format: PreferencesFormat;
  /** Undefined when it is not known any more, which counts as another one. */
  readonly base: Base | undefined;
}

/** What is asked of the person; each may refuse, and then nothing is saved. */
export interface SaveQuestions {
  /** Somebody saved meanwhile. */
  overwrite(theirs: Preferences): Promise<boolean>;
  /** `before` is what is in force; undefined where there are no preferences. */
  confirm(before: Preferences | undefined): Promise<boolean>;
}

/** How far saving has come: what the text in the editor stands on now. */
export interface Saved {
  readonly base: Base;
  /** Present when the new version is not in force: why. */
  readonly notInForce?: AppError;
}

/**
 * Saves preferences: compares with what is there, asks, adds a version and puts it in force. Nothing is written over
 * that the person has not been told of. Saving again after a failure goes on where it ended: a version with the same
 * text is put in force instead of added a second time.
 *
 * @throws AppError of kind `cancelled` when the person refuses
 */
export async function savePreferences(
  { connection, text, format, base }: SaveRequest,
  questions: SaveQuestions,
  options: CallOptions,
): Promise<Saved> {
  const there = await readPreferences(connection, options);
  if (there !== undefined) {
    if (there.text === text && there.format === format) return { base: there };
    const isOthers = await changedByOthers(connection, there, base, text, options);
    if (isOthers && !(await questions.overwrite(there))) throw cancelled();
  }
  if (!(await questions.confirm(there))) throw cancelled();
  if (there === undefined) {
    await createPreferences(connection, text, format, options);
    return { base: { version: '1', latest: '1' } };
  }
  return putInForce(connection, there, await addVersion(connection, text, format, options), options);
}

/** A newest version with our own text is ours: its answer was lost, or it could not be put in force. */
async function changedByOthers(
  connection: Connection,
  there: Preferences,
  base: Base | undefined,
  text: string,
  options: CallOptions,
): Promise<boolean> {
  if (there.version === base?.version && there.latest === base.latest) return false;
  if (there.version !== base?.version || there.latest === there.version) return true;
  return !sameMeaning(await readVersion(connection, there.latest, there.format, options), text);
}

async function putInForce(
  connection: Connection,
  { version: before, latest }: Preferences,
  version: string,
  options: CallOptions,
): Promise<Saved> {
  const newest = Number(version) > Number(latest) ? version : latest;
  try {
    await makeDefault(connection, version, options);
    return { base: { version, latest: newest } };
  } catch (error) {
    const sentence = `Version ${version} is written, but version ${before} is still in force: ${messageOf(error)} Save again to put it in force.`;
    const notInForce = new AppError(kindOf(error), sentence, { cause: error });
    return { base: { version: before, latest: newest }, notInForce };
  }
}
