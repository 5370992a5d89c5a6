/** The residents' questionnaire on a worker's phone: the same entrance, mode and answers as under its code, in the language of the address. */
import type { APIContext } from 'astro';
import { parseLanguage } from '../../i18n/language.ts';
import { translator } from '../../i18n/translator.ts';
import { entranceOf } from '../../server/answering/entrance.ts';
import type { Reception } from '../_questionnaire/request.ts';
import { wordsOnce } from '../_questionnaire/words-once.ts';

/** False where the address names no language of ours. */
export function speakAsAddressed({ locals, params }: Pick<APIContext, 'locals' | 'params'>): boolean {
  const language = parseLanguage(params['language']);
  if (language === null) return false;
  locals.language = language;
  locals.t = translator(language);
  return true;
}

export const onWorkersPhone: Reception = {
  enter: async ({ locals, params }, wave) => {
    const { language } = locals;
    const entrance = await entranceOf(params['code'] ?? '', { language, now: new Date(), wave });
    return entrance.state === 'open'
      ? { ...entrance, address: `/visit/handed/${language}/${entrance.code}` }
      : entrance;
  },
  wordsIn: wordsOnce,
  countsScans: false,
};
