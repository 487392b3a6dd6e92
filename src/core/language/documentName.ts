/** Why a name is refused, and what to do. */
export interface RefusedName {
  readonly message: string;
  /** The service is known to refuse it; else that is only likely. */
  readonly isCertain: boolean;
}

/** What is wrong with the name of a document that is to be created (API: `DocumentName` of CreateDocument). */
export function newNameProblem(name: string): RefusedName | undefined {
  if (!/^[\w\-.]{3,128}$/.test(name)) {
    return { message: `${formOf(name, '_ - .')} Change it.`, isCertain: true };
  }
  const reserved = /^(?:aws|amazon|amzn)/i.exec(name)?.[0];
  if (reserved === undefined) return undefined;
  return {
    message: `Names that begin with ${reserved} are kept for AWS. Begin it with something else.`,
    isCertain: /^(?:aws|amazon|amzn|AWS-|AWSEC2|AWSConfigRemediation|AWSSupport)/.test(name),
  };
}

/**
 * What is wrong with the name or ARN of a document that is to exist (API: `DocumentARN`). A version may stand
 * behind it.
 */
export function calledNameProblem(name: string): string | undefined {
  const bare = name.replace(/:\$(?:LATEST|DEFAULT)$/, '');
  if (/^[\w\-.:/]{3,128}$/.test(bare)) return undefined;
  return `${formOf(bare, '_ - . : /')} Write the name of the document, or the ARN of one that is shared with you.`;
}

function formOf(name: string, marks: string): string {
  const { length } = name;
  const isSize = length < 3 || length > 128;
  return isSize
    ? `A document name has 3 to 128 characters; this has ${length}.`
    : `A document name has letters of English, digits and the characters ${marks} only.`;
}
