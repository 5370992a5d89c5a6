/**
 * A gift or reward offered for answering. Asking whether somebody received a gift is a question about the world and passes;
 * so does saying that there is none.
 */
import type { Language } from '../../../domain/form/form.ts';
import { everythingSaid } from '../everything-said.ts';
import type { Rule } from '../finding.ts';
import { sentencesOf } from '../wording/sentences.ts';

export const reward: Rule = {
  id: 'reward',
  severity: 'error',
  offences: (reading) =>
    everythingSaid(reading).flatMap(({ place, language, text }) =>
      sentencesOf(text).flatMap((sentence) => {
        const words = offerIn(sentence, language);
        return words === undefined ? [] : [{ place, language, params: { words } }];
      }),
    ),
};

interface Offer {
  readonly prize: RegExp;
  readonly offered: RegExp;
  readonly harmless: RegExp;
}

const offers: Readonly<Record<Language, Offer>> = {
  'zh-CN': {
    prize: /奖品|抽奖|礼品|礼物|红包|积分|奖励|优惠券|代金券|购物卡|券|话费|现金|大奖|纪念品|有奖/u,
    offered:
      /领取|领奖|赠送?|送(?:您|出)|可获|获得|获赠|参加抽奖|参与抽奖|赢|兑换|即可|有机会|有奖(?:问卷|调查|答题)|奖励/u,
    harmless: /(?:收到|领|拿)过|(?:没有|不设|不提供|无)(?:任何)?(?:奖|礼|报酬)|[吗呢][？?]/u,
  },
  en: {
    prize: /\b(?:gifts?|prizes?|rewards?|vouchers?|coupons?|lottery|prize draw|raffle|bonus|cash|points)\b/iu,
    offered: /\b(?:receives?|wins?|earns|enter|get|gets|earn|claim|chance|collect|redeem|in return|thank-you)\b/iu,
    harmless: /^(?:have|has|did|do|does|were|are) (?:you|your|any)\b|\b(?:no|without any?) (?:gift|prize|reward)/iu,
  },
};

/** 提交后可…换: what is offered need not be called a prize. */
const forAnswering: Readonly<Record<Language, RegExp>> = {
  'zh-CN':
    /(?:提交|完成|填完|答完|填写|参与|问卷|作答|答题)[^。？]{0,12}(?:可|能|即|就|将)[^。？]{0,14}(?:换|领|得到|获|送|抽|减免|享受)/u,
  en: /\b(?:respondents?|participants?|those who (?:answer|complete|reply)|(?:complete|finish|submit|answer|fill in) (?:the|this|our|all|every|it)\b.{0,30})\b.{0,40}\b(?:chance to|earn|receives?|win|wins|free|discount)\b/iu,
};

function offerIn(sentence: string, language: Language): string | undefined {
  const { prize, offered, harmless } = offers[language];
  if (harmless.test(sentence)) return undefined;
  return forAnswering[language].exec(sentence)?.[0] ?? (offered.test(sentence) ? prize.exec(sentence)?.[0] : undefined);
}
