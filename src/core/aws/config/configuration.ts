/** A sentence about a place in a configuration file. */
export interface ConfigProblem {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly sentence: string;
}

/** Keys and values of a section; keys of a nested block are `outer.inner`. */
export type Section = ReadonlyMap<string, string>;

/** Where a profile's credentials come from, as far as its keys say. */
export type ProfileSource = 'keys' | 'sso' | 'assumeRole' | 'process' | 'webIdentity' | 'login' | 'none';

export interface Profile {
  readonly name: string;
  /** Both files merged; credentials win over config, as in AWS's own tools. */
  readonly values: Section;
  readonly source: ProfileSource;
}

/** The shared config and credentials files, read. Broken sections are problems; the others work. */
export interface Configuration {
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  readonly services: ReadonlyMap<string, Section>;
  readonly problems: readonly ConfigProblem[];
  /** Paths of both files, whether they exist or not. */
  readonly files: ConfigFiles;
}

export interface ConfigFiles {
  readonly config: string;
  readonly credentials: string;
}
