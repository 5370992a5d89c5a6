/** What stands beside a field that is not right: what is missing, which placeholder is unknown and which there are, which sentence coaches. */
import type { Language } from '../../../../domain/form/form.ts';
import { placeholders, placeholderWords } from '../../../../domain/messages/placeholders.ts';
import { publicFields, type MessageField } from '../../../../domain/messages/typed-message.ts';
import type { Translator } from '../../../../i18n/translator.ts';
import type { MessageForm } from './message-view.ts';

export function fieldProblem(form: MessageForm, name: MessageField, t: Translator): string | null {
  const problem = form.problems[name];
  if (problem?.kind === 'missing') return t(`messages.missing.${missingWord(name)}`);
  if (problem?.kind === 'unknown')
    return t('messages.unknownPlaceholder', { typed: problem.typed.join(' '), allowed: allowedIn(languageOf(name)) });
  if (name === 'reasons' && form.lacksReason) return t('messages.missing.reasons');
  const field = publicFields.find((one) => one === name);
  if (!form.isRefused || field === undefined) return null;
  const coaching = form.findings[field].filter(({ isCoaching }) => isCoaching).map(({ sentence }) => sentence);
  return coaching.length === 0 ? null : t('messages.coachingHere', { sentences: coaching.join(' ') });
}

export function allowedIn(language: Language): string {
  return placeholders.map((name) => `{${placeholderWords[language][name]}}`).join(' ');
}

function languageOf(name: MessageField): Language {
  return name.endsWith('_en') ? 'en' : 'zh-CN';
}

function missingWord(name: MessageField): 'name' | 'body_zh' | 'changes' {
  return name === 'changes' ? 'changes' : name === 'body_zh' ? 'body_zh' : 'name';
}
