/** What the console says once the site runs: where it is, what to scan, who can sign in, where the data lies. */
import type { Channel } from '../../domain/outreach/channel.ts';
import type { Backend } from '../db/backend.ts';
import { startMessage } from './messages.ts';
import type { StartMessage } from './messages.ts';

export type DemoSignIn = {
  readonly who: 'office' | 'lead' | 'worker' | 'stranger';
  readonly account: string;
  readonly password: string;
};

export type Announcement = {
  readonly address: string;
  readonly operators: string | null;
  readonly entries: readonly { readonly channel: Channel; readonly code: string }[];
  readonly signIns: readonly DemoSignIn[];
  readonly dataDir: string;
  readonly kind: Backend['kind'];
  /** Of an installation in which nobody is yet. */
  readonly invitation: { readonly link: string; readonly until: string } | null;
};

export function announcement(site: Announcement): string {
  const { address, operators, entries, signIns, dataDir, kind, invitation } = site;
  return [
    '',
    startMessage('running'),
    startMessage(notices[kind]),
    '',
    line('address', address),
    ...(operators === null ? [] : [line('operators', `${operators}/metrics, ${operators}/health`)]),
    ...(kind === 'embedded' ? [line('data', dataDir)] : []),
    ...(invitation === null ? [] : ['', `${startMessage('invitation', invitation)}:`, `  ${invitation.link}`]),
    ...section(
      'entries',
      entries.map(({ channel, code }) => [`${address}/q/${code}`, startMessage(channel)]),
    ),
    ...section(
      'signIns',
      signIns.map(({ who, account, password }) => [`${account.padEnd(10)} ${password}`, startMessage(who)]),
    ),
    '',
    startMessage('stop'),
    '',
  ].join('\n');
}

const notices = {
  embedded: 'trial',
  postgres: 'overPostgres',
  supabase: 'overSupabase',
} as const satisfies Record<Backend['kind'], StartMessage>;

function section(title: StartMessage, rows: readonly (readonly [string, string])[]): string[] {
  if (rows.length === 0) return [];
  const width = Math.max(...rows.map(([what]) => what.length));
  return ['', `${startMessage(title)}:`, ...rows.map(([what, note]) => `  ${what.padEnd(width)}  ${note}`)];
}

function line(title: StartMessage, value: string): string {
  return `${startMessage(title)}: ${value}`;
}

/** The address to open on this machine, whatever the site listens on. */
export function openableAddress(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
