/** Why a claim about a Supabase does not hold, as a code that the messages put into words together with what to do. */
import type { CheckProblemCode } from '../../src/server/start/messages.ts';

export class CheckProblem extends Error {
  override readonly name = 'CheckProblem';
  readonly code: CheckProblemCode;
  readonly particulars: Readonly<Record<string, string>>;

  constructor(code: CheckProblemCode, particulars: Record<string, string> = {}) {
    super(`${code}: ${Object.values(particulars).join(', ')}`);
    this.code = code;
    this.particulars = particulars;
  }
}

/** Throws where something is not as it should be. */
export function mustHold(holds: boolean, code: CheckProblemCode, particulars: Record<string, string> = {}): void {
  if (!holds) throw new CheckProblem(code, particulars);
}
