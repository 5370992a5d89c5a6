/** The public site: every page in both languages and prints as assistive technology meets it, light, without script, and by its own address. */
import { expect, expectAccessible, test } from './fixtures.ts';

const subjects = ['what', 'why', 'how', 'covenant', 'tips', 'faq'];
const made = ['/learn', ...subjects.flatMap((one) => [`/learn/${one}`, `/learn/${one}/simple`]), '/about', '/privacy'];
const pages = ['/', ...made, '/take-part', '/news', '/s/shifan', '/contact'];
const inEnglish = (path: string) => (path === '/' ? '/en' : `/en${path}`);

const languageOf = (path: string) => (path.startsWith('/zh-tw') ? 'zh-TW' : path.startsWith('/en') ? 'en' : 'zh-CN');

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a visitor finds the way from the home page to an answer, in large print and in English', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('本街道自测，不是国家或省级测评')).toBeVisible();
    await page.getByRole('link', { name: '示范街道' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '示范街道，家门口的事' })).toBeVisible();
    await page.getByRole('link', { name: '看看有哪些活动' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '示范街道的活动' })).toBeVisible();
    await page.getByRole('link', { name: '还有一些不用报名的事' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '怎样参加' })).toBeVisible();
    await page.getByRole('button', { name: '关怀版' }).click();
    await expect(page).toHaveURL(/\/learn\/how$/);
    await expect(page.locator('html')).toHaveAttribute('data-print', 'large');
    await page.getByRole('link', { name: '看简明版' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-print', 'large');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page).toHaveURL(/\/en\/learn\/how\/simple$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('html')).toHaveAttribute('data-print', 'large');
    await page.getByRole('link', { name: 'Contact', exact: true }).click();
    await expect(page.getByRole('link', { name: '12345' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Normal print' }).click();
    await page.getByRole('button', { name: '中文' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '联系我们' })).toBeVisible();
  });
});

/** Each page in both languages and prints; all four together where the pages are built differently. */
const walks = [
  {
    print: 'normal',
    paths: [...pages, '/en', '/en/learn/what', '/en/news', '/en/contact', '/zh-tw', '/zh-tw/learn/what'],
  },
  { print: 'large', paths: [...pages.map(inEnglish), '/', '/learn/what', '/news', '/contact', '/zh-tw/learn/faq'] },
] as const;

test('every page can be used by everybody, fits a narrow phone, is light, and leads nowhere into a questionnaire', async ({
  page,
  site,
  context,
  request,
}) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const { paths, print } of walks) {
    await context.addCookies([{ name: 'print', value: print, url: site.address }]);
    for (const path of paths) {
      await test.step(`${path} in ${print} print`, async () => {
        await page.goto(path);
        await expect(page.locator('html')).toHaveAttribute('data-print', print);
        await expect(page.locator('html')).toHaveAttribute('lang', languageOf(path));
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
        const answer = await request.get(path, { headers: { 'accept-encoding': 'gzip' } });
        expect(Number(answer.headers()['content-length'])).toBeLessThanOrEqual(30 * 1024);
        const html = await answer.text();
        // What there is of script only adds: no page waits for it, and none stands in the page itself.
        expect(html).not.toMatch(/<script(?! type="(?:application\/ld\+json"|module" src="\/_astro\/))/);
        expect(html).not.toMatch(/href="\/(?:q|assist|visit)\b/);
        expect(html.match(/<link rel="canonical" href="[^"]+"/g)).toHaveLength(1);
        expect(html.match(/hreflang="(?:zh-CN|zh-TW|en)"/g)).toHaveLength(3);
      });
    }
  }
  for (const nowhere of ['/xx/contact', '/s/nowhere', '/xx/news'])
    expect((await request.get(nowhere)).status()).toBe(404);
});

test('an article is read aloud where the phone can speak, with the sentence marked, and nothing is offered where it cannot', async ({
  page,
}) => {
  await page.goto('/learn/why');
  await expect(page.getByRole('button', { name: '朗读' })).toBeHidden();
  // The voice of a phone: it says each sentence when the test lets it.
  await page.addInitScript(() => {
    const said: { text: string; onend: () => void }[] = [];
    const voices = [{ lang: 'zh-CN', localService: true }];
    const synthesis = {
      getVoices: () => voices,
      speak: (words: (typeof said)[number]) => said.push(words),
      cancel: () => said.splice(0),
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    const Utterance = function (this: { text: string }, text: string) {
      this.text = text;
    };
    Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Utterance });
    Object.assign(window, { said });
  });
  const said = () =>
    page.evaluate(() => (window as unknown as { said: { text: string }[] }).said.map(({ text }) => text));
  await page.reload();
  await page.getByRole('button', { name: '朗读' }).click();
  expect(await said()).toEqual(['楼道里的灯坏了，谁来修？']);
  await expect(page.locator('.spoken')).toHaveText('楼道里的灯坏了，谁来修？');
  await page.evaluate(() => (window as unknown as { said: { onend: () => void }[] }).said[0]?.onend());
  await expect(page.locator('.spoken')).toHaveText('消防通道停了车，救护车怎么进来？');
  await page.getByRole('button', { name: '停一停' }).click();
  await expect(page.locator('.spoken')).toHaveCount(0);
  await page.getByRole('button', { name: '朗读' }).click();
  expect(await said()).toEqual(['消防通道停了车，救护车怎么进来？']);
  await expectAccessible(page);
  // The frame of a language that is written from right to left: nothing sticks out, and the name stands where a line begins.
  await page.setViewportSize({ width: 360, height: 640 });
  for (const path of ['/', '/learn/why', '/news', '/contact']) {
    await page.goto(path);
    await page.evaluate(() => Object.assign(document.documentElement, { dir: 'rtl', lang: 'ar-XB' }));
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    const brand = await page.locator('.brand').boundingBox();
    expect((brand?.x ?? 0) + (brand?.width ?? 0), path).toBeGreaterThan(300);
  }
});

test('what helps on a public page runs in a web view of 2019', async ({ request }) => {
  const html = await (await request.get('/learn/what')).text();
  const scripts = [...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map(([, address = '']) => address);
  expect(scripts.length).toBeGreaterThan(0);
  for (const address of scripts) {
    const code = await (await request.get(address)).text();
    expect(code, 'signs of ECMAScript 2020').not.toMatch(/\?\?|\?\.[A-Za-z_$[(]|\bimport\(|\d+n\b/);
  }
});
