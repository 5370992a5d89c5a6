/** Every shape goes the whole way: examined as an upload is, shown as a preview, answered, exported, and edited without a trace. */
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';

import {
  answersFromFields,
  checkSubmission,
  fieldsFromAnswers,
  formInLanguage,
  formState,
  questionsOf,
  startingAnswers,
  visiblePages,
  type Form,
} from '../../src/domain/form/index.ts';
import { exportColumns } from '../../src/domain/reporting/index.ts';
import { translator } from '../../src/i18n/translator.ts';
import { Questionnaire } from '../../src/islands/questionnaire/Questionnaire.tsx';
import '../../src/islands/questionnaire/rare-questions.tsx';
import { inOwnWords, wordsIn } from '../../src/islands/questionnaire/words.ts';
import { openingScene, sceneOf } from '../../src/pages/_questionnaire/scenes.ts';
import { checkAndCompile } from '../../src/questionnaires/check/check.ts';
import type { CheckReport } from '../../src/questionnaires/check/report.ts';
import { allElements, readDocument, writeDocument } from '../../src/questionnaires/editor/document.ts';
import { itemFields } from '../../src/questionnaires/editor/item-fields.ts';
import { outlineOf } from '../../src/questionnaires/editor/outline.ts';
import { saveItem } from '../../src/questionnaires/editor/save-item.ts';
import { answerSets } from './oracle/answers.ts';
import { shapes } from './shapes.ts';

const today = { today: '2026-11-28' };
const languages = ['zh-CN', 'en'] as const;

test('there are at least thirty', () => {
  expect(shapes.length).toBeGreaterThanOrEqual(30);
});

describe.each(shapes)('$name', ({ text }) => {
  const { compiled, report } = checkAndCompile(new TextEncoder().encode(text));

  test('is sound and fair', () => {
    const { definitionErrors, gaveUp, neutrality, refused } = report;
    const unfair = neutrality.filter(({ severity }) => severity === 'error');
    expect({ definitionErrors, gaveUp, refused, unfair }).toEqual({
      ...{ definitionErrors: [], gaveUp: undefined, refused: [], unfair: [] },
    });
    expect(report.minutes?.most).toBeGreaterThan(0);
  });

  test.each(languages)('is shown in %s, page by page, and takes honest answers through its own fields', (language) => {
    const form = formInLanguage(formOf(compiled), language);
    const t = translator(language);
    const setting = { form, words: inOwnWords(wordsIn(t), form, t), address: '/preview', wave: '', ...today };
    expect(render(h(Questionnaire, { scene: openingScene(setting) }))).toContain('<form');
    const workedOut = new Set(questionsOf(form).flatMap(({ kind, name }) => (kind === 'expression' ? [name] : [])));
    let accepted = 0;
    for (const answers of answerSets(form, { seed: 28, count: 60 })) {
      const state = formState(form, { ...startingAnswers(form, setting), ...answers }, setting);
      for (const page of visiblePages(form, state)) {
        const scene = sceneOf(setting, { page: page.name, answers, submissionId: null, begun: null });
        expect(render(h(Questionnaire, { scene }))).toContain('<form');
      }
      const checked = checkSubmission(form, state.values, setting);
      if (!checked.ok) continue;
      accepted += 1;
      // What is worked out has no field, so nobody posts it.
      const asked = Object.fromEntries(Object.entries(checked.value).filter(([name]) => !workedOut.has(name)));
      expect(answersFromFields(form, fieldsFromAnswers(asked))).toEqual(asked);
      const cells = exportColumns(form as unknown as Form, []).map(({ valueIn }) => valueIn(checked.value));
      expect(cells.every((cell) => cell === null || typeof cell === 'string' || Number.isFinite(cell))).toBe(true);
    }
    expect(accepted).toBeGreaterThan(0);
  });

  test('is listed in the editor, and saving what was not changed changes nothing', () => {
    const document = readDocument(text) ?? {};
    const before = JSON.stringify(document);
    const { pages } = outlineOf(document);
    expect(pages.flatMap(({ items }) => items).length).toBeGreaterThan(0);
    expect(JSON.stringify(document)).toBe(before);
    const elements = allElements(document);
    const untouched = writeDocument(document);
    for (const element of elements) saveItem(element, { fields: itemFields(element), scale: null });
    expect(writeDocument(document)).toBe(untouched);
    const again = checkAndCompile(new TextEncoder().encode(untouched));
    // Elements in the root have become those of a page: other places, the same questionnaire.
    expect(inShort(again.report)).toEqual(inShort(report));
  });
});

function formOf(compiled: ReturnType<typeof checkAndCompile>['compiled']): Form {
  if (compiled === null) throw new Error('not sound');
  return compiled.form;
}

function inShort({ minutes, neutrality, ok, questions }: CheckReport) {
  return { minutes, ok, questions, rules: neutrality.map(({ rule }) => rule) };
}
