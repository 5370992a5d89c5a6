/** Reads one question of survey-core's model, by its type. What is not in the form does not exist for a resident. */
import type { Base, ItemValue, Question as SurveyQuestion } from 'survey-core';
import type { Choice, ChoiceValue, Conditional, Question, SpecialChoices } from '../domain/form/form.ts';
import { within } from './check-structure.ts';
import { readChoices } from './read-choices.ts';
import { readComment } from './read-comment.ts';
import { offeredChoices } from './read-offered.ts';
import { readDisplay } from './read-expression.ts';
import { readInitial } from './read-initial.ts';
import { readOrder } from './read-order.ts';
import { readSlider, readTextInput } from './read-text-input.ts';
import { readValidators } from './read-validators.ts';
import { present, property, type Reading } from './reading.ts';

/** Default maximum for a comment without one of its own, in characters. */
const longestComment = 2_000;
const longestOther = 200;

export function readQuestion(base: Base, conditions: Conditional, place: string, reading: Reading): Question {
  const question = base as unknown as SurveyQuestion;
  const common = {
    ...conditions,
    title: reading.text(question, 'title', place) ?? reading.texts.plain(question.name),
    required: question.isRequired,
    validators: readValidators(question.validators, place, reading),
    ...present({
      description: reading.text(question, 'description', place),
      requiredText: reading.text(question, 'requiredErrorText', place),
      indicator: wordOf(question, 'indicator'),
    }),
  };
  const kind = withOrder(question, readKind(question, place, reading), reading);
  const read = { ...common, ...kind, ...present({ comment: readComment(question, place, reading) }) } as Question;
  return { ...read, ...present({ initial: readInitial(question, read, place, reading) }) };
}

function withOrder(question: SurveyQuestion, kind: Partial<Kind> & { kind: string }, reading: Reading) {
  if ('rows' in kind && property(question, 'rowOrder') === 'random') return { ...kind, rowOrder: 'random' as const };
  if (!('choices' in kind) || kind.kind === 'rating') return kind;
  return { ...kind, ...readOrder(question, kind.choices ?? [], apart(question, reading).length) };
}

type Kind = Question extends infer One
  ? One extends { kind: string }
    ? Omit<One, keyof Conditional | 'title'>
    : never
  : never;

function readKind(question: SurveyQuestion, place: string, reading: Reading): Partial<Kind> & { kind: string } {
  const type = question.getType();
  const choicesOf = (word: string) => offeredChoices(question, word, place, reading);
  switch (type) {
    case 'radiogroup':
    case 'buttongroup':
      return {
        kind: 'radiogroup',
        choices: [...choicesOf('choices'), ...apart(question, reading)],
        ...special(question, place, reading),
        ...(type === 'buttongroup' && { beside: true }),
      };
    case 'dropdown':
      return {
        kind: type,
        choices: [...dropdownChoices(question, place, reading), ...apart(question, reading)],
        ...special(question, place, reading),
      };
    // A list of tags is a list of boxes to tick: on a phone nothing unfolds, and every choice can be read.
    case 'checkbox':
    case 'tagbox':
      return {
        kind: 'checkbox',
        choices: [
          ...choicesOf('choices'),
          ...apart(question, reading).map((choice) => ({ ...choice, exclusive: true as const })),
        ],
        ...special(question, place, reading),
        ...present({ minimum: count(question, 'minSelectedChoices'), maximum: count(question, 'maxSelectedChoices') }),
      };
    case 'imagepicker':
      return { kind: type, choices: choicesOf('choices'), multiple: property(question, 'multiSelect') === true };
    case 'ranking':
      return { kind: type, choices: choicesOf('choices') };
    case 'rating':
      return {
        kind: type,
        choices: readChoices(
          property(question, 'visibleRateValues') as ItemValue[],
          within(place, 'rateValues'),
          reading,
        ),
        ...present({
          minimumText: reading.text(question, 'minRateDescription', place),
          maximumText: reading.text(question, 'maxRateDescription', place),
        }),
      };
    case 'boolean':
      return { kind: type, yes: side(question, 'True', place, reading), no: side(question, 'False', place, reading) };
    case 'text':
      return { kind: type, ...readTextInput(question, place, reading) };
    case 'slider':
      return { kind: 'text', ...readSlider(question, place, reading) };
    case 'comment':
      return {
        kind: type,
        maxLength: Math.min(count(question, 'maxLength') ?? reading.longestText, longestComment),
        rows: Math.max(1, Math.min(Number(property(question, 'rows')), 20)),
        ...present({ placeholder: reading.text(question, 'placeholder', place) }),
      };
    case 'matrix':
      return {
        kind: type,
        columns: choicesOf('columns'),
        rows: choicesOf('rows').map(({ value, text, visibleIf }) => ({
          value: String(value),
          text,
          ...present({ visibleIf }),
        })),
        everyRowRequired: property(question, 'eachRowRequired') === true,
      };
    case 'expression':
      return { kind: type, ...readDisplay(question, reading) };
    default:
      return { kind: 'multipletext', fields: readFields(question, place, reading) };
  }
}

