/** The findings of waves for one person: stamps are asked for each time, and only what changed is read and judged again. */
import type { Form } from '../../domain/form/form.ts';
import {
  askedHeadlines,
  belowTogether,
  judgeParts,
  nothingCounted,
  partsByMode,
  partsOfCommunity,
  type AskedHeadline,
  type CommunityFindings,
  type CommunityParts,
  type Counting,
  type HeadlinesByMode,
  type Standards,
  type WaveFindings,
  type WaveParts,
} from '../../domain/reporting/index.ts';
import { backend, type Backend } from '../db/backend.ts';
import { asAnonymous, type UserDb } from '../db/clients.ts';
import { headlineCounts, waveStamps, type StampedCommunity, type StampedWave } from '../db/headline-counts.ts';
import { publishedForm, type PublishedForm } from '../db/questionnaire-forms.ts';
import type { Wave } from '../db/waves.ts';
import { Kept } from './kept.ts';

export interface WaveFigures {
  readonly settings: Omit<StampedWave, 'communities'>;
  readonly form: Form;
  readonly counting: Counting;
  /** The earliest day on which a lead's figures were counted; null for figures that run. */
  readonly asOf: string | null;
  readonly communities: readonly CommunityFigures[];
  readonly whole: WholeFigures;
}

export interface CommunityFigures extends CommunityFindings {
  readonly parts: CommunityParts;
  /** Worked out when asked for. */
  readonly byMode: () => HeadlinesByMode;
}

export interface WholeFigures {
  readonly findings: WaveFindings['whole'];
  readonly byMode: () => HeadlinesByMode;
  /** Communities that lie below the target of satisfaction even when all are looked at together. */
  readonly belowTogether: () => number | null;
  readonly parts: WaveParts;
}

interface KeptFigures {
  readonly parts: Kept<CommunityParts>;
  readonly findings: Kept<Omit<CommunityFigures, 'community' | 'plannedN'>>;
  readonly wholes: Kept<WholeFigures>;
  /** By the digest of all that was said of a wave: while it holds, the same objects, and what a page works out of them may be kept by them. */
  readonly figures: Kept<{ readonly wave: string; readonly known: WaveFigures }>;
}

/** Of one database each. Room for eight waves of 500 communities; what stands for a community takes some ten kilobytes. */
const keptOf = new WeakMap<Backend, KeptFigures>();
const room = { communities: 4000, wholes: 50, waves: 16 };
/** In one statement; more would keep the database from other people's requests. */
const communitiesAtOnce = 100;

/** In the order of the waves; null for one that does not exist or is none of this person's. */
export async function waveFigures(
  db: UserDb,
  waves: readonly Pick<Wave, 'id' | 'versionId'>[],
): Promise<(WaveFigures | null)[]> {
  const { figures } = keptFigures();
  const ids = waves.map(({ id }) => id);
  // Held until the answer is there: others may push them out meanwhile.
  const held = figures.having(({ wave }) => ids.includes(wave));
  const [stamped, ...published] = await Promise.all([
    waveStamps(db, ids, [...held.keys()]),
    ...waves.map(({ versionId }) => publishedForm(asAnonymous(), versionId)),
  ]);
  return Promise.all(
    waves.map(async ({ id }, index) => {
      const [form, said] = [published[index], stamped.get(id)];
      if (!form || !said) return null;
      if (said.wave === null) return figures.get(said.digest)?.known ?? held.get(said.digest)?.known ?? null;
      const known = await figuresOf(db, { id, ...said.wave }, form);
      return figures.keep(said.digest, { wave: id, known }).known;
    }),
  );
}

async function figuresOf(
  db: UserDb,
  { communities, id, ...settings }: StampedWave & { readonly id: string },
  { counting, form }: Pick<PublishedForm, 'counting' | 'form'>,
): Promise<WaveFigures> {
  const asked = askedHeadlines(counting, form);
  const known = await partsOf(db, id, communities, asked);
  const standards = { ...settings, asked };
  const kept = keptFigures();
  const communitiesJudged = known.map(({ community, key, parts }) => {
    const judged = kept.findings.getOrKeep(keyOf(settings, [key, community.households]), () => {
      const { answers, headlines } = judgeParts([{ parts, households: community.households }], standards);
      return { answers, headlines, parts, byMode: once(() => partsByMode([parts], settings)) };
    });
    return { ...judged, community, plannedN: community.plannedN };
  });
  return {
    ...{ settings, form, counting, communities: communitiesJudged },
    asOf: communities.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])).toSorted()[0] ?? null,
    whole: kept.wholes.getOrKeep(
      keyOf(
        settings,
        known.flatMap(({ community, key }) => [key, community.households]),
      ),
      () => wholeOf(known, communitiesJudged, standards),
    ),
  };
}

function wholeOf(
  known: readonly KnownParts[],
  communities: readonly CommunityFindings[],
  standards: Standards,
): WholeFigures {
  const satisfaction = communities.map(({ headlines }) => headlines.satisfaction);
  const all = known.map(({ parts }) => parts);
  const judged = known.map(({ community: { households }, parts }) => ({ households, parts }));
  return {
    findings: judgeParts(judged, standards),
    byMode: once(() => partsByMode(all, standards)),
    belowTogether: once(() => belowTogether(satisfaction, standards.target)),
    parts: { communities: all, plannedDesignEffect: standards.plannedDesignEffect, scale: standards.scale },
  };
}

interface KnownParts {
  readonly community: StampedCommunity;
  /** What the parts rest on. */
  readonly key: string;
  readonly parts: CommunityParts;
}

async function partsOf(
  db: UserDb,
  wave: string,
  communities: readonly StampedCommunity[],
  asked: readonly AskedHeadline[],
): Promise<KnownParts[]> {
  const { parts: kept } = keptFigures();
  const keyIn = (id: string, stamp: string) => `${wave} ${id} ${stamp}`;
  const known = new Map<string, Omit<KnownParts, 'community'>>();
  const missing: string[] = [];
  for (const { id, stamp } of communities) {
    if (stamp === null) continue;
    const parts = kept.get(keyIn(id, stamp));
    if (parts) known.set(id, { key: keyIn(id, stamp), parts });
    else missing.push(id);
  }
  for (let from = 0; from < missing.length; from += communitiesAtOnce) {
    for (const counts of await headlineCounts(db, wave, missing.slice(from, from + communitiesAtOnce))) {
      const key = keyIn(counts.id, counts.stamp);
      known.set(counts.id, { key, parts: kept.keep(key, partsOfCommunity(counts, asked)) });
    }
  }
  const nothing = partsOfCommunity(nothingCounted, asked);
  return communities.map((community) => ({
    community,
    ...(known.get(community.id) ?? { key: keyIn(community.id, 'nothing'), parts: nothing }),
  }));
}

function keyOf(settings: WaveFigures['settings'], rest: readonly (string | number | null)[]): string {
  const { plannedDesignEffect, scale, scoreTarget, target, weight } = settings;
  return `${plannedDesignEffect} ${scoreTarget} ${target} ${weight} ${scale.version} ${rest.join()}`;
}

function keptFigures(): KeptFigures {
  const current = backend();
  const known = keptOf.get(current) ?? {
    parts: new Kept<CommunityParts>(room.communities),
    findings: new Kept(room.communities),
    wholes: new Kept<WholeFigures>(room.wholes),
    figures: new Kept(room.waves),
  };
  keptOf.set(current, known);
  return known;
}

function once<Value>(work: () => Value): () => Value {
  let known: { readonly value: Value } | null = null;
  return () => (known ??= { value: work() }).value;
}
