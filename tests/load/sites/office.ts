/** The office that answers come to: the demo's sub-district with its twelve communities and 336 printed codes, and what its residents say. */
import { readFileSync } from 'node:fs';

import { checkSubmission } from '../../../src/domain/form/index.ts';
import type { Answers, Form } from '../../../src/domain/form/index.ts';
import { answersOfWave } from '../../../src/embedded/demo/answers.ts';
import { dayInChina, demoWaves } from '../../../src/embedded/demo/calendar.ts';
import { demoPlaces } from '../../../src/embedded/demo/places.ts';
import { compileQuestionnaire } from '../../../src/questionnaires/index.ts';
import type { Page } from '../phones/requests.ts';

export const wave = '00000000-0000-4000-8000-00000000001a';

const { areas, communities, home } = demoPlaces();
const ours = communities.filter(({ subDistrictId }) => subDistrictId === home);
export const codes = ours.flatMap(({ entryPoints }) => entryPoints.map(({ code }) => code));
export const communityIds = ours.map(({ id }) => id);

/** For `import_office`, with one wave that is open. */
export function officeToImport() {
  const [opens_at, closes_at] = [-1, 30].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  return {
    areas: areas.map(({ id, parentId, kind, zh, en, households, place }) => ({
      ...{ id, parent_id: parentId, kind, name_zh: zh, name_en: en, households, place },
    })),
    waves: [{ id: wave, questionnaire: 'resident', version: 1, name: 'load', area_id: home, opens_at, closes_at }],
    entry_points: ours.flatMap(({ entryPoints }) =>
      entryPoints.map(({ id, code, communityId, channel, cluster }) => ({
        ...{ id, code, area_id: communityId, channel },
        ...{ cluster_number: cluster?.number ?? null, households: cluster?.households ?? null },
      })),
    ),
  };
}

export function residentForm(): Form {
  const definition = new URL('../../../surveys/resident/v1.json', import.meta.url);
  const compiled = compileQuestionnaire(JSON.parse(readFileSync(definition, 'utf8')));
  if (!compiled.ok) throw new Error('The resident questionnaire does not compile.');
  return compiled.value.form;
}

/** Complete answers of some hundred residents, each of which the gate lets through. */
export function residentsAnswers(form = residentForm()): Answers[] {
  const today = dayInChina(new Date());
  const given = demoWaves(today).flatMap((one) => answersOfWave(one, '', ours).map(({ answers }) => answers));
  return given.filter((answers, index) => index % 13 === 0 && checkSubmission(form, answers, { today }).ok);
}

/** What the demo itself puts into the wave that is open. */
export function demoIdsInOpenWave(): ReadonlySet<string> {
  const open = demoWaves(dayInChina(new Date())).slice(-1);
  return new Set(open.flatMap((one) => answersOfWave(one, '', ours).map(({ id }) => id)));
}

/** What a scanned page says about itself. */
export async function pageAt(address: string): Promise<Page> {
  const html = await (await fetch(`${address}/q/${codes[0] ?? ''}`)).text();
  const begunIn = /name="~wave"\s+value="([^"]+)"/.exec(html)?.[1];
  if (begunIn === undefined) throw new Error(`No questionnaire at ${address}.`);
  return { wave: begunIn, last: residentForm().pages.at(-1)?.name ?? '' };
}
