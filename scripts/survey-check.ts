/**
 * `npm run survey:check -- FILE`: what a SurveyJS file would do here. Ends with 0 where it can be used, with 1 where it
 * cannot (or cannot be read), with 2 where the command itself was not understood.
 */
import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import type { Language } from '../src/domain/form/form.ts';
import { parseLanguage } from '../src/i18n/language.ts';
import { translator } from '../src/i18n/translator.ts';
import { Checker } from '../src/questionnaires/check/checker.ts';
import { mostMegabytes, tooBig } from '../src/questionnaires/check/read-text.ts';
import { emptyReport, judged, type CheckReport, type FileProblem } from '../src/questionnaires/check/report.ts';
import { lines } from './survey-check/print.ts';
import { sentences } from '../src/pages/office/questionnaires/_library/sentences.ts';

/** For a file that loops; ordinary ones take a fraction of one. */
const seconds = 10;

const { env } = process;
const usual = parseLanguage((env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '').replace('_', '-')) ?? 'zh-CN';
const asked = readArguments();
if (asked.file === undefined) {
  console.error([...asked.problems, translator(usual)('surveyCheck.usage')].join('\n'));
  process.exitCode = 2;
} else {
  const report = await check(asked.file);
  process.exitCode = report.ok ? 0 : 1;
  const said = asked.json ? [JSON.stringify(report, null, 2)] : lines(asked.file, report, sentences(asked.language));
  process.stdout.write(`${said.join('\n')}\n`);
}

function readArguments(): { file?: string; json: boolean; language: Language; problems: string[] } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, lang: { type: 'string' } },
    });
    const [file, ...others] = positionals;
    const language = values.lang === undefined ? usual : parseLanguage(values.lang);
    if (file === undefined || others.length > 0 || !language) return { json: false, language: usual, problems: [] };
    return { file, json: values.json, language, problems: [] };
  } catch (problem) {
    const option = /'(-[^']*)'/.exec(String(problem))?.[1] ?? '';
    return { json: false, language: usual, problems: [translator(usual)('surveyCheck.unknownOption', { option })] };
  }
}

async function check(file: string): Promise<CheckReport> {
  const bytes = await read(file);
  if (!(bytes instanceof Uint8Array)) return judged({ ...emptyReport, file: bytes });
  const checker = new Checker(seconds);
  const report = await checker.check(bytes);
  await checker.close();
  return report;
}

/** A file is weighed before it is read; a pipe or a folder is none. */
async function read(file: string): Promise<Uint8Array | FileProblem> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return { code: 'not_a_file' };
    return found.size > mostMegabytes * 1_000_000 ? tooBig(found.size) : await readFile(file);
  } catch (problem) {
    return { code: Reflect.get(problem as object, 'code') === 'ENOENT' ? 'missing' : 'unreadable' };
  }
}
