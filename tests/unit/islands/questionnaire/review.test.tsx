/** The page on which answers are looked over before they are sent. */
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { formInLanguage, formState } from '../../../../src/domain/form/index.ts';
import { translator } from '../../../../src/i18n/translator.ts';
import { Questionnaire } from '../../../../src/islands/questionnaire/Questionnaire.tsx';
import '../../../../src/islands/questionnaire/rare-questions.tsx';
import { inOwnWords, wordsIn } from '../../../../src/islands/questionnaire/words.ts';
import { compileQuestionnaire } from '../../../../src/questionnaires/index.ts';

const today = '2026-11-23';
const t = translator('zh-CN');

function reviewOf(showPreviewBeforeComplete: string): string {
  const outcome = compileQuestionnaire({
    locale: 'zh-cn',
    showPreviewBeforeComplete,
    pages: [
      {
        name: 'one',
        title: '出行',
        elements: [
          { type: 'radiogroup', name: 'way', title: '怎么走', choices: [{ value: 1, text: '坐车' }, 2] },
          { type: 'comment', name: 'wish', title: '愿望' },
        ],
      },
      { name: 'two', visibleIf: '{way} = 2', elements: [{ type: 'text', name: 'shoes', title: '鞋' }] },
    ],
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  const form = formInLanguage(outcome.value.form, 'zh-CN');
  const answers = { way: 1, shoes: '布鞋' };
  const state = formState(form, answers, { today });
  const words = inOwnWords(wordsIn(t), form, t);
  const moment = { problems: [], sending: { state: 'no' }, submissionId: null, wave: '', begun: null } as const;
  return render(
    <Questionnaire scene={{ form, answers, page: 'preview', state, words, address: '/q/K7M2QX', ...moment }} />,
  );
}

test('answers stand in words, with the way back to their page, and sending is the next step', () => {
  const shown = reviewOf('showAllQuestions');
  expect(shown).toContain('<dt>怎么走</dt><dd>坐车</dd>');
  expect(shown).toContain('value="to:one"');
  expect(shown).toContain('aria-label="修改 出行"');
  expect(shown).toContain('提交答卷');
});

test('what is hidden is not shown, and what was left open says so', () => {
  const shown = reviewOf('showAllQuestions');
  expect(shown).not.toContain('<dt>鞋</dt>');
  expect(shown).toContain('<dt>愿望</dt><dd class="muted">没有回答</dd>');
});

test('or only what was answered', () => {
  expect(reviewOf('showAnsweredQuestions')).not.toContain('愿望');
});
