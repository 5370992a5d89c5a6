/** What journeys through the office's workshop share. */
import type { Page } from '@playwright/test';

const pictures = process.env['LINLI_PICTURES'];

/** For whoever wants to look: nothing is drawn otherwise. */
export async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

export async function upload(page: Page, name: string, text: string): Promise<void> {
  await page.goto('/office/questionnaires');
  await page.getByLabel('选择文件').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: '上传并检查' }).click();
}
