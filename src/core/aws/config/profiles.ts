import type {
  ConfigFiles,
  ConfigProblem,
  Configuration,
  Profile,
  ProfileSource,
  Section,
} from './configuration.ts';
import { parseIni, type IniSection } from './ini.ts';

/** Text of both files; `undefined` for a file that does not exist. */
export interface ConfigTexts {
  readonly config: string | undefined;
  readonly credentials: string | undefined;
}

/** Sections of the config file that belong to tools and are no mistake. */
const foreignSections = new Set(['plugins', 'preview', 'toolkit', 'aliases']);

/** Reads both files into profiles, SSO sessions and service blocks; never throws. */
export function parseConfiguration(texts: ConfigTexts, files: ConfigFiles): Configuration {
  const builder = new Builder(files);
  builder.config(texts.config ?? '');
  builder.credentials(texts.credentials ?? '');
  return builder.build();
}

class Builder {
  readonly #files: ConfigFiles;
  readonly #profiles = new Map<string, Map<string, string>>();
  readonly #ssoSessions = new Map<string, Map<string, string>>();
  readonly #services = new Map<string, Map<string, string>>();
  readonly #problems: ConfigProblem[] = [];
  #prefixedDefault: Section | undefined;

  constructor(files: ConfigFiles) {
    this.#files = files;
  }

  config(text: string): void {
    for (const section of this.#parse(text, this.#files.config)) this.#configSection(section);
    if (this.#prefixedDefault !== undefined) {
      // `[profile default]` takes the place of `[default]`.
      this.#profiles.set('default', new Map(this.#prefixedDefault));
    }
  }

  credentials(text: string): void {
    for (const section of this.#parse(text, this.#files.credentials)) {
      const [name, ...rest] = section.words;
      if (name === undefined) continue;
      if (rest.length === 0) merge(this.#profiles, name, section.values);
      else
        this.#problem(
          this.#files.credentials,
          section,
          `In this file a profile is written [${rest.join(' ')}].`,
        );
    }
  }

  build(): Configuration {
    const profiles = new Map<string, Profile>();
    for (const [name, values] of this.#profiles) {
      profiles.set(name, { name, values, source: sourceOf(values) });
    }
    return {
      profiles,
      ssoSessions: this.#ssoSessions,
      services: this.#services,
      problems: this.#problems,
      files: this.#files,
    };
  }

  #parse(text: string, file: string): readonly IniSection[] {
    const ini = parseIni(text);
    this.#problems.push(...ini.problems.map((problem) => ({ file, ...problem })));
    return ini.sections;
  }

  #configSection(section: IniSection): void {
    const [kind = '', name, ...rest] = section.words;
    if (rest.length > 0) this.#problem(this.#files.config, section, 'A name with blanks needs quotes.');
    else if (name === undefined) this.#plainSection(kind, section);
    else if (kind === 'profile') this.#profile(name, section.values);
    else if (kind === 'sso-session') merge(this.#ssoSessions, name, section.values);
    else if (kind === 'services') merge(this.#services, name, section.values);
    else this.#problem(this.#files.config, section, `Nobody knows sections of the kind "${kind}".`);
  }

  #plainSection(name: string, section: IniSection): void {
    if (name === 'default') merge(this.#profiles, name, section.values);
    else if (!foreignSections.has(name)) {
      this.#problem(this.#files.config, section, `In this file a profile is written [profile ${name}].`);
    }
  }

  #profile(name: string, values: Section): void {
    if (name === 'default') this.#prefixedDefault = values;
    else merge(this.#profiles, name, values);
  }

  #problem(file: string, { line }: IniSection, sentence: string): void {
    this.#problems.push({ file, line, sentence });
  }
}

function merge(target: Map<string, Map<string, string>>, name: string, values: Section): void {
  const known = target.get(name);
  if (known === undefined) target.set(name, new Map(values));
  else for (const [key, value] of values) known.set(key, value);
}

/** In the order in which AWS's own tools look. */
function sourceOf(values: Section): ProfileSource {
  if (values.has('role_arn')) return values.has('web_identity_token_file') ? 'webIdentity' : 'assumeRole';
  if (values.has('aws_access_key_id')) return 'keys';
  if (values.has('credential_process')) return 'process';
  if (values.has('sso_session') || values.has('sso_start_url')) return 'sso';
  return values.has('login_session') ? 'login' : 'none';
}
