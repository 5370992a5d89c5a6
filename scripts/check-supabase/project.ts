/** What a project must be before anything is put into it: closed but for one schema, and empty. */
import { asAnonymous, DatabaseError } from '../../src/server/db/clients.ts';
import { checkState, clearCheck } from '../../src/server/db/service/check.ts';
import { checkMessage } from '../../src/server/start/messages.ts';
import { CheckProblem, mustHold } from './check-problem.ts';

/** Schemas a project may have exposed: ours, and those that Supabase brings along. */
const mustBeHidden = ['app', 'private', 'public', 'graphql_public', 'auth', 'storage', 'extensions'];

export async function requireOnlyApi(): Promise<void> {
  const exposed: string[] = [];
  for (const schema of mustBeHidden) if (await isExposed(schema)) exposed.push(schema);
  mustHold(exposed.length === 0, 'others-exposed', { schemas: exposed.join(', ') });
}

/** Asked for a table that need not exist: a hidden schema is refused before anybody looks for the table. */
async function isExposed(schema: string): Promise<boolean> {
  // The type names our own schema alone.
  const { error, status } = await asAnonymous()
    .schema(schema as 'api')
    .from('answer')
    .select()
    .limit(1);
  if (error !== null && status === 0) throw new DatabaseError(`schema ${schema}`, error);
  return error?.code !== 'PGRST106';
}

/** What an interrupted check left is taken away; anything else is somebody's, and nothing is touched. */
export async function requireEmpty(say: (line: string) => void): Promise<void> {
  const { others, leftOver } = await checkState();
  if (Object.values(others).some((count) => count > 0)) {
    throw new CheckProblem('not-empty', {
      areas: String(others.areas),
      staff: String(others.staff),
      accounts: String(others.accounts),
      answers: String(others.answers),
    });
  }
  if (!leftOver) return;
  await clearCheck();
  say(`  ${checkMessage('leftOverCleared')}`);
}
