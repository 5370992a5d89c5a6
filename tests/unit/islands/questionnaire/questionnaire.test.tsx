/** What the page shows, its form posts: for every kind of question, without any script. */
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { answersFromFields, formState } from '../../../../src/domain/form/index.ts';
import type { Answers, Problem } from '../../../../src/domain/form/index.ts';
import { translator } from '../../../../src/i18n/translator.ts';
import { Questionnaire } from '../../../../src/islands/questionnaire/Questionnaire.tsx';
import '../../../../src/islands/questionnaire/rare-questions.tsx';
import { wordsIn } from '../../../../src/islands/questionnaire/words.ts';
import { everyAnswer, everyKind } from './every-kind.ts';
import { postedBy } from './posted-by.ts';

const today = '2026-11-23';

function html(page: string, answers: Answers, problems: readonly Problem[] = []): string {
  const scene = {
    form: everyKind,
    answers,
    page,
    problems,
    state: formState(everyKind, answers, { today }),
    sending: { state: 'no' } as const,
    words: wordsIn(translator('zh-CN')),
    submissionId: '7d3f2a50-0000-4000-8000-000000000000',
    wave: '0b5f1c9e-0000-4000-8000-000000000000',
    begun: null,
    address: '/q/K7M2QX',
  };
  return render(<Questionnaire scene={scene} />);
}

test.each(['choosing', 'end'])('on page “%s” the form posts every answer, those of the other page included', (page) => {
  expect(answersFromFields(everyKind, postedBy(html(page, everyAnswer)))).toEqual(everyAnswer);
});

test('an empty page posts nothing but what belongs to the page', () => {
  const posted = postedBy(html('choosing', {}));
  expect(posted.filter(([, value]) => value !== '')).toEqual([
    ['~page', 'choosing'],
    ['~id', '7d3f2a50-0000-4000-8000-000000000000'],
    ['~wave', '0b5f1c9e-0000-4000-8000-000000000000'],
  ]);
});

test('the first button of the form, the one Enter presses, leads on', () => {
  expect(/<button[^>]*>/.exec(html('end', {}))?.[0]).toContain('value="next"');
});

test('an error stands beside its field, is tied to it, and is linked from the top', () => {
  const shown = html('choosing', {}, [{ question: 'line', code: 'too_short', limit: 4 }]);
  expect(shown).toContain('<a href="#q-line">问 line</a> 请至少写 4 个字。');
  expect(shown).toContain('<p class="error" id="q-line-error">请至少写 4 个字。</p>');
  expect(/<input[^>]*id="q-line"[^>]*>/.exec(shown)?.[0]).toMatch(
    /aria-invalid="true".*aria-describedby="q-line-error"/,
  );
});

test('the last page sends instead of leading on', () => {
  expect(html('end', {})).toContain('提交答卷');
  expect(html('choosing', {})).not.toContain('提交答卷');
});
