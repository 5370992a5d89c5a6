/**
 * A message that brings a questionnaire to people, read more strictly than news: whatever it says stands beside the code, so a gift in any
 * sentence is one for answering, and a sentence that names an answer to give coaches, with or without the word “questionnaire”.
 */
import type { Language } from '../../domain/form/form.ts';
import { lintNeutrality } from './index.ts';
import { leaningSentences, type LeaningSentence } from './published-words.ts';
import { sentencesOf } from './wording/sentences.ts';

/** In the order of the text; `isCoaching` blocks approval, the others need a reason. */
export function messageFindings(text: string, language: Language): LeaningSentence[] {
  return sentencesOf(text).flatMap((sentence) => {
    if (namesAnAnswer(sentence, language) || offersAGift(sentence, language)) return [{ sentence, isCoaching: true }];
    return saysNoneIsRight.test(sentence) ? [] : leaningSentences(sentence, language);
  });
}

/** That there is no right answer is the opposite of coaching. */
const saysNoneIsRight = /^[^,;]*\b(?:no|isn't a) (?:right|correct|wrong|model)(?: or wrong)? answers?\b/iu;

const answers = '(?:非常|比较|十分|很)?(?:满意|支持|知道)|好评|满分|最高分|(?:五|5)(?:颗)?星|(?:10|100|十|一百)分';
/** 回答满意, 打满分; not 是否满意, 满意度, 满意还是不满意. */
const toldInChinese = new RegExp(
  String.raw`(?:回答|选择?|打|勾选?|填写?|评|答|说)(?:个|上|为|是|“|"|「)?(?:${answers})(?!度|率|吗|与否|多少|哪|不|还是|或|、|的|什么)`,
  'u',
);
const toldInEnglish =
  /\b(?:answer|choose|select|tick|say|give|rate)\b (?:us |it |that |you are )?(?:["“‘])?(?:(?:very|quite|fully) )?(?:satisfied|five stars|full marks|the (?:top|highest|best) (?:score|mark|rating))/iu;

function namesAnAnswer(sentence: string, language: Language): boolean {
  return (language === 'en' ? toldInEnglish : toldInChinese).test(sentence);
}

const gift = /礼品|礼物|奖品|红包|积分|优惠券|代金券|购物卡|纪念品|话费|抽奖|有奖|洗衣液|鸡蛋|大米|食用油|小礼/u;
const given = /送|赠|领|换|抽|获|得|奖|发放|有礼/u;
const none = /(?:没有|不(?:设|送|发|提供|给)|无)(?:任何)?[^，。]{0,4}(?:奖|礼|报酬|红包|积分)/u;

function offersAGift(sentence: string, language: Language): boolean {
  const isOffer = language === 'en' ? /\b(?:gift|prize|reward|voucher|coupon|raffle|lottery)s?\b/iu : gift;
  const isDenied = language === 'en' ? /\b(?:no|without any?|not) (?:\w+ )?(?:gift|prize|reward|voucher)/iu : none;
  if (isDenied.test(sentence)) return false;
  if (isOffer.test(sentence) && (language === 'en' || given.test(sentence))) return true;
  const html = language === 'en' ? { default: sentence, 'zh-cn': '。' } : { 'zh-cn': sentence, default: '.' };
  const findings = lintNeutrality({ pages: [{ elements: [{ type: 'html', name: 'message', html }] }] });
  return findings.some(({ rule }) => rule === 'reward');
}

export type PublicTexts = Readonly<Record<'title_zh' | 'body_zh' | 'title_en' | 'body_en', string>>;

/** What is found in each field that residents read. */
export function fieldFindings(texts: PublicTexts): Readonly<Record<keyof PublicTexts, readonly LeaningSentence[]>> {
  return {
    title_zh: messageFindings(texts.title_zh, 'zh-CN'),
    body_zh: messageFindings(texts.body_zh, 'zh-CN'),
    title_en: messageFindings(texts.title_en, 'en'),
    body_en: messageFindings(texts.body_en, 'en'),
  };
}
