/** Looks through what was stored under attack: each answer has to pass the gate again, and to be, byte for byte, what the gate makes of it. */
import { checkSubmission } from '../../../src/domain/form/index.ts';
import type { Answers, Form } from '../../../src/domain/form/index.ts';
import { canonicalJson, digestOf } from '../../../src/server/intake/canonical-json.ts';
import type { Ledger } from '../sites/ledger.ts';

export interface Looked {
  readonly stored: number;
  /** Ids of answers that are not what the gate lets through. */
  readonly junk: readonly string[];
}

interface Place {
  readonly form: Form;
  readonly wave: string;
  readonly today: string;
  /** Answers that were there before. */
  readonly before: ReadonlySet<string>;
}

const atOnce = 5000;

export async function lookForJunk(ledger: Ledger, place: Place): Promise<Looked> {
  const junk: string[] = [];
  let stored = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await ledger.sql(
      'select id, answers, digest, mode, flags from app.answer where wave_id = $1 and id > $2::uuid order by id limit $3',
      [place.wave, after, atOnce],
    );
    const fresh = rows.filter(({ id }) => !place.before.has(String(id)));
    stored += fresh.length;
    junk.push(...fresh.filter((row) => !isSound(row, place)).map(({ id }) => String(id)));
    const last = rows.at(-1);
    if (last === undefined) return { stored, junk };
    after = String(last['id']);
  }
}

function isSound({ answers, digest, mode }: Readonly<Record<string, unknown>>, { form, today }: Place): boolean {
  const checked = checkSubmission(form, answers, { today });
  if (!checked.ok) return false;
  const again = canonicalJson(checked.value);
  return mode === 'self' && digest === digestOf(again) && again === canonicalJson(answers as Answers);
}
