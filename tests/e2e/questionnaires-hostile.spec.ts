/** Files that an office should never see: refused or tamed, while the site answers others. */
import { readFileSync } from 'node:fs';

import { hostileUploads } from '../surveys/hostile-uploads.ts';
import { expect, test } from './fixtures.ts';
import { picture, upload } from './workshop.ts';

test('hostile files are refused with the reason within two seconds, while the site answers others', async ({
  page,
  request,
  signIn,
  site,
}) => {
  await signIn('office', '/office/questionnaires');
  await upload(page, 'warm.json', '{}');
  const form = (text: string, area: string) => ({
    ...{ id: crypto.randomUUID(), area },
    definition: { name: 'hostile.json', mimeType: 'application/json', buffer: Buffer.from(text) },
  });
  await page.goto('/office/questionnaires');
  const area = (await page.locator('input[name=area]').first().getAttribute('value')) ?? '';
  for (const { expected, name, text } of hostileUploads()) {
    const hostile = form(text(), area);
    const began = Date.now();
    const sent = page.request.post('/office/questionnaires/upload', {
      multipart: hostile,
      headers: { origin: site.address },
    });
    let slowest = 0;
    for (let time = 0; time < 5; time += 1) {
      const asked = Date.now();
      expect((await request.get(`${site.address}/q/${site.codes.poster}`)).ok()).toBe(true);
      slowest = Math.max(slowest, Date.now() - asked);
    }
    const body = await (await sent).text();
    expect({ name, quick: Date.now() - began < 2_500, others: slowest < 1_500 }).toEqual({
      name,
      quick: true,
      others: true,
    });
    expect(body, name).toMatch(name === '20 MB' ? /文件太大：问卷最多 5 MB/ : expected);
  }
  // Markup and script in texts are shown as texts, and run nowhere: `complaints` would hear of it.
  const script = '<img src=x onerror=alert(1)><script>alert(1)</script>';
  await upload(
    page,
    'script.json',
    JSON.stringify({
      title: script,
      elements: [
        { type: 'text', name: 'q', title: script },
        { type: 'html', name: 'h', html: `<p>停车</p>${script}` },
      ],
    }),
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(script);
  await expect(page.frameLocator('iframe').getByText('停车')).toBeVisible();
  await expect(page.frameLocator('iframe').locator('#pages script, #pages img')).toHaveCount(0);
  await upload(page, 'shipped.json', readFileSync('surveys/resident/v1.json', 'utf8'));
  await expect(page.getByText('没有错误，也没有需要说明的地方。')).toBeVisible();
  await picture(page, 'resident');
});
