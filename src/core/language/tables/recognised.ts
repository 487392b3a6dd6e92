import { optional, required, type KeySpec } from './spec.ts';

const version: KeySpec = optional('schemaVersion', 'String', 'Version of the document’s schema, in quotes.', {
  values: ['1.0'],
  openValues: true,
});
const description: KeySpec = optional('description', 'String', 'What the document is for.');

/** Top-level keys of documents that hold a CloudFormation template, or a conformance pack of AWS Config. */
export const templateKeys: readonly KeySpec[] = [
  version,
  description,
  required('templateBody', 'any', 'The template, as a map or as text.'),
];

/** Top-level keys of Quick Setup’s documents. */
export const quickSetupKeys: readonly KeySpec[] = [
  version,
  description,
  optional('subtitle', 'String', 'What the console shows below the title.'),
  required('deploymentConfig', 'any', 'What is deployed, and where.'),
  optional('attachments', 'any', 'Files of the deployment.'),
  optional('consoleConfig', 'any', 'How the console asks for it.'),
];

/** Top-level keys of Incident Manager’s templates of an analysis. */
export const problemAnalysisKeys: readonly KeySpec[] = [
  required('sections', 'any', 'The sections of the analysis, with their questions.'),
];