function readFields(question: SurveyQuestion, place: string, reading: Reading) {
  return (
    property(question, 'items') as (Base & { name: string; isRequired: boolean; validators: Base[]; editor: Base })[]
  ).map((item, index) => {
    const at = `${place}.items[${index}]`;
    return {
      name: item.name,
      title: reading.text(item.editor, 'title', at) ?? reading.texts.plain(item.name),
      required: item.isRequired,
      validators: readValidators(item.validators, at, reading),
      ...readTextInput(item.editor, at, reading),
    };
  });
}

/** “Refuse to answer” and “don't know” are choices like others, but never combined with them. */
function apart(question: SurveyQuestion, reading: Reading): Choice[] {
  const words = [
    ['showRefuseItem', 'refuseItem', 'refuseText', 'refuseItemText'],
    ['showDontKnowItem', 'dontKnowItem', 'dontKnowText', 'dontKnowItemText'],
  ] as const;
  return words
    .filter(([shown]) => property(question, shown) === true)
    .map(([, item, text, standard]) => ({
      value: (property(question, item) as ItemValue).value as string,
      text: reading.texts.of(question, text) ?? reading.texts.standard(standard),
    }));
}

function special(question: SurveyQuestion, place: string, reading: Reading): SpecialChoices<Choice['text']> {
  const choice = (shown: string, item: string, text: string, standard: string) =>
    property(question, shown) === true
      ? {
          value: String((property(question, item) as ItemValue).value),
          text: reading.text(question, text, place) ?? reading.texts.standard(standard),
        }
      : undefined;
  const other = choice('showOtherItem', 'otherItem', 'otherText', 'otherItemText');
  return present({
    other: other && { ...other, maxLength: Math.min(reading.longestComment, longestOther) },
    none: choice('showNoneItem', 'noneItem', 'noneText', 'noneItemText'),
  });
}

function dropdownChoices(question: SurveyQuestion, place: string, reading: Reading): Choice[] {
  const written = offeredChoices(question, 'choices', place, reading);
  const [from, to, step] = ['choicesMin', 'choicesMax', 'choicesStep'].map((word) =>
    Number(property(question, word) ?? 0),
  ) as [number, number, number];
  if (to <= from || step <= 0) return written;
  if ((to - from) / step > 1_000) {
    reading.remarks.refuse(within(place, 'choicesMax'), 'bad_value', { property: 'choicesMax' });
    return written;
  }
  const numbers = Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
  return [...written, ...numbers.map((value) => ({ value, text: reading.texts.plain(String(value)) }))];
}

function side(question: SurveyQuestion, word: 'True' | 'False', place: string, reading: Reading) {
  const value = property(question, `value${word}`) as ChoiceValue | undefined;
  const standard = word === 'True' ? 'booleanCheckedLabel' : 'booleanUncheckedLabel';
  return {
    value: value === undefined || (value as unknown) === null || value === '' ? word === 'True' : value,
    text: reading.text(question, `label${word}`, place) ?? reading.texts.standard(standard),
  };
}

/** Zero and less mean “no limit”. */
function count(question: Base, word: string): number | undefined {
  const value = Number(property(question, word));
  return value > 0 ? value : undefined;
}

export function wordOf(owner: Base, word: string): string | undefined {
  const value = property(owner, word);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
