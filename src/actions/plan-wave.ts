/**
 * Writing planned answers into a wave. A plain form; the numbers are worked out here from the goal in the address, never taken from
 * the browser. The database asks once more whose office it is, and whether the wave is still open to planning.
 */
import { defineAction } from 'astro:actions';
import { requirePermission } from '../domain/access/permissions.ts';
import { answersNeeded, parseGoal, usualGoal, type Goal, type TypedGoal } from '../domain/reporting/index.ts';
import { asUser } from '../server/db/clients.ts';
import { planWave as write, wavePlan, type WavePlan } from '../server/db/wave-plan.ts';

type Outcome =
  | { readonly status: 'planned'; readonly changed: number }
  | { readonly status: 'unknown' | 'closed' | 'changed' | 'invalid' | 'none-chosen'; readonly chosen: string[] };

const shape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const planWave = defineAction({
  accept: 'form',
  handler: async (fields, { locals }): Promise<Outcome> => {
    const { session, staff } = locals;
    const chosen = [...new Set(fields.getAll('community').map((id) => textOf(id).toLowerCase()))];
    const wave = textOf(fields.get('wave')).toLowerCase();
    const isOffice = requirePermission(staff, 'wave:plan').ok;
    if (!isOffice || session === null || !shape.test(wave)) return { status: 'unknown', chosen };
    const goal = parseGoal(typedIn(fields));
    if (!goal.ok) return { status: 'invalid', chosen };
    if (chosen.length === 0) return { status: 'none-chosen', chosen };
    const db = asUser(session.accessToken);
    const plan = await wavePlan(db, wave);
    const communities = plan && numbersFor(chosen, goal.value, plan);
    if (!plan || !communities) return { status: 'unknown', chosen };
    // As it stood on the page: whoever changed it meanwhile changed the numbers, too.
    const designEffect = Number(textOf(fields.get('effect')));
    if (designEffect !== plan.wave.plannedDesignEffect) return { status: 'changed', chosen };
    const outcome = await write(db, { wave, communities, designEffect });
    return outcome.status === 'planned' ? outcome : { status: outcome.status, chosen };
  },
});

/** Null where one of them is no community of the wave. What no number of answers can show is left as it was. */
function numbersFor(chosen: readonly string[], goal: Goal, { wave, communities }: WavePlan) {
  const found = communities.filter(({ id }) => chosen.includes(id));
  if (found.length < chosen.length) return null;
  return found.flatMap(({ id, households }) => {
    const { answers } = answersNeeded(goal, wave, households);
    return answers === null ? [] : [{ id, plannedN: answers }];
  });
}

function typedIn(fields: FormData): TypedGoal {
  const typed = (name: keyof TypedGoal) => (fields.has(name) ? textOf(fields.get(name)) : usualGoal[name]);
  return {
    ...{ goal: typed('goal'), share: typed('share'), margin: typed('margin') },
    ...{ negatives: typed('negatives'), sampling: typed('sampling') },
  };
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : '';
}
