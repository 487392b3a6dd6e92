import { fixed, list, map, stop, type DocumentTemplate } from './template.ts';

/** What AppConfig keeps as SSM documents. */
export const configurationTemplates: readonly DocumentTemplate[] = [
  {
    label: 'Application configuration, feature flags',
    prefix: 'ssm-configuration',
    about: 'An ApplicationConfiguration document for AppConfig: feature flags and their values.',
    body: map(
      ['version', fixed('1')],
      ['flags', map([stop('newCheckout'), map(['name', stop('New checkout')])])],
      ['values', map([stop('newCheckout'), map(['enabled', fixed(false)])])],
    ),
  },
  {
    label: 'Application configuration schema',
    prefix: 'ssm-configuration-schema',
    about: 'An ApplicationConfigurationSchema document: a JSON Schema (draft 4) that AppConfig checks with.',
    body: map(
      ['$schema', fixed('http://json-schema.org/draft-04/schema#')],
      ['type', fixed('object')],
      [
        'properties',
        map([stop('name'), map(['type', stop('string')], ['description', stop('What it is.')])]),
      ],
      ['required', list(stop('name'))],
    ),
  },
];
