/** What can stop the embedded Supabase from starting, as a code with its particulars; the starter puts it into words. */
export type EmbeddedProblemCode =
  'folder-busy' | 'folder-not-writable' | 'secrets' | 'migration-failed' | 'migration-changed' | 'migration-missing';

export class EmbeddedProblem extends Error {
  override readonly name = 'EmbeddedProblem';
  readonly code: EmbeddedProblemCode;
  readonly particulars: Readonly<Record<string, string>>;

  constructor(code: EmbeddedProblemCode, particulars: Record<string, string>) {
    super(`${code}: ${Object.values(particulars).join(', ')}`);
    this.code = code;
    this.particulars = particulars;
  }
}
