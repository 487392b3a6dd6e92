import { hexDigits, randomAt } from '../base/random.ts';
import { ServiceError } from '../system.ts';

/** A symmetric key of the account. */
export interface KmsKey {
  readonly id: string;
  readonly arn: string;
  /** `alias/…` */
  readonly alias: string;
  readonly isEnabled: boolean;
}

/** The keys of a Region. */
export interface KmsKeys {
  readonly all: readonly KmsKey[];
  /**
   * By id, alias, or the ARN of either.
   * @throws ServiceError NotFoundException, DisabledException
   */
  usable(keyId: string): KmsKey;
}

export interface KmsKeysOptions {
  readonly seed: number;
  readonly region: string;
  readonly accountId: string;
}

const demoKeys = [
  { alias: 'alias/session-manager', isEnabled: true },
  { alias: 'alias/session-manager-retired', isEnabled: false },
] as const;
/** Keeps the ids of keys apart from what else is drawn with the same seed. */
const keySeed = 0x6b6d73;

/** The demo account's keys; the same ids for the same seed. What they encrypt with is another matter. */
export function createDemoKeys(options: KmsKeysOptions): KmsKeys {
  return createKeys(
    demoKeys.map(({ alias, isEnabled }, index) => {
      const id = uuidOf(hexDigits(randomAt(options.seed ^ keySeed, index), 32));
      return { id, arn: `${arnHead(options)}:key/${id}`, alias, isEnabled };
    }),
    options,
  );
}

/** @param all none for a Region where nobody made one */
export function createKeys(
  all: readonly KmsKey[],
  options: Pick<KmsKeysOptions, 'region' | 'accountId'>,
): KmsKeys {
  const head = arnHead(options);
  return {
    all,
    usable(keyId) {
      const name = keyId.startsWith(`${head}:alias/`) ? keyId.slice(head.length + 1) : keyId;
      const key = all.find(({ id, arn, alias }) => [id, arn, alias].includes(name));
      if (key === undefined) throw new ServiceError('NotFoundException', missing(keyId, head));
      if (!key.isEnabled) throw new ServiceError('DisabledException', `${key.arn} is disabled.`);
      return key;
    },
  };
}

function missing(keyId: string, head: string): string {
  if (keyId.includes('alias/')) return `Alias ${keyId} is not found.`;
  return `Key '${keyId.startsWith('arn:') ? keyId : `${head}:key/${keyId}`}' does not exist`;
}

function arnHead({ region, accountId }: Pick<KmsKeysOptions, 'region' | 'accountId'>): string {
  return `arn:aws:kms:${region}:${accountId}`;
}

function uuidOf(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
