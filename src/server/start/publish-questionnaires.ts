/** Publishes every `surveys/<slug>/v<number>.json` that the database does not have yet. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Form } from '../../domain/form/form.ts';
import { compileQuestionnaire } from '../../questionnaires/index.ts';
import { publishQuestionnaire } from '../db/service/publish-questionnaire.ts';
import { StartProblem } from './start-problem.ts';

export type PublishedQuestionnaire = {
  readonly slug: string;
  readonly version: number;
  readonly versionId: string;
  readonly form: Form;
};

export async function publishQuestionnaires(surveys: string): Promise<PublishedQuestionnaire[]> {
  const published: PublishedQuestionnaire[] = [];
  for (const { slug, version, file } of definitionFiles(surveys)) {
    const definition = JSON.parse(readFileSync(file, 'utf8')) as unknown;
    published.push(await publish(slug, version, definition));
  }
  return published;
}

async function publish(slug: string, version: number, definition: unknown): Promise<PublishedQuestionnaire> {
  const questionnaire = `${slug} v${version}`;
  const compiled = compileQuestionnaire(definition);
  if (!compiled.ok) {
    throw new StartProblem('questionnaire-refused', { questionnaire, reason: JSON.stringify(compiled.problem) });
  }
  const { form, counting } = compiled.value;
  const stored = await publishQuestionnaire({ slug, version, definition, form, counting });
  if (!stored.ok) throw new StartProblem('questionnaire-changed', { questionnaire });
  return { slug, version, versionId: stored.value, form };
}

function definitionFiles(surveys: string): { slug: string; version: number; file: string }[] {
  return readdirSync(surveys, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: slug }) =>
      readdirSync(join(surveys, slug)).flatMap((file) => {
        const version = /^v(\d+)\.json$/.exec(file)?.[1];
        return version === undefined ? [] : [{ slug, version: Number(version), file: join(surveys, slug, file) }];
      }),
    )
    .sort((a, b) => (a.slug === b.slug ? a.version - b.version : a.slug < b.slug ? -1 : 1));
}
