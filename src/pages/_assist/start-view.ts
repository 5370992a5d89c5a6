/** What somebody may do on the start page: their communities, and for each way of answering the entry points it is offered for. */
import { questionsOf, type Form, type Language } from '../../domain/form/index.ts';
import { assistedModes, isOfferedFor, isTooLongFor, type AssistedMode } from '../../domain/outreach/assisted.ts';
import { assistedEntryPoints, type AssistedEntryPoint, type AssistedWave } from '../../server/db/assisted-entries.ts';
import { asAnonymous, type UserDb } from '../../server/db/clients.ts';
import { publishedForm } from '../../server/db/questionnaire-forms.ts';

export interface CommunityChoice {
  readonly id: string;
  readonly name: string;
}

export interface WaveChoice extends AssistedWave {
  readonly isOpen: boolean;
}

export interface Start {
  readonly communities: readonly CommunityChoice[];
  readonly chosen: CommunityChoice;
  readonly waves: readonly WaveChoice[];
  /** Questions of the open wave; null where none is open. */
  readonly items: number | null;
  readonly entryPoints: Readonly<Record<AssistedMode, readonly AssistedEntryPoint[]>>;
  readonly all: readonly AssistedEntryPoint[];
  readonly isTooLongForTheStreet: boolean;
}

/** Null: no community of this person has an entry point. */
export async function startOf(
  db: UserDb,
  asked: { readonly community: string | null; readonly now: Date },
  language: Language,
): Promise<Start | null> {
  const found = await assistedEntryPoints(db);
  const communities = communitiesIn(found, language);
  const chosen = communities.find(({ id }) => id === asked.community) ?? communities[0];
  if (!chosen) return null;
  const all = found.filter(({ community }) => community.id === chosen.id);
  const waves = (all[0]?.waves ?? []).map((wave) => ({ ...wave, isOpen: Date.parse(wave.closesAt) > +asked.now }));
  const items = await itemsIn(waves.find(({ isOpen }) => isOpen));
  const offered = assistedModes.map((mode) => [mode, all.filter(({ channel }) => isOfferedFor(mode, channel))]);
  return {
    ...{ communities, chosen, waves, items, all },
    entryPoints: Object.fromEntries(offered) as Start['entryPoints'],
    isTooLongForTheStreet: items !== null && isTooLongFor('street', items),
  };
}

function communitiesIn(found: readonly AssistedEntryPoint[], language: Language): CommunityChoice[] {
  const named = found.map(
    ({ community: { id, nameEn, nameZh } }) => [id, language === 'en' ? nameEn : nameZh] as const,
  );
  return [...new Map(named)].map(([id, name]) => ({ id, name }));
}

async function itemsIn(wave: AssistedWave | undefined): Promise<number | null> {
  const published = wave && (await publishedForm(asAnonymous(), wave.versionId));
  return published ? questionsOf<Form['title']>(published.form).length : null;
}
