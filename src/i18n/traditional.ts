/**
 * Simplified Chinese as it is read in traditional characters: OpenCC character by character and word by word, then the words that a
 * reader from Taiwan calls otherwise. Its own list of such words is not used: it makes 社群 of 社区 and 建立 of 创建, the two words this
 * site is about. Loaded when it is first needed: its dictionary takes a quarter of a second and some 100 MB.
 */
type Convert = (text: string) => string;

let loading: Promise<Convert> | undefined;

/** Markup has no Chinese in its tags, only in texts and in attributes that are read, so a whole page can be converted. */
export async function inTraditional(text: string): Promise<string> {
  loading ??= load();
  const convert = await loading;
  return text.replaceAll(chinese, (words) => convert(words));
}

const chinese = /[\p{Script=Han}\u3000-\u303f\u2018-\u201f\uff00-\uffef]+/gu;

async function load(): Promise<Convert> {
  const { Converter, CustomConverter } = await import('opencc-js/cn2t');
  const byCharacter = Converter({ from: 'cn', to: 'tw' });
  const byWord = CustomConverter(reviewed);
  return (text) => byWord(byCharacter(text));
}

/** Each was read in the pages of this site before it was put here; a test holds what must stay as it is. */
export const reviewed: [string, string][] = [
  ['“', '「'],
  ['”', '」'],
  ['‘', '『'],
  ['’', '』'],
  ['聯繫', '聯絡'],
  ['志願者', '志工'],
  ['自行車', '腳踏車'],
  ['公交車站', '公車站'],
  ['網絡', '網路'],
  ['服務器', '伺服器'],
  ['數據', '資料'],
  ['字體', '字型'],
  ['登錄', '登入'],
  ['密鑰', '金鑰'],
  ['腳本', '指令碼'],
  ['鏈接', '連結'],
  ['信息', '資訊'],
  ['視頻', '影片'],
  ['打印', '列印'],
  ['發佈', '發布'],
  ['瞭解', '了解'],
];
