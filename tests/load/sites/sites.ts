/** Site processes as `npm start` makes them: embedded with its demo, or over a PostgreSQL with the office imported. */
import { randomBytes } from 'node:crypto';

import type { PostgresServer } from '../../postgres/server.ts';
import { startProgram } from '../../start-program.ts';
import type { StartedProgram } from '../../start-program.ts';
import { ledgerOf } from './ledger.ts';
import { officeToImport } from './office.ts';

export type Place = {
  readonly root: string;
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
};

export type RunningSite = { readonly program: StartedProgram; readonly port: number; readonly address: string };

/** Behind a proxy of our own, which the phones play: they name their address as it would. */
const trusting = { LINLI_TRUST_PROXY: 'true' };

export async function embeddedSite({ root, folder }: Place, port = 0): Promise<RunningSite> {
  return running(startProgram({ root, port, dataDir: `${folder}/embedded`, environment: trusting }));
}

/** Sites of one database share the secret that signs sessions. */
const secret = randomBytes(32).toString('hex');

export async function postgresSite(place: Place, url: string, port = 0): Promise<RunningSite> {
  const { root, folder } = place;
  const environment = { ...trusting, DATABASE_URL: url, LINLI_JWT_SECRET: secret, ...place.environment };
  return running(startProgram({ root, port, dataDir: `${folder}/postgres`, environment }));
}

async function running(program: StartedProgram): Promise<RunningSite> {
  const { address } = await program.site;
  return { program, address, port: Number(new URL(address).port) };
}

export async function end({ program }: RunningSite): Promise<void> {
  program.signal('SIGINT');
  const { code, errors } = await program.ended;
  if (code !== 0) throw new Error(`The site ended with ${code ?? 'a signal'}: ${errors}`);
}

/** A fresh database, migrated by the site that was started over it, with the office in it. */
export async function openOffice(server: PostgresServer, place: Place): Promise<{ url: string; site: RunningSite }> {
  const url = await server.createDatabase(`linli_${randomBytes(4).toString('hex')}`);
  const site = await postgresSite(place, url);
  const ledger = ledgerOf(url);
  await ledger.sql('select api.import_office($1::text::jsonb)', [JSON.stringify(officeToImport())]);
  await ledger.close();
  return { url, site };
}
