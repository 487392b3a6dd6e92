import type { ParameterSource } from '../../system.ts';
import type { ResolveText } from './values.ts';
import { invalid } from './values.ts';

const reference = /\{\{\s*ssm:([\w.:/-]+)\s*\}\}/g;

/**
 * Replaces `{{ssm:name}}` (a version may follow, `name:3`) by the value in Parameter Store.
 * @throws ServiceError InvalidParameters for a parameter that does not exist or is a SecureString
 */
export function ssmResolver(source: ParameterSource): ResolveText {
  return (text) =>
    text.replaceAll(reference, (_, name: string) => {
      const value = source.plainValue(name);
      if (value === undefined) {
        throw invalid(`The parameter ${name} does not exist in Parameter Store or is a SecureString.`);
      }
      return value;
    });
}
