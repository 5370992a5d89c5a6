/** What a note at a door must not tell of a household, with the words by which it is noticed. Chinese and English, as workers write. */
export const sensitiveSubjects = ['health', 'absence', 'family', 'belief', 'money', 'number'] as const;
export type SensitiveSubject = (typeof sensitiveSubjects)[number];

export const sensitiveWords: Readonly<Record<SensitiveSubject, RegExp>> = {
  health:
    /病|癌|住院|出院|残疾|瘫|痴呆|抑郁|精神(?:障碍|失常|问题)|怀孕|孕妇|吃药|化疗|透析|轮椅|聋|哑|失明|去世|过世|死亡|\b(?:ill|sick|cancer|hospital|disabled|pregnan\w*|dementia|wheelchair|depress\w*|died|dead)\b/iu,
  absence:
    /(?:经常|常年|长期|平时|白天|晚上|周末|周[一二三四五六日]|几天|出差|出国|旅游|度假|回老家)[^。；]{0,6}(?:不在|没人|无人|空着)|(?:不在家|没人在家).{0,4}(?:时间|规律)|几点(?:回|出)|独居|一个人(?:住|在家)|\b(?:always|usually|often|never) (?:out|away|home|in)\b|\blives? alone\b|\bon holiday\b|\babroad\b/iu,
  family:
    /离婚|离异|丧偶|单亲|再婚|吵架|家暴|婚外|非婚|超生|\b(?:divorc\w*|widow\w*|single (?:mother|father|parent)|domestic)\b/iu,
  belief:
    /信(?:教|佛|基督|天主|伊斯兰)|教徒|宗教|上访|信访|党员|少数民族|[回维藏蒙]族|\b(?:religio\w*|christian|muslim|buddhist|petition\w*|ethnic\w*)\b/iu,
  money: /低保|贫困|欠费|欠债|负债|失业|下岗|领救济|\b(?:debts?|unemployed|jobless|benefits?|welfare)\b/iu,
  number: /\d(?:[\s-]?\d){6,}[\dxX]?/u,
};
