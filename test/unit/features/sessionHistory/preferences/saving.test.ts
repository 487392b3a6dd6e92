import { test } from 'node:test';
import assert from 'node:assert/strict';
import { AppError, isCancelled, kindOf, type ErrorKind } from '../../../../../src/core/base/errors.ts';
import {
  savePreferences,
  type Saved,
} from '../../../../../src/features/sessionHistory/preferences/saving.ts';
import { FakeConnection } from '../../../../support/fakeConnection.ts';

const options = { signal: new AbortController().signal };

/** The document as the service has it, and what the person answers. */
class Scene {
  /** Texts by version. Undefined: there is no document. */
  versions: readonly string[] | undefined = ['one'];
  inForce = '1';
  overwrites = true;
  confirms = true;
  readonly asked: string[] = [];
  readonly connection = new FakeConnection({
    DescribeDocument: () => {
      if (this.versions === undefined) throw new AppError('notFound', 'None.', { code: 'InvalidDocument' });
      const LatestVersion = String(this.versions.length);
      return { Document: { DefaultVersion: this.inForce, LatestVersion, DocumentFormat: 'YAML' } };
    },
    GetDocument: ({ DocumentVersion }) => ({ Content: this.text(DocumentVersion ?? '') }),
    ListDocumentVersions: () => ({
      DocumentVersions: (this.versions ?? []).map((_, index) => ({ DocumentVersion: String(index + 1) })),
    }),
    CreateDocument: ({ Content = '' }) => {
      this.versions = [Content];
      return {};
    },
    UpdateDocument: ({ Content = '' }) => {
      if (this.versions?.includes(Content) === true) {
        throw new AppError('conflict', 'The same.', { code: 'DuplicateDocumentContent' });
      }
      this.versions = [...(this.versions ?? []), Content];
      return { DocumentDescription: { DocumentVersion: String(this.versions.length) } };
    },
    UpdateDocumentDefaultVersion: ({ DocumentVersion = '' }) => {
      this.inForce = DocumentVersion;
      return {};
    },
  });

  text(version: string): string {
    return this.versions?.[Number(version) - 1] ?? '';
  }

  save(text: string, base?: Saved['base']): Promise<Saved> {
    const request = { connection: this.connection, text, format: 'YAML', base } as const;
    const questions = {
      overwrite: async (theirs: { version: string; latest: string }) => {
        this.asked.push(`overwrite ${theirs.version} ${theirs.latest}`);
        return Promise.resolve(this.overwrites);
      },
      confirm: async (before: { text: string } | undefined) => {
        this.asked.push(`confirm ${before?.text ?? 'none'}`);
        return Promise.resolve(this.confirms);
      },
    };
    return savePreferences(request, questions, options);
  }

  fail(operation: 'UpdateDocumentDefaultVersion' | 'UpdateDocument', kind: ErrorKind): void {
    this.connection.answer({
      [operation]: () => {
        throw new AppError(kind, 'No.');
      },
    });
  }
}

const first = { version: '1', latest: '1' };

test('a text becomes a version that is in force', async () => {
  const scene = new Scene();
  const saved = await scene.save('two', first);
  assert.deepEqual(saved, { base: { version: '2', latest: '2' } });
  assert.deepEqual([scene.inForce, scene.versions, scene.asked], ['2', ['one', 'two'], ['confirm one']]);
});

test('what is in force already is neither asked about nor written', async () => {
  const scene = new Scene();
  const { base } = await scene.save('one', { version: '0', latest: '0' });
  assert.deepEqual([base.version, scene.asked], ['1', []]);
});

test('nothing is written when the person refuses', async () => {
  const scene = new Scene();
  scene.confirms = false;
  await assert.rejects(scene.save('two', first), isCancelled);
  assert.deepEqual([scene.inForce, scene.versions], ['1', ['one']]);
});

test('a version of somebody else is not written over without a word', async () => {
  const scene = new Scene();
  scene.versions = ['one', 'theirs'];
  scene.inForce = '2';
  scene.overwrites = false;
  await assert.rejects(scene.save('mine', first), isCancelled);
  assert.deepEqual([scene.asked, scene.versions], [['overwrite 2 2'], ['one', 'theirs']]);
  scene.overwrites = true;
  await scene.save('mine', first);
  assert.deepEqual([scene.inForce, scene.text('3')], ['3', 'mine']);
  assert.deepEqual(scene.asked.slice(1), ['overwrite 2 2', 'confirm theirs']);
});

test('a newer version that is not in force is somebody’s too', async () => {
  const scene = new Scene();
  scene.versions = ['one', 'theirs'];
  await scene.save('mine', first);
  assert.deepEqual(scene.asked, ['overwrite 1 2', 'confirm one']);
});

test('where it is not known what a text was written on, it is asked', async () => {
  const scene = new Scene();
  await scene.save('mine');
  assert.deepEqual(scene.asked, ['overwrite 1 1', 'confirm one']);
});

test('a version that could not be put in force is put in force by saving again, and is not written twice', async () => {
  const scene = new Scene();
  scene.fail('UpdateDocumentDefaultVersion', 'denied');
  const half = await scene.save('two', first);
  assert.deepEqual(half.base, { version: '1', latest: '2' });
  assert.equal(kindOf(half.notInForce), 'denied');
  assert.match(
    half.notInForce?.message ?? '',
    /Version 2 is written, but version 1 is still in force: No\. Save again/,
  );
  scene.connection.answer({
    UpdateDocumentDefaultVersion: ({ DocumentVersion = '' }) => {
      scene.inForce = DocumentVersion;
      return {};
    },
  });
  const whole = await scene.save('two', half.base);
  assert.deepEqual(whole, { base: { version: '2', latest: '2' } });
  assert.deepEqual([scene.inForce, scene.versions], ['2', ['one', 'two']]);
  assert.deepEqual(scene.asked, ['confirm one', 'confirm one']);
});

test('a version whose answer was lost is our own: nobody is suspected', async () => {
  const scene = new Scene();
  scene.versions = ['one', 'two'];
  await scene.save('two', first);
  assert.deepEqual([scene.inForce, scene.versions, scene.asked], ['2', ['one', 'two'], ['confirm one']]);
});

test('going back to an earlier text puts its version in force', async () => {
  const scene = new Scene();
  scene.versions = ['one', 'two'];
  scene.inForce = '2';
  const saved = await scene.save('one', { version: '2', latest: '2' });
  assert.deepEqual(saved, { base: { version: '1', latest: '2' } });
  assert.deepEqual([scene.inForce, scene.versions], ['1', ['one', 'two']]);
});

test('preferences that were deleted meanwhile are created', async () => {
  const scene = new Scene();
  scene.versions = undefined;
  const saved = await scene.save('mine', first);
  assert.deepEqual(saved, { base: first });
  assert.deepEqual([scene.versions, scene.asked], [['mine'], ['confirm none']]);
});

test('a refused text is the failure of saving, and nothing changes', async () => {
  const scene = new Scene();
  scene.fail('UpdateDocument', 'invalid');
  await assert.rejects(scene.save('two', first), (error) => kindOf(error) === 'invalid');
  assert.equal(scene.inForce, '1');
});
