import type { SimulatedNode } from '../system.ts';
import { servicesOf } from './services.ts';

/** A file of a node's home, path relative to it. */
export interface HomeFile {
  readonly path: string;
  readonly text: string;
  readonly mode: number;
}

const readable = 0o600;
const runnable = 0o700;

/** What an engineer would find on a node: logs of its application, its settings and a check of its health. */
export function homeFiles(node: SimulatedNode): readonly HomeFile[] {
  const main = servicesOf(node)[0] ?? 'app';
  return [
    { path: 'log/app.log', text: appLog(node, main), mode: readable },
    { path: 'log/access.log', text: accessLog(node), mode: readable },
    { path: 'app.conf', text: settings(node, main), mode: readable },
    { path: 'healthcheck.sh', text: healthCheck(main), mode: runnable },
  ];
}

const clockOf = (minute: number): string => `2026-01-15T08:${String(minute).padStart(2, '0')}:07Z`;

function appLog(node: SimulatedNode, service: string): string {
  const rows = [
    [0, 'INFO', `${service} starting on ${node.hostname}`],
    [0, 'INFO', `listening on ${node.ipAddress}:8080`],
    [4, 'INFO', 'request id=9f2c GET /api/orders 200 41ms'],
    [7, 'WARN', 'slow query 1873ms table=orders'],
    [9, 'ERROR', 'upstream payments timed out after 3000ms (attempt 1 of 3)'],
    [9, 'INFO', 'upstream payments recovered'],
    [21, 'INFO', 'request id=a04e POST /api/orders 201 88ms'],
  ] as const;
  return rows.map(([minute, level, text]) => `${clockOf(minute)} ${level} ${text}\n`).join('');
}

function accessLog(node: SimulatedNode): string {
  const rows = [
    'GET / HTTP/1.1" 200 5316',
    'GET /api/orders HTTP/1.1" 200 912',
    'POST /api/orders HTTP/1.1" 201 77',
    'GET /favicon.ico HTTP/1.1" 404 153',
    'GET /api/payments HTTP/1.1" 504 167',
  ];
  return rows
    .map(
      (row, index) =>
        `10.0.${String(index)}.17 ${node.hostname} [15/Jan/2026:08:0${String(index)}:07 +0000] "${row}\n`,
    )
    .join('');
}

function settings(node: SimulatedNode, service: string): string {
  const environment = node.tags.find((tag) => tag.key === 'Environment')?.value ?? 'none';
  return [`service=${service}`, `environment=${environment}`, `node=${node.name}`, 'workers=4', ''].join(
    '\n',
  );
}

function healthCheck(service: string): string {
  return [
    '#!/bin/sh',
    '# Exit code 0 when the service of this node runs, 1 when it does not.',
    `if systemctl is-active --quiet ${service}; then`,
    `  echo "${service}: healthy"`,
    'else',
    `  echo "${service}: DOWN" >&2`,
    '  exit 1',
    'fi',
    '',
  ].join('\n');
}
