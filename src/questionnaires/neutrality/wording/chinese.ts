/**
 * How a Chinese question leans. A judging word is fair where it is the thing asked (您觉得热情吗) and unfair where it is
 * already attached to what is judged (热情周到的服务), so patterns look at position, not at the word alone.
 */
import type { Ear } from './signal.ts';

const praising = [
  '优美|整洁|优质|贴心|周到|热情|热心|美丽|漂亮|先进|优秀|出色|辛勤|高效|便捷|舒适|温馨|和谐|精彩|暖心|丰富多彩',
  '良好|完善|崭新|幸福|美好|卓越|精心|细致|耐心|敬业|可喜|喜人|突出|一流|干净|宜居|惠民|利民|无私|丰硕|扎实',
  '舒心|放心|友善|认真|负责|真诚|亲切|优良|靓丽|亮丽|宽敞|清新|明亮|感人|用心|人性化|便民|可爱|可敬|勤劳|成功|全新',
  '高质量|高水平|高品质|受欢迎|欣欣向荣|井井有条|井然有序|焕然一新|赏心悦目',
].join('|');
const blaming =
  '脏乱|混乱|糟糕|恶劣|低劣|敷衍|推诿|懒散|冷漠|粗暴|陈旧|破烂|无能|拖拉|可恶|荒唐|丑陋|难看|肮脏|嘈杂|刺耳|低效|恼人|烦人|讨厌|落后|没用|无用|可怕|无礼|蛮横|失败|严重|不负责任|脏|乱|差';
const better = '改善|提升|提高|好转|进步|变好|改观|增强|优化|变化|发展';
const approving = '支持|满意|赞成|喜欢|认可|拥护|热爱|欣赏|肯定|自豪|高兴|信任';
const judgedThings = '服务|环境|工作|管理|活动|设施|秩序|面貌|队伍|作风|变化|成绩';
/** 干干净净, 整整齐齐: doubling paints a picture. Words for people, places and times double without one. */
const doubled =
  '(?!家家户户|方方面面|爸爸妈妈|爷爷奶奶|日日夜夜|上上下下|来来往往|进进出出|时时刻刻)(\\p{Script=Han})\\1(\\p{Script=Han})\\2|又\\p{Script=Han}{1,2}又\\p{Script=Han}{1,2}';
/** Effort praised, effort denied: set phrases that tell what to think wherever they stand. */
const praisingPhrases = [
  '焕然一新|有目共睹|成效显著|翻天覆地|赞不绝口|无微不至|尽心尽力|任劳任怨|来之不易|日新月异|蒸蒸日上|深入人心',
  '无私奉献|惠民工程|民心工程|利国利民|造福|惠及|不辞辛劳|兢兢业业|全心全意|有口皆碑|硕果累累|千方百计|想方设法',
  '竭尽全力|不遗余力|夜以继日|加班加点|风雨无阻|默默|用心用情|暖人心|继续保持|再接再厉|好事|福祉|惊喜|欣喜',
  '让[^，？]{1,10}(?:更加?|变得)(?=\\p{Script=Han})',
  '荣获|获评|荣登|被评为|(?:全[市区国省]|遥遥|始终)领先|名列前茅|前列|榜首|表率|标杆|样板|典范|巨资|不惜|正确的?(?:决策|领导|选择|道路)|英明|明智|值得(?:肯定|表扬|骄傲|信赖|点赞)|的(?:成就|成果|贡献|付出|奉献|功劳|辛苦|努力)',
].join('|');
const blamingPhrases = [
  '形同虚设|面子工程|形式主义|劳民伤财|不作为|令人失望|所谓的|名存实亡|一塌糊涂|怨声载道|忍受|容忍|动不动|屡次|老是',
  '总是|从来不|根本不|毫无|竟然|居然|到底|视而不见|置之不理|不闻不问|不了了之|敷衍了事|杂乱无章|乱七八糟|惨不忍睹',
  '忍无可忍|束手无策|一拖再拖|那些(?:不|没|乱)|素质(?:太|很)?(?:低|差)|没素质|自私|臭气熏天|熏天',
].join('|');
const gap = (most: number): string => `[^，。？！?!]{0,${String(most)}}`;

function pattern(...parts: readonly string[]): RegExp {
  return new RegExp(parts.join('|'), 'u');
}

/**
 * A statement before the question (志愿者冒着酷暑服务，您打几分): somebody did something. Times, conditions and plans
 * (最近三个月，… 如果…，… 社区计划…，…) only set the scene.
 */
const premise = new RegExp(
  '^(?!最近|过去|近|如|若|当|假|与|在您|总|目前)(?=[^，。？]*(?:我们|街道|社区|志愿者|政府|政务|物业|人员|干部|居委会|工人|民警|网格员|党员|城市|创城|小区|市里|区里))' +
    '(?![^，。？]*(?:您|计划|打算|准备|拟|如果|哪|什么|几|[吗呢]|[后时前](?=，)))[^，。？]*(?:了|着|已|正在|一直|总是|全力|努力|为大家|为居民|为我们)[^，。？]*，(?=[^。]*您)',
  'u',
);

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
