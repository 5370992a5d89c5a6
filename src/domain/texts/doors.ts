/**
 * A door somebody lives behind, and the plate of somebody's car. A building or an entrance stays: dozens live there, and whoever repairs
 * the lamp needs to know where.
 */
import { foundBy, type Found } from './personal-data.ts';
import type { Readable } from './readable.ts';

const number = String.raw`(?:\d{1,4}|[\d十百]{1,5}|[A-Za-z]\d{0,2}|[甲乙丙丁东西南北])`;
const lane = String.raw`(?:\d{1,4}\s?(?:弄|号院|期)\s?)?`;
const building = String.raw`${number}\s?(?:号楼|号院|栋|幢|座|号|#|楼)`;
const entrance = String.raw`(?:${number}\s?(?:单元|门洞|门|梯|区))`;
const room = String.raw`(?:[A-Za-z]?\d{2,4}|[\d十百]{2,5})`;
const gap = String.raw`[\s,，、\-]{0,2}`;
const floor = String.raw`(?:[\d十]{1,3}\s?[楼层]${gap})?`;
const roomWord = String.raw`(?:室|房间?|户(?=[漏吵装的,，。]|$)|号(?!楼|线|院|门|车))`;

/** “3栋2单元501室”, “25弄3号502室”, “3号楼501”. */
const whole = new RegExp(
  String.raw`(?<![\d])(?<it>${lane}${building}${gap}(?:${entrance}${gap})?${floor}(?:${room}\s?${roomWord}|\d{3,4}(?!\d|\s?(?:路|元|年|块|人|户|份|次|天|米|只|个|层|栋|辆|平|多|余))))`,
  'dg',
);
/** “2单元501”. */
const fromEntrance = new RegExp(
  String.raw`(?<![\d])(?<it>\d{1,2}\s?(?:单元|门洞|梯)${gap}${floor}(?:${room}\s?${roomWord}|\d{3,4}(?!\d)))`,
  'dg',
);
/** “12-3-501”, but no date. */
const dashed = /(?<![\d-])(?<it>\d{1,3}[-#/]\d{1,2}[-#/]\d{3,4}(?:\s?[室号户])?)(?![\d-])/dg;
const lived =
  /(?:住在?|我家(?:是|在)?|地址[是:]?|门牌号?[是:]?|家在)\s?(?<it>(?:\d{1,3}[-#])?\d{3,4})(?![\d-]|\s?[年元人平米块天个路月户多余])/dg;
/** “501室”, “301的住户”: the text has told the building, or the community has few. */
const roomAlone = /(?<![\d号])(?<it>[A-Za-z]?\d{3,4}\s?(?:室|房(?![价租产子])|户(?=漏|吵|装修)))/dg;
const dweller = /(?<![\d号])(?<it>\d{3,4})(?=的?(?:住户|邻居|业主|人家))/dg;

const province = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
const plate = new RegExp(
  String.raw`(?<it>${province}\s?[A-Za-z][\s·.\-]{0,2}(?=[A-Za-z0-9]*\d)(?:[A-Za-z0-9]{5,6}(?![A-Za-z0-9])|[A-Za-z0-9]{4,5}[挂学警港澳]))`,
  'dg',
);

export function doorsIn({ digits, view }: Readable): Found[] {
  const dates = (found: Found) => isDate(digits.slice(found.start, found.end));
  return [
    ...[whole, fromEntrance, lived, roomAlone, dweller].flatMap((pattern) => foundBy('address', pattern, digits)),
    ...foundBy('address', dashed, digits).filter((found) => !dates(found)),
    ...foundBy('plate', plate, view),
  ];
}

/** “11-28-2026”, “1/2/2026”. */
function isDate(written: string): boolean {
  const [month = 0, day = 0, year = 0] = written.split(/[-#/]/).map(Number);
  return month <= 31 && day <= 31 && year >= 1900 && year < 2100;
}
