/** What stands behind a code: the questionnaire in the language of whoever reads it, or the reason why there is none. */
import { parseEntryCode } from '../../domain/areas/entry-code.ts';
import type { EntryCode } from '../../domain/areas/entry-code.ts';
import { allowingRefusal, formInLanguage } from '../../domain/form/index.ts';
import type { Form, Language } from '../../domain/form/index.ts';
import type { Mode } from '../../domain/outreach/channel.ts';
import type { Counting } from '../../domain/reporting/counting.ts';
import { asAnonymous, DatabaseError } from '../db/clients.ts';
import { entryPointOf } from '../db/entry-points.ts';
import type { EntryPoint, EntryPointLookup } from '../db/entry-points.ts';
import { publishedForm } from '../db/questionnaire-forms.ts';
import { acceptsAnswers, parseUuid } from '../intake/submission.ts';

export type Entrance = OpenEntrance | ShutEntrance | AwayEntrance;

export type ShutEntrance =
  | { readonly state: 'unknown' }
  | { readonly state: 'not_open' | 'paused' | 'retired' | 'closed'; readonly place: Place };

/** The database cannot be asked just now. */
export interface AwayEntrance {
  readonly state: 'away';
}

export interface OpenEntrance {
  readonly state: 'open';
  readonly code: EntryCode;
  /** How answers through this door are given. */
  readonly mode: Mode;
  /** Where the questionnaire is posted to. */
  readonly address: string;
  readonly place: Place;
  readonly entryPoint: EntryPoint;
  readonly form: Form<string>;
  readonly counting: Counting;
}

/** Who asks and where, in one language. */
export interface Place {
  readonly community: string;
  readonly office: string;
  /** Days of the wave as ISO times, where there is one. */
  readonly opens: string | null;
  readonly closes: string | null;
}

interface Asked {
  readonly language: Language;
  readonly now: Date;
  /** The wave in which the answer was begun, as the page carried it: it belongs there, whatever is open by now. */
  readonly wave?: string | undefined;
}

/** How a code is looked up, and how answers are given there. */
export interface Door {
  readonly mode: Mode;
  readonly addressOf: (code: EntryCode) => string;
  /** With `wave`, that wave of the same place. */
  readonly entryPointOf: (code: EntryCode, wave?: string) => Promise<EntryPointLookup>;
  /** Whether any question may be left open. */
  readonly allowsRefusal: boolean;
}

const residentsDoor: Door = {
  mode: 'self',
  addressOf: (code) => `/q/${code}`,
  entryPointOf: (code, wave) => entryPointOf(asAnonymous(), code, wave),
  allowsRefusal: false,
};

export async function entranceOf(rawCode: string, asked: Asked, door = residentsDoor): Promise<Entrance> {
  try {
    return await lookUp(rawCode, asked, door);
  } catch (cause) {
    // Looking up what is printed on a poster cannot be anybody's fault: whatever the reason, it is worth trying again.
    if (!(cause instanceof DatabaseError)) throw cause;
    console.error(`entrance: ${cause.message}`);
    return { state: 'away' };
  }
}

async function lookUp(rawCode: string, { language, now, wave }: Asked, door: Door): Promise<Entrance> {
  const code = parseEntryCode(rawCode);
  if (code === null) return { state: 'unknown' };
  const begun = await begunIn(door, code, wave);
  const point = begun ?? (await door.entryPointOf(code));
  if (point.status === 'unknown') return { state: 'unknown' };
  const place = placeOf(point, language);
  if (point.status === 'not_open' || point.status === 'paused' || point.status === 'retired')
    return { state: point.status, place };
  if (point.status === 'closed' && (!begun || !acceptsAnswers(point, now))) return { state: 'closed', place };
  const published = await publishedForm(asAnonymous(), point.questionnaire.version_id);
  if (!published) return { state: 'not_open', place };
  const form = inLanguage(door.allowsRefusal ? refusable(published.form) : published.form, language);
  const { mode } = door;
  return {
    ...{ state: 'open', code, mode, address: door.addressOf(code) },
    ...{ place, entryPoint: point, form, counting: published.counting },
  };
}

/** Null for a wave that is none of this place, or not yet open: what is open now applies, as for a fresh scan. */
async function begunIn(door: Door, code: EntryCode, rawWave: string | undefined): Promise<EntryPoint | null> {
  const wave = parseUuid(rawWave ?? '');
  if (wave === null) return null;
  const found = await door.entryPointOf(code, wave);
  return found.status === 'open' || found.status === 'closed' ? found : null;
}

function placeOf(found: Exclude<EntryPointLookup, { status: 'unknown' }>, language: Language): Place {
  const name = (named: { name_zh: string; name_en: string }) => (language === 'en' ? named.name_en : named.name_zh);
  return {
    community: name(found.community),
    office: name(found.office),
    opens: found.wave?.opens_at ?? null,
    closes: found.wave?.closes_at ?? null,
  };
}

const refusables = new WeakMap<Form, Form>();

function refusable(form: Form): Form {
  const known = refusables.get(form) ?? allowingRefusal(form);
  refusables.set(form, known);
  return known;
}

const localized = new WeakMap<Form, Map<Language, Form<string>>>();

/** A published form never changes, so each language of it is made once. */
function inLanguage(form: Form, language: Language): Form<string> {
  const known = localized.get(form) ?? new Map<Language, Form<string>>();
  localized.set(form, known);
  const inOne = known.get(language) ?? formInLanguage(form, language);
  known.set(language, inOne);
  return inOne;
}
