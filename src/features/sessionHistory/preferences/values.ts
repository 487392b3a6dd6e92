import type { LanguageService } from '../../../core/language/index.ts';
import { parseJson } from '../../../core/base/json.ts';
import type { PreferencesFormat } from './document.ts';

/** The kernel of SSM documents, whose bundle is loaded when YAML is read. */
export type LoadLanguage = () => Promise<Pick<LanguageService, 'convert' | 'close'>>;

const uri = 'ssm-preferences:converted';

/** The values of a text; undefined while it cannot be read. */
export async function valuesOf(
  text: string,
  format: PreferencesFormat,
  language: LoadLanguage,
): Promise<unknown> {
  const json = format === 'JSON' ? text : await converted(text, 'YAML', language);
  return json === undefined ? undefined : parseJson(json);
}

/** A JSON text in the format that preferences are written in; undefined when it cannot be. */
export async function textIn(
  format: PreferencesFormat,
  json: string,
  language: LoadLanguage,
): Promise<string | undefined> {
  return format === 'JSON' ? json : converted(json, 'JSON', language);
}

async function converted(
  text: string,
  from: PreferencesFormat,
  language: LoadLanguage,
): Promise<string | undefined> {
  const kernel = await language();
  const format = from === 'JSON' ? 'json' : 'yaml';
  const conversion = kernel.convert({ uri, version: 1, format, getText: () => text });
  kernel.close(uri);
  return 'refused' in conversion ? undefined : conversion.text;
}
