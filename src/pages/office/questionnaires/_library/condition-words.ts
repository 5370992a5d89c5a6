/** A condition as a person would say it: “只在“……”选了“……”时问”. */
import type { Condition } from '../../../../questionnaires/editor/conditions.ts';
import type { TwoTexts } from '../../../../questionnaires/editor/texts.ts';
import type { Askable } from '../../../../questionnaires/editor/item-fields.ts';
import type { Language } from '../../../../domain/form/form.ts';
import type { Translator } from '../../../../i18n/translator.ts';
import { wordsIn } from './named.ts';

interface Speech {
  readonly language: Language;
  readonly t: Translator;
}

export function conditionWords(
  { clauses, join }: Condition,
  askables: readonly Askable[],
  { language, t }: Speech,
): string {
  if (clauses.length === 0) return t('library.condition.always');
  const orCode = (texts: TwoTexts | undefined, code: string) => {
    const words = texts ? wordsIn(texts, language) : '';
    return words === '' ? code : words;
  };
  const said = clauses.map(({ is, question, value }) => {
    const asked = askables.find(({ code }) => code === question);
    const choice = asked?.choices.find((known) => known.value === String(value));
    const words = {
      question: orCode(asked?.title, question),
      choice: orCode(choice?.text, String(value)),
    };
    return t(is ? 'library.condition.is' : 'library.condition.isNot', words);
  });
  const list = new Intl.ListFormat(language, { type: join === 'or' ? 'disjunction' : 'conjunction' }).format(said);
  return t('library.condition.when', { list });
}
