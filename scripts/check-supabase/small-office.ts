/** A sub-district with one community, one printed code and one open wave of the residents' questionnaire: all a check needs. */
import { join } from 'node:path';

import { importCheckOffice } from '../../src/server/db/service/check.ts';
import { publishQuestionnaires } from '../../src/server/start/publish-questionnaires.ts';
import type { Claims } from './claims.ts';

export interface SmallOffice {
  readonly communityId: string;
  readonly waveId: string;
  readonly code: string;
}

/** By the first five groups the database knows what is the check's to delete. */
const place = {
  subdistrictId: 'c4ec0000-0000-4000-8000-000000000001',
  communityId: 'c4ec0000-0000-4000-8000-000000000002',
  waveId: 'c4ec0000-0000-4000-8000-000000000003',
  code: 'LNLCHK',
} as const;

const questionnaire = { questionnaire: 'resident', version: 1 };
const HOUR = 3_600_000;

export async function setUpOffice(root: string, claims: Claims): Promise<SmallOffice> {
  await claims('published', () => publishQuestionnaires(join(root, 'surveys')));
  await claims('office', () => importCheckOffice(officeAt(Date.now())));
  return place;
}

function officeAt(now: number) {
  const { subdistrictId, communityId, waveId, code } = place;
  const name = { name_zh: '检查', name_en: 'Check' };
  return {
    areas: [
      { id: subdistrictId, kind: 'subdistrict', ...name },
      { id: communityId, parent_id: subdistrictId, kind: 'community', households: 100, ...name },
    ],
    waves: [
      {
        id: waveId,
        ...questionnaire,
        name: 'check:supabase',
        area_id: subdistrictId,
        opens_at: new Date(now - HOUR).toISOString(),
        closes_at: new Date(now + HOUR).toISOString(),
        plan: [{ community_id: communityId, planned_n: 1 }],
      },
    ],
    entry_points: [{ code, area_id: communityId, channel: 'poster' }],
  };
}
