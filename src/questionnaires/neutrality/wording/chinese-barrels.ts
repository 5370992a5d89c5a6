/**
 * The two things a Chinese question judges at once, or null. In 菜市场和小店的卫生 one thing is judged (卫生), in
 * 小区的卫生和停车 two: what counts is whether the joining word stands in the head, after the last 的.
 */
const judged = /对(?<object>[^，。？?]{2,40}?)(?:是否|还是|感到|觉得)?(?:满意|不满|评价|(?:有)?(?:什么|何|怎样的?)(?:看法|意见|感受)|怎么看|感觉|印象|支持|赞成)/u;
const joined = /\p{Script=Han}{2,}(?:和|与|及|以及|并且|、)\p{Script=Han}{2,}/u;
const verbs = '知道|了解|听说过?|支持|参加过?|参与|满意|愿意|赞成|认可|信任|使用过?|喜欢';
const twoVerbs = new RegExp(`(?:${verbs})(?:并且?|且|和|及|以及|又)(?:${verbs})`, 'u');

export function chineseBarrels(text: string): string | null {
  const object = judged.exec(text)?.groups?.['object'];
  const head = object?.slice(object.lastIndexOf('的') + 1);
  return joined.exec(head ?? '')?.[0] ?? twoVerbs.exec(text)?.[0] ?? twoQuestions(text);
}

/** 如果反映过，结果您满意吗 follows from the first question and is answered under the same list. */
function twoQuestions(text: string): string | null {
  const asked = text.match(/[^，。？?]{0,12}[吗呢]?[？?]/gu) ?? [];
  return asked.length > 1 && !/如果|若|如有/u.test(text) ? asked.join('') : null;
}
