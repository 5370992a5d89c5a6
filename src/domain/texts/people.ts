/**
 * Names of private persons, where a text says that it is a name: “我叫…”, “联系人：…”, “王阿姨”. Who is named with an office (王主任,
 * 李书记) stays, because the office is meant; and a name without any such sign is not looked for, since most surnames are words as well.
 */
import { foundBy, placed, type Found } from './personal-data.ts';
import type { Readable } from './readable.ts';

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢岳齐梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺';
const given = String.raw`[\p{Script=Han}]{1,2}`;
const atTheEnd = String.raw`(?=$|[\s,，。.、;；!！?？)）:：\d"”’]|电话|手机|微信|住|敬上|同志|女士|先生|〔)`;

const introduced = new RegExp(
  String.raw`(?:我叫|名叫|我名字叫|我的名字[是叫]|本人(?:叫|姓名)?|姓名|联系人|署名|签名|落款|投诉人|反映人|户主|业主(?=[:是叫])|my name is)\s?[:是叫为]?\s?(?<it>[${surnames}]${given})${atTheEnd}`,
  'dgu',
);
const introducedInEnglish = /(?:my name is|i am|name:)\s+(?<it>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?=$|[\s,.;])/dg;
const presented = new RegExp(String.raw`(?<!不)我是(?<it>[${surnames}]${given})${atTheEnd}`, 'dgu');
/** Words that begin like a name and are none. */
const noName =
  /(?:人|户|者|员|生|主|的|工|龄|领|长|民|客|属|妇|身|亲|师|士|家|友|兵|层|楼|住|过|边|里|了|来|在|去|门)$|^(?:高[中三一二]|路过|常[住来]|房[东客]|车[主位]|成[年都])/u;

const politely = String.raw`(?:阿姨|叔叔|大爷|大妈|大伯|大叔|大娘|大婶|大姐|大哥|奶奶|爷爷|婆婆|伯伯|先生|女士|太太|小姐|师傅|老师|老太太|老先生|嫂子?)`;
/** Surnames that are not read as the end of another word before a title. */
const addressed = new RegExp(
  String.raw`(?<![\p{Script=Han}][\p{Script=Han}])(?:(?<=^|[^\p{Script=Han}]|[的请找和跟与向给对让叫问是有住像比谢姓由被把帮位]|楼上|楼下|隔壁|邻居|保洁|门卫|物业|保安|社区|网格员|志愿者|门口))(?<it>[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦江史顾侯邵孟万段雷钱汤尹黎乔贺赖龚庞樊殷施陶洪翟颜倪严温季俞章葛]${String.raw`[\p{Script=Han}]{0,2}?`})${politely}`,
  'dgu',
);
const familiar = /(?<=^|[^\p{Script=Han}]|[的请找和跟与向给对让叫问是有住邻居楼上下壁])(?<it>[老小阿][王李张刘陈杨赵吴徐孙])(?![\p{Script=Han}]*(?:区|路|街|庄|村|河|桥|湾|子))/dgu;

export function peopleIn({ view }: Readable): Found[] {
  const claimed = [...view.matchAll(introduced), ...view.matchAll(presented)].map((match) => placed('name', match));
  return [
    ...claimed.filter(({ end, start }) => !noName.test(view.slice(start, end))),
    ...foundBy('name', introducedInEnglish, view),
    ...foundBy('name', addressed, view),
    ...foundBy('name', familiar, view),
  ];
}
