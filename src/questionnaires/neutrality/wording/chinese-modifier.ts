/**
 * What a Chinese question already says of the thing it asks about: 您对热心服务群众的网格员满意吗. Whose or where it is
 * (小区的, 保安的, 附近的) is fair; anything else before 的 describes, and a description is a judgement. So the modifier
 * is suspect unless it ends like the name of a place, a person, a time, or a plain act (社区组织的活动), or what is
 * asked about is a measure (处理投诉的速度).
 */
const judged =
  /对(?<modifier>[^，。？?“”《》]{2,30})的(?<head>[^，。？?的]{1,12}?)(?:是否|还是|感到|觉得)?(?:满意|不满|评价|(?:有)?(?:什么|何|怎样的?)(?:看法|意见|感受|印象)|怎么看|感觉如何|印象)/u;
const namesPlaceOrPerson =
  /[区村道路街巷楼院园馆堂店场所站厅室栋桶箱员安人者会局校家里外上下边近围地方处口门梯灯车司部业社年月次前后天时代子女们己您市县镇乡城河湖桥亭库房屋池栏牌线网点铺摊棚位沟坡台学生民师医警长童友伴辆号]$/u;
const plainAct =
  /(?:组织|举办|开展|提供|设置|安排|发布|收到|参加|办理|居住|使用|所在|当前|目前|现在|平时|日常|方面|本地|垃圾|环境|交通|服务|文化|体育|公共|停车|管理|医疗|教育|养老|治安|绿化|照明|创建|清运|工作|态度)$/u;
const measure = /(?:速度|时间|价格|费用|收费|次数|标准|方式|地点|位置|音量|数量|流程|结果|距离|频率)$/u;

export function describedBefore(sentence: string): string | null {
  const groups = judged.exec(sentence.replace(/[（(][^（()）]*[）)]/gu, ''))?.groups;
  const modifier = groups?.['modifier'];
  if (modifier === undefined || measure.test(groups?.['head'] ?? '')) return null;
  return namesPlaceOrPerson.test(modifier) || plainAct.test(modifier) ? null : `${modifier}的`;
}
