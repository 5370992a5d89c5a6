/** Reads the text field that an author puts beside an answer. Beside “other” there is one already, and one is enough. */
import type { Question as SurveyQuestion } from 'survey-core';
import type { CommentArea, LocalizedText } from '../domain/form/form.ts';
import { within } from './check-structure.ts';
import { present, property, type Reading } from './reading.ts';

const longest = 500;

export function readComment(
  question: SurveyQuestion,
  place: string,
  reading: Reading,
): CommentArea<LocalizedText> | undefined {
  if (!question.showCommentArea) return undefined;
  if (property(question, 'showOtherItem') === true) {
    reading.remarks.note(within(place, 'showCommentArea'), 'ignored_property', { property: 'showCommentArea' });
    return undefined;
  }
  return {
    text: reading.text(question, 'commentText', place) ?? reading.texts.standard('commentText'),
    maxLength: Math.min(reading.longestComment, longest),
    ...present({ placeholder: reading.text(question, 'commentPlaceholder', place) }),
  };
}
