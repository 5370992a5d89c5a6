/** The demo has to be what it claims: fictional, fixed by its seed, valid in every answer, awkward where it says so. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { channels } from '../../../src/domain/outreach/channel.ts';
import { parseEntryCode } from '../../../src/domain/areas/entry-code.ts';
import { checkSubmission } from '../../../src/domain/form/index.ts';
import { answersOfWave } from '../../../src/embedded/demo/answers.ts';
import { demoWaves, mondayOf, sideWaves } from '../../../src/embedded/demo/calendar.ts';
import { demoPlaces } from '../../../src/embedded/demo/places.ts';
import { answersOfSideWave } from '../../../src/embedded/demo/side-answers.ts';
import { compileQuestionnaire } from '../../../src/questionnaires/index.ts';

const today = '2026-11-23';
const places = demoPlaces();
const home = places.communities.filter(({ subDistrictId }) => subDistrictId === places.home);
const waves = demoWaves(today);
const answers = waves.map((wave) => answersOfWave(wave, `wave ${wave.index}`, home));
const all = answers.flat();

function latest(community: string) {
  const id = home.find(({ zh }) => zh === community)?.id;
  const given = (answers[2] ?? []).filter((answer) => answer.community_id === id && answer.eligible);
  const satisfied = given.filter(({ answers: { satisfied_overall: level } }) =>
    ['very_satisfied', 'fairly_satisfied'].includes(typeof level === 'string' ? level : ''),
  );
  return { given, n: given.length, share: satisfied.length / given.length };
}

describe('answers', () => {
  test('every one of them would pass the gate that real answers pass', () => {
    const definition: unknown = JSON.parse(readFileSync('surveys/resident/v1.json', 'utf8'));
    const compiled = compileQuestionnaire(definition);
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
    const refused = all.filter((answer) => !checkSubmission(compiled.value.form, answer.answers, { today }).ok);
    expect(refused.slice(0, 3)).toEqual([]);
  });

  test('there are about 8,000, the same ones every time', () => {
    expect(all.length).toBeGreaterThan(7500);
    expect(all.length).toBeLessThan(8700);
    expect(waves.flatMap((wave) => answersOfWave(wave, `wave ${wave.index}`, home))).toEqual(all);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test('on another day the dates move and the answers stay', () => {
    const later = demoWaves('2027-02-01').flatMap((wave) => answersOfWave(wave, `wave ${wave.index}`, home));
    expect(later.map(({ digest }) => digest)).toEqual(all.map(({ digest }) => digest));
    expect(later.every(({ day }) => day < '2027-02-01')).toBe(true);
  });

  test('each lies within its wave and before today, and names the Monday of its week', () => {
    waves.forEach((wave, index) => {
      for (const { day, week } of answers[index] ?? []) {
        expect(day >= wave.opens && day < wave.closes && day < today).toBe(true);
        expect(week).toBe(mondayOf(day));
      }
    });
  });

  test('whoever is not eligible says so in the answers', () => {
    const says = ({ age_band, residence_length }: (typeof all)[number]['answers']) =>
      age_band === 'under_18' || residence_length === 'under_half_year';
    expect(all.filter(({ answers: given, eligible }) => says(given) === eligible)).toEqual([]);
  });
});

describe('awkward cases', () => {
  test('望星社区 has nine answers', () => expect(latest('望星社区').n).toBe(9));
  test('in 东篱社区 nobody is dissatisfied', () => expect(latest('东篱社区').share).toBe(1));
  test('晴川社区 lies right at the target', () => {
    expect(latest('晴川社区').n).toBe(300);
    expect(latest('晴川社区').share).toBeCloseTo(0.953, 3);
  });
  test('in 桂巷社区 people answer in many ways', () => {
    expect(new Set(latest('桂巷社区').given.map(({ mode }) => mode))).toEqual(
      new Set(['self', 'paper', 'assisted', 'telephone', 'street']),
    );
  });
});

describe('places', () => {
  test('the sub-district has twelve communities, and the neighbour others', () => {
    expect(home).toHaveLength(12);
    expect(places.communities.length).toBeGreaterThan(12);
  });

  test('every community has an entry point for every channel, each with a code of its own', () => {
    for (const { entryPoints } of home) {
      expect(new Set(entryPoints.map(({ channel }) => channel))).toEqual(new Set(channels));
    }
    const codes = places.communities.flatMap(({ entryPoints }) => entryPoints.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => parseEntryCode(code) !== code)).toEqual([]);
  });

  test('a cluster stands for at least thirty households, and an answer names only clusters of its channel', () => {
    const clusters = places.communities.flatMap(({ entryPoints }) =>
      entryPoints.flatMap(({ cluster }) => cluster ?? []),
    );
    expect(Math.min(...clusters.map(({ households }) => households))).toBeGreaterThanOrEqual(30);
    expect(
      all.filter(({ channel, cluster }) => cluster !== null && channel !== 'door' && channel !== 'poster'),
    ).toEqual([]);
  });
});

test('two waves are closed and the third is open, whatever the day', () => {
  expect(waves.map(({ opens, closes }) => [opens < today, closes <= today])).toEqual([
    [true, true],
    [true, true],
    [true, false],
  ]);
});

describe.each(sideWaves(today))('the questionnaire of the $slug', (wave) => {
  const given = answersOfSideWave(wave, `wave ${wave.slug}`, home);

  test('every answer would pass the gate, and came by its own channel', () => {
    const compiled = compileQuestionnaire(JSON.parse(readFileSync(`surveys/${wave.slug}/v1.json`, 'utf8')));
    if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
    expect(given.length).toBeGreaterThan(150);
    expect(given.filter(({ answers: said }) => !checkSubmission(compiled.value.form, said, { today }).ok)).toEqual([]);
    expect(new Set(given.map(({ channel }) => channel))).toEqual(new Set([wave.slug]));
    expect(given.every(({ day }) => day >= wave.opens && day < today)).toBe(true);
  });

  test('is open now, and began before the third wave of the residents', () => {
    expect(wave.opens < (waves[2]?.opens ?? '') && wave.closes > today).toBe(true);
  });
});

test('residents of the third wave answered at none of the places that have a questionnaire of their own', () => {
  expect(answers[2]?.filter(({ channel }) => channel === 'shop' || channel === 'window')).toEqual([]);
});
