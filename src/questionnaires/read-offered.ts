/** Reads the choices of a question with the conditions under which each is offered, and those taken over from another question. */
import type { Base, ItemValue, Question as SurveyQuestion } from 'survey-core';
import type { Choice, Logic } from '../domain/form/form.ts';
import { within } from './check-structure.ts';
import { readChoices } from './read-choices.ts';
import { present, property, type Reading } from './reading.ts';

export function offeredChoices(question: SurveyQuestion, word: string, place: string, reading: Reading): Choice[] {
  const source = property(question, 'choicesFromQuestion');
  if (word === 'choices' && typeof source === 'string' && source !== '')
    return choicesFrom(source, question, { place: within(place, 'choicesFromQuestion'), reading });
  return readChoices(property(question, word) as ItemValue[], within(place, word), reading, {
    visibleIf: property(question, `${word}VisibleIf`),
    enableIf: property(question, `${word}EnableIf`),
  });
}

interface At {
  readonly place: string;
  readonly reading: Reading;
}

const takenFrom = ['radiogroup', 'dropdown', 'checkbox', 'tagbox', 'ranking', 'imagepicker', 'buttongroup'];

function choicesFrom(name: string, question: SurveyQuestion, { place, reading }: At): Choice[] {
  const source = questionNamed(name, question);
  if (!source || !takenFrom.includes(source.getType()) || isCircular(question)) {
    reading.remarks.refuse(place, 'unknown_reference', { property: 'choicesFromQuestion', detail: name.slice(0, 100) });
    return [];
  }
  const mode = property(question, 'choicesFromQuestionMode');
  const isMany = takesMany(source);
  const key = reading.keys.of(source);
  const chosen = (value: Choice['value']): Logic => [isMany ? 'contains' : '=', ['var', key], value];
  const choices = offeredChoices(source, 'choices', place, reading).map(({ value, text, image, visibleIf }): Choice => {
    const picked =
      mode === 'selected' ? chosen(value) : mode === 'unselected' ? (['not', chosen(value)] as Logic) : undefined;
    const both =
      picked !== undefined && visibleIf !== undefined ? (['and', visibleIf, picked] as Logic) : (picked ?? visibleIf);
    return { value, text, ...present({ image, visibleIf: both }) };
  });
  return mode === 'selected' ? [...choices, ...otherOf(source, question, reading)] : choices;
}

/** What was typed beside “other” there is a choice here, unless this question has an “other” of its own. */
function otherOf(source: SurveyQuestion, question: Base, reading: Reading): Choice[] {
  if (property(source, 'showOtherItem') !== true || property(question, 'showOtherItem') === true) return [];
  const value: unknown = (property(source, 'otherItem') as ItemValue).value;
  const key = reading.keys.of(source);
  const comment = `${key}-Comment`;
  reading.insertions.set(comment, [comment]);
  const isChosen: Logic = [takesMany(source) ? 'contains' : '=', ['var', key], String(value)];
  const text = { [reading.texts.defaultLanguage]: `{${comment}}` };
  return [{ value: String(value), text, visibleIf: ['and', isChosen, ['notempty', ['var', comment]]] }];
}

function takesMany(source: Base): boolean {
  return ['checkbox', 'tagbox', 'ranking'].includes(source.getType()) || property(source, 'multiSelect') === true;
}

function isCircular(question: SurveyQuestion): boolean {
  const seen = new Set<string>();
  for (let at: SurveyQuestion | null = question; at;) {
    if (seen.has(at.name)) return true;
    seen.add(at.name);
    const next = property(at, 'choicesFromQuestion');
    at = typeof next === 'string' && next !== '' ? questionNamed(next, question) : null;
  }
  return false;
}

function questionNamed(name: string, among: SurveyQuestion): SurveyQuestion | null {
  const { survey } = among as unknown as { readonly survey: { getAllQuestions(): SurveyQuestion[] } };
  return survey.getAllQuestions().find((question) => question.name === name) ?? null;
}
