/** The baseline: `pgbench` calling `api.record_answers` with one answer per call, as often as the server can. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, globSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

import { localMoment } from '../../src/server/intake/local-calendar.ts';
import type { PostgresServer } from '../postgres/server.ts';
import { communityIds, residentsAnswers, wave } from './sites/office.ts';

/** As many different answers as pgbench takes scripts. */
const scripts = 100;

export async function pgbench(
  server: PostgresServer,
  url: string,
  { folder, seconds }: { readonly folder: string; readonly seconds: number },
): Promise<number> {
  const files = writeScripts(join(folder, 'pgbench'));
  const { username, password, port, pathname } = new URL(url);
  const place = ['-h', '127.0.0.1', '-p', port, '-U', username];
  const effort = ['-n', '-c', '32', '-j', '1', '-T', String(seconds), ...files.flatMap((file) => ['-f', file])];
  const { stdout } = await promisify(execFile)(findPgbench(server.programs), [...place, ...effort, pathname.slice(1)], {
    env: { ...process.env, PGPASSWORD: password },
    maxBuffer: 10_000_000,
  });
  return Number(/^tps = ([\d.]+)/m.exec(stdout)?.[1]);
}

/** The npm package brings a server without it. */
function findPgbench(programs: string): string {
  const newestFirst = globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed();
  const folders = [programs, ...(process.env['PATH'] ?? '').split(delimiter), ...newestFirst];
  const found = folders.map((folder) => join(folder, 'pgbench')).find(runs);
  if (found === undefined)
    throw new Error('pgbench is not on this machine (Debian: postgresql-contrib); the ratio needs it.');
  return found;
}

function runs(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function writeScripts(folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const answers = residentsAnswers();
  return Array.from({ length: scripts }, (_, index) => {
    const file = join(folder, `${index}.sql`);
    writeFileSync(file, statement(answers[index % answers.length] ?? {}, communityIds[index % communityIds.length]));
    return file;
  });
}

function statement(answers: object, community: string | undefined): string {
  const { day, week } = localMoment(new Date());
  const row = {
    ...{ wave_id: wave, community_id: community, channel: 'poster', mode: 'self', cluster: 1, week, day, flags: 0 },
    ...{
      eligible: true,
      answers,
      digest: createHash('sha256').update(JSON.stringify(answers)).digest('hex'),
      seconds: 150,
    },
  };
  const fresh = `jsonb_build_object('id', gen_random_uuid(), 'trace', encode(sha256(gen_random_uuid()::text::bytea), 'hex'))`;
  const literal = JSON.stringify(row).replaceAll("'", "''");
  return `select api.record_answers(jsonb_build_array('${literal}'::jsonb || ${fresh}));\n`;
}
