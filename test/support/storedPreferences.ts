import { AppError } from '../../src/core/base/errors.ts';
import type { Answers } from './fakeConnection.ts';

/** A document with versions, as the service keeps it; none when `versions` is empty. */
export class StoredPreferences {
  versions: string[];
  inForce = '1';

  constructor(first: string) {
    this.versions = [first];
  }

  get text(): string {
    return this.versions[Number(this.inForce) - 1] ?? '';
  }

  /** Somebody else saves. */
  add(text: string): void {
    this.versions.push(text);
    this.inForce = String(this.versions.length);
  }

  get answers(): Answers {
    return {
      DescribeDocument: () => {
        if (this.versions.length === 0) throw new AppError('notFound', 'None.', { code: 'InvalidDocument' });
        const LatestVersion = String(this.versions.length);
        return { Document: { DefaultVersion: this.inForce, LatestVersion, DocumentFormat: 'JSON' } };
      },
      GetDocument: ({ DocumentVersion }) => ({ Content: this.versions[Number(DocumentVersion) - 1] ?? '' }),
      CreateDocument: ({ Content = '' }) => {
        this.versions = [Content];
        return {};
      },
      UpdateDocument: ({ Content = '' }) => {
        this.versions.push(Content);
        return { DocumentDescription: { DocumentVersion: String(this.versions.length) } };
      },
      UpdateDocumentDefaultVersion: ({ DocumentVersion = '' }) => {
        this.inForce = DocumentVersion;
        return {};
      },
    };
  }
}

export const somePreferences = `{
  "schemaVersion": "1.0",
  "sessionType": "Standard_Stream",
  "inputs": { "s3BucketName": "", "idleSessionTimeout": "20" }
}
`;
