import type { Connection } from '../../core/aws/connection.ts';
import { AppError } from '../../core/base/errors.ts';
import { flag, shape, text } from '../../core/base/shape.ts';
import { connectionWords } from '../../core/base/words.ts';

/** Under what a command ran, in words that outlive the connection itself. */
export interface Place {
  /** `acme-prod · eu-central-1` */
  readonly words: string;
  /** The demo fleet keeps nothing: what ran on it ends with it. */
  readonly isDemo: boolean;
}

export function placeOf(connection: Pick<Connection, 'label' | 'region' | 'isDemo'>): Place {
  return { words: connectionWords(connection), isDemo: connection.isDemo };
}

/** The best that is left when only the id of a connection is known: it begins with profile and Region. */
export function placeOfId(connectionId: string): Place {
  const words = connectionId.replace(/-[0-9a-f]{8}$/, '').replace('@', ' · ');
  return { words, isDemo: false };
}

const isSaved = shape({ connection: text, demo: flag });

/** What a result's page had saved of its place; undefined for the state of an older build. */
export function parsePlace(saved: unknown): Place | undefined {
  if (!isSaved(saved) || saved.connection === '') return undefined;
  return { words: saved.connection, isDemo: saved.demo };
}

/** Why nothing more can be learned of a command: its connection is not there. */
export function gone({ words, isDemo }: Place): AppError {
  return isDemo
    ? new AppError(
        'notFound',
        'This command ran on a demo fleet that was stopped; its results ended with it.',
      )
    : new AppError('credentials', `This command ran under ${words}. Switch there to see its results.`);
}
