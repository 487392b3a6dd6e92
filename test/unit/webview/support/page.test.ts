import { test } from 'node:test';
import assert from 'node:assert/strict';
import { openPage, rootElement } from '../../../../src/webview/support/page.ts';

interface Page {
  readonly posted: unknown[];
  readonly saved: unknown[];
  readonly say: (data: unknown) => void;
}

/** Runs `task` as if it were in a webview. */
function inWebview(task: (page: Page) => void): void {
  const posted: unknown[] = [];
  const saved: unknown[] = [];
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const globals: Readonly<Record<string, unknown>> = {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => posted.push(message),
      setState: (state: unknown) => saved.push(state),
    }),
    window: {
      addEventListener: (_: string, listener: (event: { data: unknown }) => void) => listeners.push(listener),
    },
    document: { getElementById: () => null },
  };
  for (const [name, value] of Object.entries(globals)) Reflect.set(globalThis, name, value);
  try {
    task({ posted, saved, say: (data) => listeners.forEach((listener) => listener({ data })) });
  } finally {
    for (const name of Object.keys(globals)) Reflect.deleteProperty(globalThis, name);
  }
}

const parse = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

test('a page says that it is ready once it listens', () => {
  inWebview(({ posted }) => {
    openPage(parse, () => undefined);
    assert.deepEqual(posted, [{ type: 'ready' }]);
  });
});

test('messages that the parser knows arrive, others are dropped', () => {
  inWebview(({ say }) => {
    const heard: string[] = [];
    openPage(parse, (message) => heard.push(message));
    say('one');
    say({ type: 'evil' });
    say('two');
    assert.deepEqual(heard, ['one', 'two']);
  });
});

test('a page posts and saves through VS Code', () => {
  inWebview(({ posted, saved }) => {
    const page = openPage<string, string>(parse, () => undefined);
    page.post('hello');
    page.save({ a: 1 });
    assert.deepEqual(posted.slice(1), ['hello']);
    assert.deepEqual(saved, [{ a: 1 }]);
  });
});

test('a panel without its root element is a bug that is told', () => {
  inWebview(() => {
    assert.throws(() => rootElement(), /no root element/);
  });
});
