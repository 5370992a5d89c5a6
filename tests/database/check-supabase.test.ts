/** `npm run check:supabase` against the nearest to a Supabase elsewhere: what it proves, refuses, names and leaves behind. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { clientOf } from '../../src/server/db/clients.ts';
import type { Db } from '../../src/server/db/clients.ts';
import { checkedProject, checkProgram, ended } from './checked-project.ts';
import type { CheckedProject } from './checked-project.ts';

let project: CheckedProject;
beforeAll(async () => {
  project = await checkedProject();
});
afterAll(() => project.close());
/** Each test finds an empty project. */
beforeEach(() => project.empty());

test('passes on an empty project, and again, and leaves published questionnaires and the audit alone', async () => {
  const before = await project.filledTables();
  const first = await project.check();
  expect(first.lines.filter((line) => line.startsWith('✗'))).toEqual([]);
  expect(first.code).toBe(0);
  expect(first.lines.filter((line) => line.startsWith('✓'))).toHaveLength(14);
  expect(first.lines.at(-1)).toContain('The check passed');
  expect(first.lines.at(-2)).toMatch(/\d+ published versions of questionnaires, \d+ lines of the audit/);

  // The last one is the Auth service's own, where there is one.
  const kept = ['app.audit', 'app.questionnaire', 'app.questionnaire_version', 'auth.audit_log_entries'];
  expect((await project.filledTables()).filter((name) => !before.includes(name) && !kept.includes(name))).toEqual([]);

  // One line in Chinese and English for each step, and neither a key nor an address in it.
  for (const line of first.lines) {
    expect(line).toMatch(/\p{Script=Han}.* · .*[a-z]/u);
    expect(line).not.toContain('\n');
    for (const secret of Object.values(project.environment)) expect(line).not.toContain(secret);
  }

  const again = await ended(checkProgram(project.environment));
  expect(again.code).toBe(0);
  expect(again.printed.split('\n').slice(0, 14)).toEqual(first.lines.slice(0, 14));
});

test('Ctrl-C ends it with 1 after the step that is under way, and nothing is left', async () => {
  const checking = checkProgram(project.environment);
  let pressed = false;
  checking.stdout.on('data', (chunk: Buffer) => {
    if (pressed || !chunk.toString().includes('from the one-time invitation')) return;
    pressed = checking.kill('SIGINT');
  });
  const { code, printed } = await ended(checking);
  expect(code).toBe(1);
  expect(printed).toContain('Stopped, as asked');
  expect(printed).toContain('gone again');
  expect(printed).not.toContain('an invited community worker signs in');
  expect(await project.count('app.staff')).toBe(0);
});

describe('a project that is somebody’s', () => {
  const asSite = (): Db => clientOf(project.backend, project.backend.secretKey);
  const subdistrict = {
    id: '00000000-0000-4000-8000-00000000000e',
    kind: 'subdistrict',
    name_zh: '东',
    name_en: 'East',
  };

  test('is refused with what is there, and stays as it is, even what an earlier check left', async () => {
    const service = asSite();
    const ours = { ...subdistrict, id: 'c4ec0000-0000-4000-8000-000000000001' };
    await service.rpc('import_office', { office: { areas: [subdistrict, ours] } });
    await service.rpc('create_invitation', { account: 'lin' });

    const { code, lines } = await project.check();
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('areas 1, staff 1, sign-in accounts 0, answers 0');
    expect(lines.join('\n')).not.toContain('questionnaires are published');
    expect(await project.count('app.area')).toBe(2);
  });

  test('is one on which a site was started, too', async () => {
    const service = asSite();
    const office = { account: 'office', office_name_zh: '本街道', office_name_en: 'Our office' };
    await service.rpc('first_invitation', office);
    expect((await project.check()).code).toBe(1);
    expect(await project.backend.sql('select account from app.staff')).toEqual([{ account: 'office' }]);
  });

  test('keeps everything of its own when a check’s remains are cleared beside it', async () => {
    const service = asSite();
    const remains = { ...subdistrict, id: 'c4ec0000-0000-4000-8000-000000000001' };
    await service.rpc('import_office', { office: { areas: [subdistrict, remains] } });
    const roles = [{ role: 'office', area_id: subdistrict.id }];
    await service.rpc('create_invitation', { account: 'wang', roles });
    await service.rpc('create_invitation', {
      account: 'linli-check-worker',
      roles: [{ role: 'worker', area_id: remains.id }],
    });
    await service.rpc('take_tokens', { key: 'sign-in', most: 5, window_seconds: 60 });
    expect((await service.rpc('clear_check')).error).toBeNull();
    expect(await project.backend.sql('select account from app.staff')).toEqual([{ account: 'wang' }]);
    expect(await project.backend.sql('select name_en from app.area')).toEqual([{ name_en: 'East' }]);
    expect(await project.count('app.throttle')).toBe(1);
  });
});

