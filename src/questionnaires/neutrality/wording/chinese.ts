/**
 * How a Chinese question leans. A judging word is fair where it is the thing asked (您觉得热情吗) and unfair where it is
 * already attached to what is judged (热情周到的服务), so patterns look at position, not at the word alone.
 */
import { premise } from './chinese-premise.ts';
import {
  approving,
  better,
  blaming,
  blamingPhrases,
  doubled,
  judgedThings,
  praising,
  praisingPhrases,
} from './chinese-words.ts';
import type { Ear } from './signal.ts';

const gap = (most: number): string => `[^，。？！?!]{0,${String(most)}}`;

function pattern(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join('|'), 'u');
}

export const chinese: Ear = {
  weighsBothSides,
  signals: [
    {
      reason: 'praise',
      pattern: pattern(
        `(?:${praising})(?:的|地)(?!还是|或|程度)(?=\\p{Script=Han})`,
        `(?<!不)(?:${praising})(?:${judgedThings})`,
        `(?<![不否])(?:${praising})，(?=[^。]*您)`,
        `(?:这么|如此|那么)(?!多|少)\\p{Script=Han}{1,3}的`,
      ),
    },
    {
      reason: 'praise',
      pattern: pattern(doubled, praisingPhrases, `(?:非常|十分|特别|极其|格外|如此|这么|真的?很|多么)(?:${praising})`),
      onlyOneSided: true,
    },
    { reason: 'blame', pattern: pattern(`(?:${blaming})差?的(?!还是|或|程度)(?=\\p{Script=Han})`) },
    {
      reason: 'blame',
      pattern: pattern(blamingPhrases, `(?:非常|十分|特别|极其|如此|这么)(?:${blaming})`),
      onlyOneSided: true,
    },
    {
      reason: 'progress',
      pattern: pattern(
        `(?<!有没有${gap(3)}|是否(?:有|发生)?)(?:明显|显著|大幅|极大|很大|巨大|不断|持续|有效|切实|日益|得到了?|取得了?|有了)${gap(5)}(?:${better}|成绩|成效|成果)`,
        `(?:明显|显著|大幅|日益|逐步|渐渐|悄然)${gap(2)}变(?:得|更)?(?:美|靓|干净|整洁|方便|安全|亮|绿|漂亮|文明|畅通)`,
        '越来越(?:美|好|漂亮|整洁|干净|方便|文明|安全|舒适|和谐)',
        '比(?:以前|过去|从前|去年|之前)[^，。？]{0,4}(?:好|干净|整洁|方便|安全|漂亮|文明|美|强|快)',
        `(?:${better})(?:之?后|以后|了很多|了不少)`,
      ),
      onlyOneSided: true,
    },
    {
      reason: 'pressure',
      pattern: pattern(
        `(?:大多数|大部分|绝大|大家|多数|许多|很多|全体|广大|身边)${gap(8)}(?:都|普遍|一致|纷纷|认为|表示|${approving})`,
        `作为(?:一[名个位])?${gap(12)}(?:市民|居民|公民|业主|家长)`,
        `(?:只要是|凡是|但凡|身为)${gap(14)}(?:人|家庭|市民|居民|党员|的)`,
        `(?:和|跟|像)(?:大多数|大家|别人|邻居|其他|多数)${gap(8)}一样`,
        '(?:邻居|居民|市民|群众|业主|同事|朋友|别人|其他人)们?[^，。？]{0,6}都[^，。？吗哪什怎]{0,14}，',
        '(?:义务|责任|美德|传统|本分|职责|体现)，|义不容辞|责无旁贷|光荣|主人翁|带头',
        '您也(?:支持|认为|觉得|会|愿意|同意|想)',
        `(?:每一?[个位名]|人人|所有|我们|大家)${gap(6)}(?:应该|应当|理应|必须|有责)`,
      ),
    },
    {
      reason: 'presumption',
      pattern: pattern(
        '难道|岂不|谁不|怎能|怎么能|何尝|既然|是不是(?:也|就|更|比)|不是吗|对吧|是吧|对不对|想必|相信您|毫无疑问|众所周知|不言而喻|显而易见|显然|不可否认|事实证明',
        `(?:是否|同不|您)(?:同意|认同|承认|赞同)${gap(20)}(?:是|能|让|使|会|越|更|有利|有助)`,
        '您不会',
        '您(?:一定|肯定|必定|自然|当然|想必)',
        '(?<!酒|网|茶|书)吧(?=[”」）)]*(?:[？?。！!]|$))',
      ),
    },
    { reason: 'premise', pattern: premise },
    {
      reason: 'authority',
      pattern: pattern(
        `在${gap(14)}(?:领导|关怀|关心|努力|带领|支持)下|在${gap(14)}(?<![楼地线树台])下(?=，)`,
        `(?:党委|党工委|政府|市委|区委|街道|社区|领导|上级)${gap(4)}(?:高度重视|大力|亲自|倾力|全力)`,
        `(?:专家|学者|上级|领导)们?${gap(3)}(?:认为|指出|建议|证明|表示)`,
        `经过${gap(12)}(?:努力|奋战|整治|付出)`,
      ),
    },
    {
      reason: 'exhortation',
      pattern: pattern(
        '请您?(?:务必|积极|大力|多多|一定|支持|给予)',
        `请您?${gap(6)}(?:选|勾|打|给|评|填)${gap(5)}[“"「『]?(?:非常|很|十分)?(?:${approving}|知道|好评|高分|满分|五星|同意)`,
        '请[^。？]{0,10}[“"「『](?:非常|很|十分|比较)?(?:满意|支持|同意|赞成|知道|好)[”"」』]',
        `希望您?${gap(12)}(?:${approving}|理解|配合|好评|高分|点赞)`,
        '让我们|携手|齐心|共同努力|助力|添彩|加油|点个?赞|争光|一起(?:努力|行动|来)|和我们一起|跟我们一起|恳请|多多支持',
        `感谢您${gap(16)}(?:支持|肯定|厚爱)`,
      ),
    },
    {
      reason: 'stakes',
      pattern: pattern(
        `(?:影响|关系到?|损害|拖累)${gap(10)}(?:荣誉|形象|成绩|得分|评比|排名|声誉)`,
        '(?:关系到|关乎|事关)(?:千家万户|每|大家|我们|子孙|民生)|如果您?(?:真心|真的)?(?:爱|热爱|关心|在乎|珍惜)',
        `为了${gap(10)}(?:家园|荣誉|孩子|城市|明天|形象|未来)`,
      ),
    },
    {
      reason: 'oneSided',
      pattern: pattern(
        `为(?:什么|何)${gap(4)}(?:${approving}|愿意|参加|同意)`,
        '(?:提高|增加|改善|提升|上升|增强|减少|下降|降低)了(?:多少|几成)',
        `(?<!很|许|更|太)多么?(?:${approving})`,
        `最(?:${approving})`,
        '(?:哪些|什么|多少|怎样的)(?:好处|便利|实惠|优点|亮点|成绩|成效)',
        `感(?:受到|到)了?${gap(6)}(?:温暖|幸福|关怀|喜悦|骄傲|自豪|欣慰|感动|感激|荣幸)`,
        '有?多么?(?:不满|失望|讨厌|反感|生气|糟|难受)',
      ),
      onlyOneSided: true,
    },
  ],
};

function weighsBothSides(sentence: string): boolean {
  return /还是|或者?不|是好是坏/u.test(sentence) || namesOpposites(sentence);
}

/** 满意 beside 不满意, in whichever order. */
function namesOpposites(sentence: string): boolean {
  return ['满意', '支持', '赞成', '愿意', '同意', '喜欢', '好'].some((word) => {
    const withoutNegation = sentence.replace(new RegExp(`不(?:太|很|大)?${word}`, 'gu'), '');
    return withoutNegation !== sentence && withoutNegation.includes(word);
  });
}
