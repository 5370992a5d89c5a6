/** What the screen for typing sheets says, in one language, handed along with the form. */
import type { Translator } from '../../i18n/translator.ts';
import type { Failure } from './sending.ts';
import { wordsIn, type Words } from '../questionnaire/words.ts';

export interface PaperWords {
  readonly problems: Words['problems'];
  readonly answered: Readonly<Record<'first' | 'second' | 'review', string>>;
  readonly noAnswer: string;
  readonly openHint: string;
  readonly unanswered: string;
  readonly and: string;
  readonly toReview: string;
  readonly reviewTitle: string;
  readonly save: string;
  readonly saving: string;
  readonly saved: string;
  readonly kept: string;
  readonly look: string;
  readonly againTitle: string;
  readonly againWhy: string;
  readonly againGo: string;
  readonly againMark: string;
  readonly differTitle: string;
  readonly differHow: string;
  readonly differGo: string;
  readonly same: string;
  readonly choose: string;
  readonly other: string;
  readonly rank: string;
  readonly failures: Readonly<Record<Failure, string>>;
}

/** For the server alone. */
export function paperWordsIn(t: Translator): PaperWords {
  const { choose, other, problems, rank } = wordsIn(t);
  return {
    ...{ choose, other, problems, rank },
    answered: { first: t('keying.first'), second: t('keying.second'), review: t('keying.review') },
    noAnswer: t('keying.noAnswer'),
    openHint: t('keying.openHint'),
    unanswered: t('keying.unanswered', { number: '{number}' }),
    and: t('keying.and'),
    toReview: t('keying.toReview'),
    reviewTitle: t('keying.reviewTitle'),
    save: t('keying.save'),
    saving: t('keying.saving'),
    saved: t('keying.saved', { sheets: '{count}' }),
    kept: t('keying.kept'),
    look: t('keying.look', { number: '{number}' }),
    againTitle: t('keying.againTitle'),
    againWhy: t('keying.againWhy'),
    againGo: t('keying.againGo'),
    againMark: t('keying.againMark'),
    differTitle: t('keying.differTitle'),
    differHow: t('keying.differHow'),
    differGo: t('keying.differGo'),
    same: t('keying.same'),
    failures: {
      offline: t('keying.offline'),
      busy: t('keying.busy'),
      signedOut: t('keying.signedOut'),
      closed: t('keying.closed'),
      refused: t('keying.refused'),
    },
  };
}