describe('something goes wrong on the way', () => {
  test('the step says what, and everything made until then is cleared', async () => {
    const { code, lines } = await project.checkOdd({
      instead: (path) => (path.endsWith('/rpc/record_answers') ? refusal(500, '53100') : null),
    });
    expect(code).toBe(1);
    expect(lines.find((line) => line.startsWith('✗'))).toContain('one answer is stored');
    expect(lines.join('\n')).toContain('record_answers: 53100');
    expect(lines.join('\n')).toContain('gone again');
    expect(await project.count('auth.users')).toBe(0);
    expect(await project.count('app.area')).toBe(0);
  });

  test('what could not be cleared is said, and the next check clears it first', async () => {
    const unclearable = (path: string) => {
      if (path.includes('/auth/v1/signup')) return signUpRefused('signup_disabled');
      return path.endsWith('/rpc/clear_check') ? refusal(503, '57P01') : null;
    };
    const broken = await project.checkOdd({ instead: unclearable });
    expect(broken.code).toBe(1);
    expect(broken.lines.join('\n')).toContain('Run npm run check:supabase again');
    expect(await project.count('app.wave')).toBe(1);

    const next = await project.checkOdd({
      instead: (path) => (path.endsWith('/publish_questionnaire') ? refusal(500, '53100') : null),
    });
    expect(next.lines.join('\n')).toContain('what an earlier check had left was cleared first');
    expect(await project.count('app.wave')).toBe(0);
  });
});

const refusal = (status: number, code: string) => Response.json({ code, message: 'refused' }, { status });
const signUpRefused = (code: string) => Response.json({ code: 422, error_code: code, msg: code }, { status: 422 });

describe('a project that is set up otherwise than it should be', () => {
  const auth = (code: string) => (path: string) => (path.includes('/auth/v1/signup') ? signUpRefused(code) : null);

  test.each([
    ['no sign-up', { instead: auth('signup_disabled') }, 'turn on Allow new users to sign up'],
    ['addresses looked up for confirmation', { instead: auth('email_address_invalid') }, 'turn off Confirm email'],
    ['a clock seven minutes ahead', { clockAheadMilliseconds: 420_000 }, 'more than a minute apart'],
  ])('%s is named with what to do', async (_, oddity, advice) => {
    const { code, lines } = await project.checkOdd(oddity);
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain(advice);
    expect(await project.count('app.area')).toBe(0);
  });

  test('a second exposed schema is named', async () => {
    const { code, lines } = await project.checkOdd({
      instead: (path) => (path.startsWith('/rest/v1/answer') ? Response.json([]) : null),
    });
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('Exposed, too: app, private, public');
  });

  test('a sign-up without an invitation that works is told, and its account goes', async () => {
    await project.backend.sql('alter table auth.users disable trigger only_invited_people_sign_up');
    const { code, lines } = await project.check();
    await project.backend.sql('alter table auth.users enable trigger only_invited_people_sign_up');
    expect(code).toBe(1);
    expect(lines.join('\n')).toContain('the trigger only_invited_people_sign_up');
    expect(await project.count('auth.users')).toBe(0);
  });
});

describe('the settings', () => {
  const wrong = 'wrong'.repeat(8);

  test.each([
    ['nothing set', {}, 'Set SUPABASE_URL'],
    ['a wrong secret key', { SUPABASE_SECRET_KEY: `sb_secret_${wrong}` }, 'does not accept SUPABASE_SECRET_KEY'],
    [
      'a wrong publishable key',
      { SUPABASE_PUBLISHABLE_KEY: `sb_publishable_${wrong}` },
      'does not accept SUPABASE_PUBLISHABLE_KEY',
    ],
    ['a secret key for a publishable one', { SUPABASE_PUBLISHABLE_KEY: `sb_secret_${wrong}` }, 'of the other kind'],
    ['nobody at the address', { SUPABASE_URL: 'http://127.0.0.1:4' }, 'cannot be reached (ECONNREFUSED)'],
  ])('%s', async (_, changes, said) => {
    const environment: Record<string, string> =
      Object.keys(changes).length === 0 ? {} : { ...project.environment, ...changes };
    const { code, lines } = await project.check(environment);
    expect(code).toBe(1);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(said);
  });

  test('an address with a path behind it is not the project’s', async () => {
    const { lines } = await project.check({
      ...project.environment,
      SUPABASE_URL: `${project.environment.SUPABASE_URL}/dashboard`,
    });
    expect(lines[1]).toContain('is not the address of a Supabase (HTTP 404)');
  });
});

describe('migrations', () => {
  test.each([
    [
      'none of ours',
      'alter function api.schema_state() rename to schema_state_elsewhere',
      'alter function api.schema_state_elsewhere() rename to schema_state',
      'lacks migrations (?)',
    ],
    [
      'the first one missing',
      `delete from supabase_migrations.schema_migrations where version = '20261123080000'`,
      `insert into supabase_migrations.schema_migrations (version) values ('20261123080000')`,
      'lacks migrations (1)',
    ],
    [
      'one of a newer version',
      `insert into supabase_migrations.schema_migrations (version) values ('20991231000000')`,
      `delete from supabase_migrations.schema_migrations where version = '20991231000000'`,
      'migration 20991231000000, which this program does not know',
    ],
  ])('%s', async (_, change, back, said) => {
    await project.backend.sql(change);
    const { code, lines } = await project.check();
    await project.backend.sql(back);
    expect(code).toBe(1);
    expect(lines[1]).toContain(said);
  });
});
