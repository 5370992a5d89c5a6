/**
 * The two things a Chinese question judges at once, or null. In 菜市场和小店的卫生 one thing is judged (卫生), in
 * 小区的卫生和停车 two: what counts is whether the joining word stands in the head, after the last 的.
 */
const judged =
  /对(?<object>[^，。？?]{2,40}?)(?:是否|还是|感到|觉得)?(?:满意|不满|评价|(?:有)?(?:什么|何|怎样的?)(?:看法|意见|感受)|怎么看|感觉|印象|支持|赞成)/u;
const joined = /\p{Script=Han}{2,}(?:和|与|及|以及|并且|、)\p{Script=Han}{2,}/u;
/** 医院的收费和医生的态度 */
const twoOwners = /的\p{Script=Han}{2,}(?:和|与|及|以及)\p{Script=Han}{2,}的/u;
const verbs = '知道|了解|听说过?|支持|参加过?|参与|满意|愿意|赞成|认可|信任|使用过?|喜欢';
const twoVerbs = new RegExp(`(?:${verbs})(?:并且?|且|和|及|以及|又)(?:${verbs})`, 'u');

/** 公交站点和公共厕所的设置: a head that says nothing of its own leaves two things judged. */
const vagueHead = /^(?:设置|情况|工作|建设|管理|状况|方面|问题)$/u;
const good = '好|快|高|低|美|齐|干净|整洁|方便|热情|及时|安全|充足|合理|周到';
const twoPredicates = new RegExp(`(?:${good})(?:、|且|又|并且|而且|，也)[^，。？]{1,6}(?:${good})[吗呢]`, 'u');

export function chineseBarrels(text: string): string | null {
  const object = judged.exec(text)?.groups?.['object'];
  const head = object?.slice(object.lastIndexOf('的') + 1);
  const vague = vagueHead.test(head ?? '') ? object : head;
  return (
    joined.exec(vague ?? '')?.[0] ??
    twoOwners.exec(object ?? '')?.[0] ??
    twoVerbs.exec(text)?.[0] ??
    twoPredicates.exec(text)?.[0] ??
    twoQuestions(text)
  );
}

/** 如果反映过，结果您满意吗 follows from the first question and is answered under the same list. */
function twoQuestions(text: string): string | null {
  const asked = text.match(/[^，。？?]{0,12}[吗呢]?[？?]/gu) ?? [];
  return asked.length > 1 && !/如果|若|如有/u.test(text) ? asked.join('') : null;
}
