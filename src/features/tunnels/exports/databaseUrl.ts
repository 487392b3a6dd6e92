import type { LocalAddress } from './rdp.ts';

/** A kind of database, and how its clients write an address. */
export interface Database {
  readonly label: string;
  readonly ports: readonly number[];
  readonly url: (address: string) => string;
}

export const databases: readonly Database[] = [
  {
    label: 'PostgreSQL',
    // 5439: Redshift, 6432: PgBouncer.
    ports: [5432, 5433, 5439, 6432],
    url: (address) => `postgresql://${address}/`,
  },
  { label: 'MySQL or MariaDB', ports: [3306, 3307], url: (address) => `mysql://${address}/` },
  { label: 'SQL Server', ports: [1433], url: (address) => `sqlserver://${address}` },
  {
    label: 'MongoDB or DocumentDB',
    ports: [27_017, 27_018, 27_019],
    // A replica set tells its members' own addresses, which this computer does not reach.
    url: (address) => `mongodb://${address}/?directConnection=true`,
  },
  { label: 'Redis or Valkey', ports: [6379], url: (address) => `redis://${address}/` },
  { label: 'Redis or Valkey with TLS', ports: [6380], url: (address) => `rediss://${address}/` },
];

/** The database that usually answers on a remote port. */
export function databaseOf(remotePort: number): Database | undefined {
  return databases.find(({ ports }) => ports.includes(remotePort));
}

/** An address for a database's client, without user and password. */
export function databaseUrl(database: Database, { host, port }: LocalAddress): string {
  return database.url(`${host}:${port}`);
}
