/** Whatever an office writes or pastes, a page of the public site stays safe, and apart from questionnaires. */
import { expect, test } from 'vitest';
import { newsHtml, newsText } from '../../../../src/server/news/markdown.ts';

test('headings begin below the title of the page', () => {
  expect(newsHtml('# 路灯\n\n换**好**了')).toBe('<h2>路灯</h2>\n<p>换<strong>好</strong>了</p>\n');
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[点](javascript:alert(1))',
  '<a href="data:text/html,x" onclick="alert(1)">x</a>',
  '<iframe src="https://elsewhere.example"></iframe>',
  '<svg onload=alert(1)>',
  '<p style="position:fixed">x</p>',
  '![x](https://elsewhere.example/pixel.png)',
])('nothing runs and nothing is fetched: %s', (written) => {
  expect(newsHtml(written)).not.toMatch(/<script|<img|<iframe|<svg|javascript:|data:|\son\w+=|style=/i);
});

test.each(['/q/K7M2QX', '/q/K7M2QX?1=5', '/Q/k7m2qx', 'https://survey.example/q/K7M2QX', '/assist/street/K7M2QX'])(
  'a link into a questionnaire becomes plain words: %s',
  (address) => expect(newsHtml(`[作答](${address})`)).toBe('<p><span>作答</span></p>\n'),
);

test('a link elsewhere stays, and tells the other site nothing', () => {
  expect(newsHtml('[12345](https://gov.example/12345)')).toContain('rel="noopener noreferrer"');
});

test('as text it is what a reader sees', () => {
  expect(newsText('## 查到什么\n\n- 五盏 & 一盏\n- 3 < 4')).toBe('查到什么\n\n五盏 & 一盏\n3 < 4');
});
