/** An item of news in the reader's language; what was not written in English is shown in Chinese, marked as Chinese. */
import type { Language } from '../../domain/form/form.ts';
import type { NewsCard } from '../../server/db/news.ts';

export interface NewsWords {
  readonly title: string;
  readonly summary: string;
  readonly alt: string;
  readonly language: Language;
}

export function newsWords(item: NewsCard, wished: Language): NewsWords {
  const language = wished === 'en' && item.title_en !== '' ? 'en' : 'zh-CN';
  const end = language === 'en' ? 'en' : 'zh';
  return {
    title: item[`title_${end}`],
    summary: item[`summary_${end}`] || item.summary_zh,
    alt: item[`alt_${end}`] || item.alt_zh,
    language,
  };
}

export function pictureAddress({ number, picture }: NewsCard, size: 'page' | 'card'): string | undefined {
  return picture === null ? undefined : `/news/${number}/${size}-${picture.mark}.jpg`;
}
