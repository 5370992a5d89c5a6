import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../../..');

function surveyCheck(...words: string[]): Promise<{ code: number; out: string; errors: string }> {
  return new Promise((resolve) => {
    const args = [join(root, 'scripts/survey-check.ts'), ...words];
    const child = execFile(
      process.execPath,
      args,
      { cwd: root, env: { ...process.env, LANG: 'C' } },
      (_, out, errors) => resolve({ code: child.exitCode ?? -1, out, errors }),
    );
  });
}

async function fileWith(text: string): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'survey-check-')), 'survey.json');
  await writeFile(file, text);
  return file;
}

test('a questionnaire that ships is found usable, in Chinese unless asked otherwise', async () => {
  const { code, out } = await surveyCheck('surveys/resident/v1.json');
  expect(code).toBe(0);
  expect(out).toContain('19 题');
  expect(out).toContain('可以使用');
});

test('what is refused stands there with its place and its reason, and the exit code says so', async () => {
  const file = await fileWith('{ "elements": [{ "type": "file", "name": "photo" }] }');
  const { code, out } = await surveyCheck(file, '--lang', 'en');
  expect(code).toBe(1);
  expect(out).toContain('No files are taken');
  expect(out).toContain('elements[0] (photo)');
});

test('a machine gets the report as JSON', async () => {
  const file = await fileWith('{ "elements": [{ "type": "hologram", "name": "x" }] }');
  const { code, out } = await surveyCheck('--json', file);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ok: false, refused: [{ code: 'unknown_type', type: 'hologram' }] });
});

test('a file that steers terminals prints as text', async () => {
  const file = await fileWith(JSON.stringify({ elements: [{ type: 'file', name: '\u001B[2Jgone' }] }));
  expect((await surveyCheck(file)).out).not.toContain('\u001B');
});

test.each([
  ['a file that is not there', ['/no/such/file.json'], 1],
  ['a folder', ['surveys'], 1],
  ['no file at all', [], 2],
  ['an unknown option', ['--loud', 'surveys/resident/v1.json'], 2],
])('%s is an error', async (_, words, expected) => {
  const { code, out, errors } = await surveyCheck(...words);
  expect(code).toBe(expected);
  expect(out + errors).not.toMatch(/\bat .*\.ts:\d+/);
});
