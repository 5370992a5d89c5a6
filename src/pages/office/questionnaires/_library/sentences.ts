/** Each remark of a check as a sentence in the author's language. */
import type { Language } from '../../../../domain/form/form.ts';
import { translator, type Translator } from '../../../../i18n/translator.ts';
import type { CheckReport, FileProblem, GaveUp } from '../../../../questionnaires/check/report.ts';
import { ruleWords } from '../../../../questionnaires/check/rule-words.ts';

type Problem = CheckReport['refused'][number];
type Note = CheckReport['ignored'][number] | CheckReport['definitionWarnings'][number];
type Finding = CheckReport['neutrality'][number];

export interface Sentences {
  readonly t: Translator;
  readonly file: (problem: FileProblem) => string;
  readonly gaveUp: (gaveUp: GaveUp) => string;
  readonly problem: (problem: Problem) => string;
  readonly note: (note: Note) => string;
  readonly finding: (finding: Finding) => string;
}

export function sentences(language: Language): Sentences {
  const t = translator(language);
  return {
    t,
    file: (problem) => t(`surveyCheck.file.${problem.code}`, { ...problem }),
    gaveUp: ({ because, seconds, stage }) =>
      t(`surveyCheck.gaveUp.${because}`, { seconds, stage: t(`surveyCheck.stage.${stage}`) }),
    problem: (problem) => {
      const why = problem.why === undefined ? '' : ` ${t(`surveyCheck.why.${problem.why}`)}`;
      return problemSentence(problem, t) + why;
    },
    note: (note) => noteSentence(note, t),
    finding: ({ rule, params, language: of }) =>
      t(`neutrality.${rule}`, {
        ...params,
        ...(rule === 'leadingWording' && {
          reason: t(`neutrality.reasons.${String(params['reason'])}` as 'neutrality.reasons.praise'),
        }),
        ...(of && { language: t(`neutrality.language.${of}`) }),
      }),
  };
}

function problemSentence({ code, type = '', property = '', detail = '' }: Problem, t: Translator): string {
  if (code === 'unknown_type' && detail === 'foreign') return t('surveyCheck.problem.foreign_type', { type });
  if (code === 'definition_error') return lintSentence(detail, t);
  if (code === 'too_large') return t('surveyCheck.problem.too_large', { what: limitSentence(property, detail, t) });
  return t(`surveyCheck.problem.${code}`, { type, property, detail: code === 'dynamic_text' ? `{${detail}}` : detail });
}

function limitSentence(part: string, limit: string, t: Translator): string {
  const known = (['parts', 'depth', 'text', 'elements', 'list', 'numbers'] as const).find((word) => word === part);
  return t(`surveyCheck.limit.${known ?? 'parts'}`, { limit });
}

function lintSentence(said: string, t: Translator): string {
  const { rule, detail } = ruleWords(said);
  return t(`surveyCheck.rule.${rule}`, { detail });
}

function noteSentence(note: Note, t: Translator): string {
  const { code, property = '', detail = '' } = note;
  if ('behaviour' in note) return t(`surveyCheck.behaviour.${note.behaviour}`, { property });
  if (code === 'definition_warning') return lintSentence(detail, t);
  const known = (
    ['unknown_property', 'ignored_language', 'shortened_maximum', 'left_out', 'nothing_to_choose'] as const
  ).find((word) => word === code);
  return t(`surveyCheck.note.${known ?? 'other'}`, { property, detail: detail === '' ? property : detail });
}
