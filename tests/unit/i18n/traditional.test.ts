/** Traditional characters keep the words this site is about, and say the others as their readers do. */
import { expect, test } from 'vitest';
import { inTraditional } from '../../../src/i18n/traditional.ts';

test.each([
  ['社区和街道', '社區和街道'],
  ['什么是文明城市创建', '什麼是文明城市創建'],
  ['办事窗口', '辦事窗口'],
  ['发布的消息', '發布的消息'],
  ['居民公约（村规民约）', '居民公約（村規民約）'],
  ['社会主义核心价值观：富强、民主', '社會主義核心價值觀：富強、民主'],
  ['理发、头发、发现', '理髮、頭髮、發現'],
  ['里程和邻里', '里程和鄰里'],
  ['晚上干净，干活', '晚上乾淨，幹活'],
])('%s is %s', async (simplified, traditional) => expect(await inTraditional(simplified)).toBe(traditional));

test.each([
  ['“创城”', '「創城」'],
  ['联系志愿者', '聯絡志工'],
  ['自行车停在公交车站', '腳踏車停在公車站'],
  ['了解', '了解'],
])('%s is called %s', async (simplified, traditional) => expect(await inTraditional(simplified)).toBe(traditional));

test('markup stays as it is', async () => {
  const page = '<a class="way" href="/zh-tw/news?of=east">邻里</a><img alt="一盏灯" src="/news/1/card-ab.jpg">';
  expect(await inTraditional(page)).toBe(
    '<a class="way" href="/zh-tw/news?of=east">鄰里</a><img alt="一盞燈" src="/news/1/card-ab.jpg">',
  );
});
