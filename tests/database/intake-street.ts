/** A street with one wave and a few codes, and an intake whose clock and database connection the test holds in its hand. */
import { randomUUID } from 'node:crypto';

import type { Form } from '../../src/domain/form/index.ts';
import { parseEntryCode } from '../../src/domain/areas/entry-code.ts';
import type { Counting } from '../../src/domain/reporting/counting.ts';
import { asAnonymous } from '../../src/server/db/clients.ts';
import { entryPointOf } from '../../src/server/db/entry-points.ts';
import type { EntryPoint } from '../../src/server/db/entry-points.ts';
import { countBegun } from '../../src/server/db/service/count-begun.ts';
import { countScans } from '../../src/server/db/service/count-scans.ts';
import { dailySalt } from '../../src/server/db/service/daily-salt.ts';
import { durationMedian } from '../../src/server/db/service/duration-median.ts';
import { publishQuestionnaire } from '../../src/server/db/service/publish-questionnaire.ts';
import { purgeTraces } from '../../src/server/db/service/purge-traces.ts';
import { recordAnswers } from '../../src/server/db/service/record-answers.ts';
import { takeTokensTogether } from '../../src/server/db/service/take-tokens.ts';
import { createIntake } from '../../src/server/intake/intake.ts';
import type { Intake, Outside } from '../../src/server/intake/intake.ts';
import type { Submission } from '../../src/server/intake/submission.ts';
import { tokensTogether } from '../../src/server/intake/tokens-together.ts';
import type { TestDatabase } from './harness.ts';

const satisfied = ['very', 'fairly', 'neutral', 'little', 'not'] as const;
const roles = ['very_satisfied', 'fairly_satisfied', 'neutral', 'fairly_dissatisfied', 'very_dissatisfied'] as const;
export const topics = ['roads', 'lamps', 'shops', 'trees', 'bins', 'noise', 'water', 'overall'] as const;

const form: Form = {
  format: 1,
  languages: ['zh-CN'],
  title: { 'zh-CN': '测试' },
  calculated: [],
  pages: [
    {
      name: 'page',
      elements: [
        ...topics.map((name) => ({
          kind: 'radiogroup' as const,
          name,
          title: { 'zh-CN': name },
          required: false,
          validators: [],
          indicator: 'satisfaction.overall',
          choices: satisfied.map((value, index) => ({ value, text: { 'zh-CN': value }, role: roles[index] ?? '' })),
        })),
        {
          kind: 'comment',
          name: 'wish',
          title: { 'zh-CN': 'wish' },
          required: false,
          validators: [],
          maxLength: 500,
          rows: 3,
        },
      ],
    },
  ],
};

const counting: Counting = {
  countable: Object.fromEntries(topics.map((topic) => [topic, 'one' as const])),
  headlines: { satisfaction: 'overall' },
  eligibility: [{ question: 'age', excluded: ['child'] }],
};

export interface Street {
  /** Opens an intake; parts of what it stands on may be replaced by what the outside does wrong. */
  intake(outside?: Partial<Outside>): Intake;
  /** A new code in the community, without anything counted against it. */
  entryPoint(wave?: 'running' | 'closed for an hour' | 'closed for four days'): Promise<EntryPoint>;
  submission(entryPoint: EntryPoint, changes?: Partial<Submission>): Submission;
  readonly log: string[];
}

export async function street(db: TestDatabase, clock: { now: Date }): Promise<Street> {
  const published = await publishQuestionnaire({ slug: 'street', version: 1, definition: {}, form, counting });
  if (!published.ok) throw new Error(published.problem);
  const log: string[] = [];
  let codes = 0;

  return {
    log,
    intake: (outside) =>
      createIntake({
        recordAnswers,
        takeTokens: tokensTogether(takeTokensTogether),
        dailySalt,
        durationMedian,
        countBegun,
        countScans,
        purgeTraces,
        now: () => clock.now,
        log: (line) => void log.push(line),
        ...outside,
      }),

    async entryPoint(wave = 'running') {
      const closesAfter = { running: 24 * 7, 'closed for an hour': -1, 'closed for four days': -96 }[wave];
      const code = `TEST${String(codes++ + 22)
        .replaceAll('0', 'Z')
        .replaceAll('1', 'Y')}`;
      await db.sql(
        `with office as (
           insert into app.area (kind, name_zh, name_en) values ('subdistrict', '示范街道', 'Example') returning id
         ), round as (
           insert into app.wave (questionnaire_version_id, name, area_id, opens_at, closes_at)
           select $1, 'test', id, now() - interval '30 days', now() + make_interval(hours => $2) from office
         )
         select id from office`,
        [published.value, closesAfter],
      );
      await db.sql(
        `insert into app.area (parent_id, kind, name_zh, name_en)
         select id, 'community', '示范社区', 'Community' from app.area as office
         where kind = 'subdistrict' and not exists (select from app.area where parent_id = office.id)`,
      );
      await db.sql(
        `insert into app.entry_point (code, area_id, channel)
         select $1, id, 'poster' from app.area as community
         where kind = 'community' and not exists (select from app.entry_point where area_id = community.id)`,
        [code],
      );
      return begun(code);
    },

    submission: (entryPoint, changes) => ({
      entryPoint,
      form,
      counting,
      answers: { overall: 'very' },
      submissionId: randomUUID(),
      mode: 'self',
      address: '203.0.113.9',
      ...changes,
    }),
  };
}

async function begun(raw: string): Promise<EntryPoint> {
  const code = parseEntryCode(raw);
  const found = code && (await entryPointOf(asAnonymous(), code));
  if (found?.status === 'open' || found?.status === 'closed') return found;
  throw new Error(`${raw} is ${found?.status ?? 'no code'}`);
}
