import { AppError } from '../../core/base/errors.ts';
import { isRecord, isString, parseJson } from '../../core/base/json.ts';

/** Where a demo fleet listens, and the credentials it was born with. */
export interface DemoAddress {
  /** `http://127.0.0.1:PORT` */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Parses the one line that the simulator prints. Throws kind `bug` for anything else, and for an endpoint that is
 * not on this computer: commands are sent there.
 */
export function parseAddress(line: string): DemoAddress {
  const value = parseJson(line);
  if (isRecord(value)) {
    const { endpoint, region, accessKeyId, secretAccessKey } = value;
    const complete = isString(region) && isString(accessKeyId) && isString(secretAccessKey);
    if (complete && isString(endpoint) && /^http:\/\/127\.0\.0\.1:\d+$/.test(endpoint)) {
      return { endpoint, region, accessKeyId, secretAccessKey };
    }
  }
  throw new AppError('bug', 'The demo fleet did not say where it listens.');
}
