/**
 * One text of a definition in our two languages. SurveyJS calls English `default`, and authors write Chinese there as well; other languages
 * stay as they are.
 */
import { isPart, type Json, type JsonPart } from './document.ts';

export interface TwoTexts {
  readonly zh: string;
  readonly en: string;
}

const han = /\p{Script=Han}/u;

export function readTexts(json: Json | undefined): TwoTexts {
  if (typeof json === 'string') return han.test(json) ? { zh: json, en: '' } : { zh: '', en: json };
  if (!isPart(json)) return { zh: '', en: '' };
  const usual = said(json['default']);
  return {
    zh: said(json['zh-cn']) || (han.test(usual) ? usual : ''),
    en: said(json['en']) || (han.test(usual) ? '' : usual),
  };
}

/** Untouched where nothing was changed, gone where nothing is left. */
export function writeTexts(holder: JsonPart, key: string, texts: TwoTexts): void {
  const before = readTexts(holder[key]);
  if (before.zh === texts.zh && before.en === texts.en) return;
  const kept = isPart(holder[key]) ? holder[key] : {};
  const others = Object.entries(kept).filter(([locale]) => !['default', 'en', 'zh-cn'].includes(locale));
  const written: JsonPart = Object.fromEntries([
    ...(texts.en === '' ? [] : [['default', texts.en] as const]),
    ...(texts.zh === '' ? [] : [['zh-cn', texts.zh] as const]),
    ...others,
  ]);
  if (Object.keys(written).length === 0) Reflect.deleteProperty(holder, key);
  else holder[key] = written;
}

function said(json: Json | undefined): string {
  return typeof json === 'string' ? json : '';
}
