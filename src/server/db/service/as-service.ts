/** The client with the secret key: it passes every policy, so only the functions of this folder may hold it. */
import { backend } from '../backend.ts';
import type { Backend } from '../backend.ts';
import { clientOf } from '../clients.ts';
import type { Db } from '../clients.ts';

declare const speaksAs: unique symbol;
export type ServiceDb = Db & { readonly [speaksAs]: 'service' };

const services = new WeakMap<Backend, ServiceDb>();

export function asService(): ServiceDb {
  const current = backend();
  const known = services.get(current);
  if (known !== undefined) return known;
  const client = clientOf(current, current.secretKey) as ServiceDb;
  services.set(current, client);
  return client;
}
