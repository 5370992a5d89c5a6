/** The few strings the questionnaire itself says, in one language, handed to the phone with the form. */
import { questionsOf } from '../../domain/form/phone.ts';
import type { Form, ProblemCode } from '../../domain/form/phone.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Failure } from './scene.ts';

export interface Words {
  readonly required: string;
  readonly choose: string;
  readonly other: string;
  readonly rank: string;
  /** Of a form in which something is ranked. */
  readonly moveUp?: string;
  readonly place: string;
  readonly next: string;
  readonly previous: string;
  readonly send: string;
  readonly sending: string;
  /** On a page that stands in front of the counted ones; no other form needs the word. */
  readonly begin?: string;
  /** Where the answers are looked over before sending. */
  readonly review?: { readonly title: string; readonly page: string; readonly change: string; readonly open: string };
  readonly retry: string;
  readonly problemsTitle: string;
  readonly problems: Readonly<Record<ProblemCode, string>>;
  readonly failures: Readonly<Record<Failure, string>>;
}

/** Puts values into a sentence: `第 {index} 页`. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The author's own words on the buttons go before ours. */
export function inOwnWords(words: Words, { buttons, startsApart, pages }: Form<string>, t: Translator): Words {
  const hasReview = pages.at(-1)?.elements[0]?.kind === 'review';
  const ranks = questionsOf({ pages } as Form<string>).some(({ kind }) => kind === 'ranking');
  if (!buttons && !startsApart && !hasReview && !ranks) return words;
  const review = {
    title: t('questionnaire.reviewTitle'),
    page: t('questionnaire.reviewPage', { index: '{index}' }),
    change: t('questionnaire.change'),
    open: t('questionnaire.leftOpen'),
  };
  return {
    ...words,
    ...(startsApart && { begin: t('questionnaire.begin') }),
    ...(hasReview && { review }),
    ...(ranks && { moveUp: t('questionnaire.moveUp', { choice: '{choice}', place: '{place}' }) }),
    ...buttons,
  };
}

/** For the server alone; the phone receives the outcome. Limits are filled in where the problem is known. */
export function wordsIn(t: Translator): Words {
  const limit = '{limit}';
  return {
    required: t('questionnaire.required'),
    choose: t('questionnaire.choose'),
    other: t('questionnaire.other'),
    rank: t('questionnaire.rank', { place: '{place}' }),
    place: t('questionnaire.place', { index: '{index}', count: '{count}' }),
    next: t('questionnaire.next'),
    previous: t('questionnaire.previous'),
    send: t('questionnaire.send'),
    sending: t('questionnaire.sending'),
    retry: t('questionnaire.retry'),
    problemsTitle: t('questionnaire.problemsTitle'),
    problems: {
      required: t('problem.required'),
      other_required: t('problem.otherRequired'),
      rows_required: t('problem.rowsRequired'),
      panel_required: t('problem.panelRequired'),
      number: t('problem.number'),
      date: t('problem.date'),
      email: t('problem.email'),
      below: t('problem.below', { limit }),
      above: t('problem.above', { limit }),
      step: t('problem.step', { limit }),
      too_short: t('problem.tooShort', { limit }),
      too_long: t('problem.tooLong', { limit }),
      too_few: t('problem.tooFew', { limit }),
      too_many: t('problem.tooMany', { limit }),
      digits: t('problem.digits'),
      pattern: t('problem.pattern'),
      expression: t('problem.expression'),
      type: t('problem.again'),
      choice: t('problem.again'),
      duplicate: t('problem.duplicate'),
      exclusive: t('problem.exclusive'),
      hidden: t('problem.again'),
      unknown: t('problem.again'),
      too_large: t('problem.again'),
    },
    failures: {
      offline: t('failure.offline'),
      busy: t('failure.busy'),
      throttled: t('failure.throttled'),
      refused: t('failure.refused'),
    },
  };
}
