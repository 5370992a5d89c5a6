/** A resident's answer from the printed code to the office's table: looked up, checked by the gate, stored once, counted once. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseEntryCode } from '../../src/domain/areas/entry-code.ts';
import { checkSubmission } from '../../src/domain/form/index.ts';
import { asAnonymous } from '../../src/server/db/clients.ts';
import type { UserDb } from '../../src/server/db/clients.ts';
import { entryPointOf } from '../../src/server/db/entry-points.ts';
import { publishedForm } from '../../src/server/db/questionnaire-forms.ts';
import { recordAnswers } from '../../src/server/db/service/record-answers.ts';
import type { AnswerRow } from '../../src/server/db/service/record-answers.ts';
import { waveTallies } from '../../src/server/db/tallies.ts';
import { answerRow } from '../../src/server/intake/answer-row.ts';
import { canonicalJson, digestOf } from '../../src/server/intake/canonical-json.ts';
import { localMoment } from '../../src/server/intake/local-calendar.ts';
import { CheckProblem, mustHold } from './check-problem.ts';
import type { Claims } from './claims.ts';
import type { CheckPeople } from './people.ts';
import { readWithoutRight } from './reading-without-right.ts';
import type { SmallOffice } from './small-office.ts';

export async function answerAndCount(root: string, place: SmallOffice & CheckPeople, claims: Claims): Promise<void> {
  const { office, worker, waveId } = place;
  const counted = await claims('answer', () => answer(root, place.code));
  await claims('tallies', () => readTallies(office, waveId, counted));
  await readWithoutRight({ worker, waveId, question: counted.question }, claims);
}

/** What the office's table must show one of. */
interface Counted {
  readonly question: string;
  readonly choice: string;
}

async function answer(root: string, code: string): Promise<Counted> {
  const row = await rowFor(root, code);
  await expectReceipt(row, 'stored');
  // The network may lose the reply; the phone then sends the same again.
  await expectReceipt(row, 'already');
  const choice = row.answers[question];
  return { question, choice: typeof choice === 'string' ? choice : '' };
}

/** The headline of awareness in the residents' questionnaire. */
const question = 'aware_creation';

/** As the intake makes it of what a phone sends. */
async function rowFor(root: string, typed: string): Promise<AnswerRow> {
  const code = parseEntryCode(typed);
  const entryPoint = code === null ? null : await entryPointOf(asAnonymous(), code);
  if (entryPoint?.status !== 'open') throw new CheckProblem('code', { reason: entryPoint?.status ?? typed });
  const published = await publishedForm(asAnonymous(), entryPoint.questionnaire.version_id);
  if (published === null) throw new CheckProblem('code', { reason: 'form' });
  const moment = localMoment(new Date());
  const checked = checkSubmission(published.form, exampleAnswers(root), { today: moment.day });
  if (!checked.ok) throw new Error(`the example was refused: ${checked.problem[0]?.question ?? ''}`);
  const submission = {
    ...published,
    entryPoint,
    answers: checked.value,
    submissionId: randomUUID(),
    mode: 'self',
    address: '',
  } as const;
  const digest = digestOf(canonicalJson(checked.value));
  return answerRow(submission, { id: submission.submissionId, digest, seconds: 120, flags: 0, trace: null, moment });
}

function exampleAnswers(root: string): unknown {
  const file = join(root, 'surveys', 'resident', 'v1.examples.json');
  const { pass } = JSON.parse(readFileSync(file, 'utf8')) as { pass: { answers: unknown }[] };
  return pass[0]?.answers;
}

async function expectReceipt(row: AnswerRow, expected: 'stored' | 'already'): Promise<void> {
  const [receipt] = await recordAnswers([row]);
  mustHold(receipt?.status === expected, 'answer', { expected, found: receipt?.status ?? 'nothing' });
}

async function readTallies(office: UserDb, waveId: string, expected: Counted): Promise<void> {
  const found = await waveTallies(office, waveId, { questions: [expected.question], dimensions: ['channel'] });
  const communities = found?.tallies.communities ?? [];
  const counted = communities.flatMap(({ tallies }) => tallies.map(({ choice, count }) => `${choice}: ${count}`));
  const completed = communities.flatMap((community) => community.completed.map(({ count }) => count));
  const right = counted.join() === `${expected.choice}: 1` && completed.join() === '1';
  mustHold(right, 'tallies', { found: [...counted, ...completed].join(', ') || 'nothing' });
}
