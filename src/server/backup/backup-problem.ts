/** Why a backup or a restore did not happen, as a code with its particulars; the program puts it into one line. */
export type BackupProblemCode =
  | 'usage'
  | 'site-running'
  | 'file-exists'
  | 'file-missing'
  | 'file-not-writable'
  | 'not-a-backup'
  | 'format-newer'
  | 'truncated'
  | 'damaged'
  | 'changed-meanwhile'
  | 'newer'
  | 'older'
  | 'unknown-table'
  | 'not-empty'
  | 'gone'
  | 'incomplete'
  | 'database';

export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
  readonly code: BackupProblemCode;
  readonly particulars: Readonly<Record<string, string>>;

  constructor(code: BackupProblemCode, particulars: Record<string, string> = {}) {
    super([code, ...Object.values(particulars)].join(' '));
    this.code = code;
    this.particulars = particulars;
  }
}
