/** Databases of one server, made and dropped as its superuser. */
import postgres from 'postgres';

/** `server` is the address of any of its databases; answers the address of the new one. */
export async function createDatabase(server: string, name: string, template = 'template0'): Promise<string> {
  await asOwner(server, (sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  return addressOf(server, name);
}

/** Whoever is still connected is put out. */
export async function dropDatabase(server: string, name: string): Promise<void> {
  await asOwner(server, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
}

/** Hands a database over to another user. */
export async function ownDatabase(database: string, user: string): Promise<void> {
  const name = new URL(database).pathname.slice(1);
  await asOwner(database, (sql) => sql`alter database ${sql(name)} owner to ${sql(user)}`);
}

export function addressOf(server: string, database: string): string {
  return new URL(`/${database}`, server).href;
}

async function asOwner(server: string, work: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(addressOf(server, 'postgres'), { max: 1, onnotice: () => undefined });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
