/** Addresses by which somebody can be reached online: e-mail, WeChat, QQ. A group or a programme of WeChat is nobody's address. */
import { foundBy, type Found } from './personal-data.ts';
import type { Readable } from './readable.ts';

const email =
  /(?<![\w.+-])(?<it>[\w.+-]+\s?(?:@|\(at\)|\[at\]|\sat(?=\s)|#(?=\w+\.(?:com|cn|net)))\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6})(?![\w-])/dgi;

const network = String.raw`(?:微信|薇信|威信|微❤|v信|vx|wx|wechat|微博|抖音|小红书|qq|扣扣|企鹅)`;
/** In any number: a limit here makes V8 spend half a second on the pattern before it is used for the first time. */
const called = String.raw`(?:号码?|id|账号|帐号|名|也?是|为|叫|加我?|搜|[\s:=])+`;
const named = new RegExp(
  String.raw`(?<![A-Za-z])${network}${called}(?<it>[a-z][\w-]{4,19}|[1-9]\d{4,11})(?![\w@])`,
  'dgi',
);
/** Right behind the word only what has a digit in it: “微信android版” names nobody. */
const close = new RegExp(
  String.raw`(?<![A-Za-z])${network}(?<it>[a-z][a-z_-]*\d[\w-]{2,18}|[1-9]\d{5,11})(?![\w@])`,
  'dgi',
);
const added = /加(?:我|个)?(?:v|微|q)\s?:?\s?(?<it>[a-z][\w-]{4,19}|[1-9]\d{4,11})(?![\w@])/dgi;

/** Hotlines of the city and of services are nobody's account. */
const hotline = /^(?:12\d{3}|95\d{3}|96\d{3,4}|10\d{3})$/;

export function accountsIn({ view }: Readable): Found[] {
  const accounts = [named, close, added].flatMap((pattern) => foundBy('account', pattern, view));
  return [
    ...foundBy('email', email, view),
    ...accounts.filter(({ end, start }) => !hotline.test(view.slice(start, end))),
  ];
}
