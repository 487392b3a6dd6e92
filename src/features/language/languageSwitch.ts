import type { Clock } from '../../core/base/clock.ts';
import type { Disposable } from '../../core/base/disposable.ts';
import {
  calendarLanguage,
  languageIds,
  looksLikeCalendar,
  looksLikeDocument,
} from '../../core/language/detect.ts';
import type { Format } from '../../core/language/text.ts';

/** A document as it was opened. */
export interface OpenedDocument {
  readonly uri: string;
  readonly languageId: string;
  /** The person's settings associate this file with its language. */
  readonly isChosen: boolean;
  getText(): string;
}

const formats: ReadonlyMap<string, Format> = new Map([
  ['yaml', 'yaml'],
  ['json', 'json'],
  ['jsonc', 'json'],
]);

/**
 * Decides which YAML, JSON and iCalendar documents are SSM documents. A document is switched once while it is open: who
 * sets its language back by hand has said what it is.
 */
export class LanguageSwitch implements Disposable {
  readonly #clock: Clock;
  readonly #switched = new Set<string>();
  readonly #closing = new Map<string, Disposable>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The language the document should have; `undefined` to leave it. Called when it is opened or saved. */
  decide(document: OpenedDocument): string | undefined {
    this.#closing.get(document.uri)?.dispose();
    this.#closing.delete(document.uri);
    if (document.isChosen || this.#switched.has(document.uri)) return undefined;
    const language = languageOf(document);
    if (language !== undefined) this.#switched.add(document.uri);
    return language;
  }

  /** A change of language closes and opens a document at once; only one that stays closed is judged anew. */
  closed(uri: string): void {
    if (!this.#switched.has(uri)) return;
    this.#closing.get(uri)?.dispose();
    const forget = (): void => {
      this.#switched.delete(uri);
      this.#closing.delete(uri);
    };
    this.#closing.set(uri, this.#clock.after(0, forget));
  }

  dispose(): void {
    for (const timer of this.#closing.values()) timer.dispose();
    this.#closing.clear();
  }
}

/** By its text; of calendars only those of Systems Manager, where no other extension takes calendars. */
function languageOf(document: OpenedDocument): string | undefined {
  const { uri, languageId } = document;
  if (languageId === 'plaintext' && /\.ics$/i.test(uri)) {
    return looksLikeCalendar(document.getText()) ? calendarLanguage : undefined;
  }
  const format = formats.get(languageId);
  return format !== undefined && looksLikeDocument(document.getText(), format)
    ? languageIds[format]
    : undefined;
}
