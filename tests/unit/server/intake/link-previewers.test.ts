import { describe, expect, test } from 'vitest';
import { isLinkPreviewer } from '../../../../src/server/intake/link-previewers.ts';

const wechat =
  'Mozilla/5.0 (Linux; Android 12; V2134A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.47 WeChat/arm64';

describe('a visit counts as a scan', () => {
  test.each([
    ["from WeChat's own browser", wechat],
    [
      'from an iPhone',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Safari/604.1',
    ],
    [
      "from Baidu's app",
      'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/97.0 Mobile Safari/537.36 baiduboxapp/13.10',
    ],
    [
      "from Sogou's browser",
      'Mozilla/5.0 (Linux; Android 9) AppleWebKit/537.36 Mobile Safari/537.36 SogouMobileBrowser/5.29',
    ],
    [
      'from a phone called Cubot',
      'Mozilla/5.0 (Linux; Android 8.1; CUBOT) AppleWebKit/537.36 Chrome/96.0 Mobile Safari/537.36',
    ],
  ])('%s', (_, agent) => {
    expect(isLinkPreviewer(agent)).toBe(false);
  });
});

describe('a fetch without a person is not a scan', () => {
  test.each([
    ['by a search engine', 'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)'],
    ['by another search engine', 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)'],
    ['by a messenger that draws a preview', 'TelegramBot (like TwitterBot)'],
    ['by a second messenger', 'WhatsApp/2.23.20.0'],
    ['by an office chat', 'facebookexternalhit/1.1 LarkUrl2PNG'],
    ['by a script', 'python-requests/2.31.0'],
    ['by a command line', 'curl/8.5.0'],
    ['by a program that does not say who it is', ''],
    ['without any agent', null],
  ])('%s', (_, agent) => {
    expect(isLinkPreviewer(agent)).toBe(true);
  });
});
