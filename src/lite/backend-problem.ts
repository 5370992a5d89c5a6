/** What can stop a Supabase of our own from starting, as a code with its particulars; the starter puts it into words. */
export type BackendProblemCode =
  | 'folder-busy'
  | 'folder-not-writable'
  | 'secrets'
  | 'secrets-differ'
  | 'migration-failed'
  | 'migration-changed'
  | 'migration-missing'
  | 'database-unreachable'
  | 'database-too-old'
  | 'database-rights';

export class BackendProblem extends Error {
  override readonly name = 'BackendProblem';
  readonly code: BackendProblemCode;
  readonly particulars: Readonly<Record<string, string>>;

  constructor(code: BackendProblemCode, particulars: Record<string, string>) {
    super(`${code}: ${Object.values(particulars).join(', ')}`);
    this.code = code;
    this.particulars = particulars;
  }
}
