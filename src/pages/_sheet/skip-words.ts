/** “Only if you chose ‘yes’ in question 3”: a skip rule as a sentence on paper. */
import { questionsOf, type ChoiceValue, type Form, type Language } from '../../domain/form/index.ts';
import type { AskedWhen } from '../../domain/sheet/asked-when.ts';
import { numbersOf, placesOf } from '../../domain/sheet/places.ts';
import type { SkipRule } from '../../domain/sheet/skip-rule.ts';
import type { Translator } from '../../i18n/translator.ts';

export interface Speaking {
  readonly form: Form<string>;
  readonly language: Language;
  readonly t: Translator;
}

export function skipWords(rule: AskedWhen, speaking: Speaking): string {
  const { t } = speaking;
  if (rule === 'untold') return t('sheet.onlyUntold');
  return t('sheet.only', { condition: conditionOf(rule, speaking) });
}

export function stopWords(rule: SkipRule, speaking: Speaking): string {
  return speaking.t('sheet.stop', { condition: conditionOf(rule, speaking) });
}

function conditionOf(rule: SkipRule, speaking: Speaking): string {
  const { form, language, t } = speaking;
  if ('rules' in rule) {
    const type = rule.is === 'all' ? 'conjunction' : 'disjunction';
    return new Intl.ListFormat(language, { type }).format(rule.rules.map((inner) => conditionOf(inner, speaking)));
  }
  const number = numbersOf(form).get(rule.question) ?? '';
  switch (rule.is) {
    case 'answered':
    case 'unanswered':
      return t(`sheet.${rule.is}`, { number });
    case 'chosen':
    case 'not-chosen':
      return t(`sheet.${rule.is}`, { number, choices: choicesIn(rule.values, rule.question, speaking) });
    case 'above':
    case 'below':
    case 'at-least':
    case 'at-most':
      return t(`sheet.${rule.is}`, { number, value: textOf(rule.value, rule.question, form) });
  }
}

function choicesIn(values: readonly ChoiceValue[], question: string, { form, language, t }: Speaking): string {
  const quoted = values.map((value) => t('sheet.quoted', { text: textOf(value, question, form) }));
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(quoted);
}

/** Conditions compare without regard to case; what is no option is said as it is. */
function textOf(value: ChoiceValue, name: string, form: Form<string>): string {
  const question = questionsOf(form).find((asked) => asked.name === name);
  const options = placesOf(form).flatMap((place) =>
    place.question === question && 'options' in place ? place.options : [],
  );
  const same = (one: ChoiceValue) => String(one).toLowerCase() === String(value).toLowerCase();
  return options.find((option) => same(option.value))?.text ?? String(value);
}
