/**
 * A field that asks who somebody is: name, phone, ID, WeChat, address. A question may mention a telephone; it may not ask
 * for the number. Asking people not to write such things passes.
 */
import type { Language } from '../../../domain/form/form.ts';
import type { Offence, Rule } from '../finding.ts';
import { text } from '../json.ts';
import type { ReadQuestion } from '../reading.ts';
import { sentencesOf } from '../wording/sentences.ts';

export const personalDetails: Rule = {
  id: 'personalDetails',
  severity: 'error',
  offences: ({ questions }) => questions.flatMap((question) => [...askedInWords(question), ...askedByKind(question)]),
};

const asking: Readonly<Record<Language, { detail: string; frames: (detail: string) => RegExp; refusing: RegExp }>> = {
  'zh-CN': {
    detail:
      '姓名|名字|手机号?码?|电话号?码?|联系电话|联系方式|身份证|微信号|QQ|家庭住址|住址|详细地址|门牌号|邮箱|车牌号?|出生日期',
    frames: (detail) =>
      new RegExp(
        `(?:留下|填写|填|提供|输入|写下|告知|登记|写上|告诉我们)[^，。？]{0,10}(?:${detail})|(?:您|你)的(?:真实)?(?:${detail})|^(?:${detail})(?:是什么)?[:：？?]?$`,
        'u',
      ),
    refusing: /(?:不要|请勿|勿|无需|不必|不用|不会?收集|不记录)[^。]{0,12}/u,
  },
  en: {
    detail:
      '(?:full |first |last |real )?names?|(?:mobile|phone|telephone)(?: number)?s?|id (?:card|number)|wechat(?: id)?|e-?mail(?: address)?|home address|street address|date of birth|licen[cs]e plate',
    frames: (detail) =>
      new RegExp(
        `\\b(?:enter|give|leave|provide|write|fill in|tell us|share|state|what is|what['’]s|which)\\b.{0,20}\\b(?:${detail})\\b|\\byour (?:${detail})\\b|^(?:${detail})[:?]?$`,
        'iu',
      ),
    refusing: /\b(?:not|don['’]t|never|without|no need)\b/iu,
  },
};

function askedInWords({ titles, name }: ReadQuestion): Offence[] {
  return titles.flatMap(({ place, language, text }) => {
    const { detail, frames, refusing } = asking[language];
    const words = sentencesOf(text)
      .filter((sentence) => !refusing.test(sentence))
      .map((sentence) => frames(detail).exec(sentence)?.[0])
      .find((found) => found !== undefined);
    return words === undefined ? [] : [{ place, language, params: { question: name, words } }];
  });
}

const tellingInputs = new Set(['tel', 'email']);
const tellingTypes = new Set(['file', 'signaturepad']);

function askedByKind({ json, type, name, place }: ReadQuestion): Offence[] {
  const input = text(json, 'inputType') ?? '';
  const autocomplete = text(json, 'autocomplete') ?? '';
  const words = [
    tellingTypes.has(type) ? type : '',
    tellingInputs.has(input) ? input : '',
    /name|tel|email|address|bday/u.test(autocomplete) ? autocomplete : '',
  ].find((found) => found !== '');
  return words === undefined ? [] : [{ place, params: { question: name, words } }];
}
