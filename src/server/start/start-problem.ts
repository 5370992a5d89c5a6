/** Why the site could not start, as a code with its particulars; `messages.ts` puts it into one line. */
export type StartProblemCode =
  | 'port-in-use'
  | 'port-unreadable'
  | 'public-url-unreadable'
  | 'address-unavailable'
  | 'build-failed'
  | 'questionnaire-refused'
  | 'questionnaire-changed'
  | 'two-databases'
  | 'database-url-unreadable'
  | 'jwt-secret-short'
  | 'supabase-incomplete'
  | 'supabase-same-keys'
  | 'supabase-url-unreadable'
  | 'supabase-unreachable'
  | 'supabase-keys'
  | 'supabase-keys-swapped'
  | 'supabase-elsewhere'
  | 'supabase-api-hidden'
  | 'supabase-not-ready'
  | 'supabase-clock'
  | 'migrations-pending'
  | 'migration-missing'
  | 'metrics-port';

export class StartProblem extends Error {
  override readonly name = 'StartProblem';
  readonly code: StartProblemCode;
  readonly particulars: Readonly<Record<string, string>>;

  constructor(code: StartProblemCode, particulars: Record<string, string>) {
    super(`${code}: ${Object.values(particulars).join(', ')}`);
    this.code = code;
    this.particulars = particulars;
  }
}
