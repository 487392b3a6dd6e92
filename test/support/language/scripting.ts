import type { LanguageService, TextDocument } from '../../../src/core/language/index.ts';
import { applyEdits, documentOf } from '../documents.ts';

/** Characters of a script in the message. */
const shown = 200;
const added = '\n  # planted "here": {{ x }}';

/** What is wrong with writing scripts back: what is written is there, and the other scripts are as they were. */
export function scriptFault(service: LanguageService, document: TextDocument): string | undefined {
  const before = service.scripts(document);
  const text = document.getText();
  for (const { id, text: script } of before) {
    if (before.filter((other) => other.id === id).length > 1) continue;
    const same = service.writeScript(document, id, script, script);
    if (!('refused' in same) && same.length > 0) return `what is not changed is written: ${id}`;
    const edits = service.writeScript(document, id, script, script + added);
    if ('refused' in edits) continue;
    const after = service.scripts(documentOf(applyEdits(text, edits), document.format));
    if (after.length !== before.length) return `another number of scripts after ${id}`;
    const wrong = after.find((other, index) => {
      const expected = other.id === id ? script + added : before[index]?.text;
      return read(other.text) !== read(expected ?? '');
    });
    if (wrong !== undefined)
      return `after ${id} is written, ${wrong.id} reads ${JSON.stringify(wrong.text.slice(0, shown))}`;
  }
  return undefined;
}

/** As an editor reads it, in which lines end alike; the last line of a list of lines ends like the others. */
function read(script: string): string {
  return script.replace(/\r\n?/g, '\n').replace(/\n$/, '');
}
