/**
 * Names of private persons, where a text says that it is a name: “我叫…”, “联系人：…”, “王阿姨”, “隔壁李明总是…”. Who is named with an
 * office (王主任, 李书记) stays, because the office is meant; and a name without any such sign is not looked for, since most surnames are
 * words as well.
 */
import { foundBy, placed, type Found } from './personal-data.ts';
import type { Readable } from './readable.ts';
import { sureSurnames, surnames } from './surnames.ts';

const given = String.raw`[\p{Script=Han}]{1,2}`;
const ending = String.raw`(?=$|[\s,，。.、;；!！?？)）:：\d"”’]|电话|手机|微信|住|敬上|同志|女士|先生)`;
const sayingSo = String.raw`(?:我叫|名叫|名字是|本人(?:叫|姓名)?|姓名|联系人|署名|签名|落款|投诉人|反映人|户主|业主(?=[:是叫]))`;

const introduced = new RegExp(String.raw`${sayingSo}\s?[:是叫为]?\s?(?<it>[${surnames}]${given})${ending}`, 'dgu');
const presented = new RegExp(String.raw`(?<!不)我是(?<it>[${surnames}]${given})${ending}`, 'dgu');
const introducedInEnglish = /(?:[Mm]y name is|[Nn]ame:)\s+(?<it>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?=$|[\s,.;])/dg;
const signed = new RegExp(String.raw`-\s?(?<it>[${surnames}]${given})[\s。.]*$`, 'dgu');
const besideNumber = new RegExp(
  String.raw`(?<=^|[^\p{Script=Han}])(?<it>[${surnames}]${given})[\s:,，]{0,2}(?=\+?1[\d\s\-]{10,})`,
  'dgu',
);
const neighbour = new RegExp(
  String.raw`(?:邻居|楼上|楼下|隔壁|对门|住户|租户)的?(?<it>[${sureSurnames}]${given}?)(?=家|总|经常|每天|每晚|天天|半夜|晚上|常常|养|又|老是|把|在家|,|，)`,
  'dgu',
);
const familiar = new RegExp(
  String.raw`(?<=^|[^\p{Script=Han}]|[的请找和跟与向给对让叫问是住居楼上下壁门帮谢比托被])(?<it>[老小阿][王李张刘陈杨赵吴徐孙])(?![\p{Script=Han}]?[区路街庄村河桥湾子望])`,
  'dgu',
);

/** Words that begin like a name and are none: 高龄, 房东, 江苏人. */
const noName =
  /(?:[人户者员生主的工龄领长民客属妇身亲师士家友兵层楼住过边里了来在去门号]|老师)$|^(?:高[中三一二]|路过|常[住来]|房[东客]|车[主位]|成[年都])/u;

export function peopleIn({ view }: Readable): Found[] {
  const claimed = [introduced, presented, signed, besideNumber]
    .flatMap((pattern) => [...view.matchAll(pattern)])
    .map((match) => placed('name', match));
  return [
    ...claimed.filter(({ end, start }) => !noName.test(view.slice(start, end))),
    ...[introducedInEnglish, neighbour, familiar].flatMap((pattern) => foundBy('name', pattern, view)),
    ...titled(view),
  ];
}

const title =
  /阿姨|叔叔|大爷|大妈|大伯|大叔|大娘|大婶|大姐|大哥|奶奶|爷爷|婆婆|伯伯|先生|女士|太太|小姐|师傅|老师|老太|老伯|老人|老板|医生|同学/gu;
/** What a name may follow without being part of a word. */
const before =
  /^$|[^\p{Script=Han}]|[的请找和跟与向给对让叫问是有住像比由被把帮位为了到上下壁居洁卫安区业员者口门楼室户家部队站院校园店]/u;
const sure = new RegExp(`[${sureSurnames}]`, 'u');
const longestName = 3;
/** Words that end like a surname: 这周师傅, 一张, 历史老师. */
const noSurname = /[这上下每本一两几]周$|[一两几纸]张$|感谢$|多谢$/u;

/** The name in front of a title, the longest that begins where a name can begin, else the surname alone. */
function titled(view: string): Found[] {
  return Array.from(view.matchAll(title)).flatMap(({ index: end }) => {
    const begins = Array.from({ length: longestName }, (_, place) => end - longestName + place).filter((at) => at >= 0);
    const isSurname = (at: number) => sure.test(view[at] ?? '') && !noSurname.test(view.slice(0, at + 1));
    const start =
      begins.find((at) => isSurname(at) && before.test(view[at - 1] ?? '') && isName(view.slice(at, end))) ??
      (isSurname(end - 1) ? end - 1 : undefined);
    return start === undefined ? [] : [{ kind: 'name', start, end }];
  });
}

function isName(word: string): boolean {
  return /^[\p{Script=Han}]{1,3}$/u.test(word) && !/[的和跟与是在了家个位]/u.test(word.slice(1));
}
