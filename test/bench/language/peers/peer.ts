import type { Position } from '../../../../src/core/language/lsp.ts';
import type { Format } from '../../../../src/core/language/text.ts';
import type { Shown } from '../../../support/language/plant/score.ts';

/** A language service that is measured. */
export interface Peer {
  readonly name: string;
  open(text: string, format: Format): OpenDocument;
  /** Ends what it started. */
  dispose(): void;
}

/** A document in an editor. */
export interface OpenDocument {
  change(text: string): void;
  diagnose(): Promise<readonly Shown[]>;
  /** How many things can be written at the position. */
  complete(position: Position): Promise<number>;
  close(): void;
}

/** The problems of a text; a peer that fails on it finds none. */
export async function problemsOf(peer: Peer, text: string, format: Format): Promise<readonly Shown[]> {
  const document = peer.open(text, format);
  try {
    return await document.diagnose();
  } catch {
    return [];
  } finally {
    document.close();
  }
}
