import type { ParameterType } from './model.ts';

/** A parameter of the demo: its values in order of versions. */
export interface ParameterSpec {
  readonly name: string;
  readonly type: ParameterType;
  readonly values: readonly [string, ...string[]];
  readonly description?: string;
  readonly allowedPattern?: string;
  readonly advanced?: true;
  readonly dataType?: string;
  /** Version number by label. */
  readonly labels?: Readonly<Record<string, number>>;
  readonly policies?: string;
}

/** What a small shop keeps in Parameter Store. The secrets are invented and open nothing. */
export const demoParameters: readonly ParameterSpec[] = [
  ...(['production', 'staging', 'development'] as const).flatMap(shop),
  {
    name: '/shop/shared/allowed-origins',
    type: 'StringList',
    values: ['https://shop.example.com,https://admin.example.com'],
    description: 'Origins that the API answers',
  },
  {
    name: '/shop/shared/base-image',
    type: 'String',
    values: ['ami-0a1b2c3d4e5f60718', 'ami-0b2c3d4e5f6071829'],
    dataType: 'aws:ec2:image',
    description: 'Image of new web nodes',
    labels: { current: 2, previous: 1 },
  },
  {
    name: '/shop/shared/tls-certificate',
    type: 'String',
    values: [
      `-----BEGIN CERTIFICATE-----\n${'MIIDdemoONLYnotAcertificate'.repeat(170)}\n-----END CERTIFICATE-----`,
    ],
    advanced: true,
    policies: '[{"Type":"NoChangeNotification","Version":"1.0","Attributes":{"After":"300","Unit":"Days"}}]',
  },
  { name: '/operations/maintenance-banner', type: 'String', values: ['off', 'on', 'off'] },
  {
    name: '/operations/pager/api-key',
    type: 'SecureString',
    values: ['demo-pager-key-1', 'demo-pager-key-2'],
    description: 'Key of the on-call service',
  },
  { name: '/operations/cloudwatch-agent/linux', type: 'String', values: [agentConfiguration()] },
  { name: 'license-key', type: 'SecureString', values: ['demo-license-0000-0000'] },
  {
    name: 'on-call',
    type: 'StringList',
    values: ['ana,ben', 'ben,chris', 'chris,ana'],
    labels: { thisWeek: 3 },
  },
];

function shop(environment: string): readonly ParameterSpec[] {
  const at = `/shop/${environment}`;
  return [
    {
      name: `${at}/db/host`,
      type: 'String',
      values: [`db.${environment}.example.com`],
      description: 'Address of the database',
    },
    { name: `${at}/db/port`, type: 'String', values: ['5432'], allowedPattern: '^\\d{1,5}$' },
    { name: `${at}/db/user`, type: 'String', values: ['shop'] },
    {
      name: `${at}/db/password`,
      type: 'SecureString',
      values: [`demo-${environment}-first`, `demo-${environment}-second`, `demo-${environment}-third`],
      description: 'Rotated every quarter',
      labels: { current: 3, previous: 2 },
    },
    { name: `${at}/api/url`, type: 'String', values: [`https://api.${environment}.example.com`] },
    { name: `${at}/api/token`, type: 'SecureString', values: [`demo-${environment}-token`] },
    {
      name: `${at}/features`,
      type: 'StringList',
      values: ['search', 'search,wishlist', 'search,wishlist,checkout-v2'],
    },
    { name: `${at}/log-level`, type: 'String', values: [environment === 'production' ? 'warn' : 'debug'] },
  ];
}

function agentConfiguration(): string {
  return JSON.stringify(
    { metrics: { metrics_collected: { mem: { measurement: ['mem_used_percent'] } } } },
    null,
    2,
  );
}
