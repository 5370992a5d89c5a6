/** What a counted page is called in words: explanations and news by their titles, everything else by its place on the site. */
import type { Language } from '../../../../domain/form/form.ts';
import type { ReachReport } from '../../../../domain/reach/reach-report.ts';
import type { Translator } from '../../../../i18n/translator.ts';
import { explanations } from '../../../_public/learning.ts';
import { nameOf } from '../../coverage/_coverage/overview.ts';

export type NameOfPage = (page: string) => string;

export async function pageNames(titles: ReachReport['titles'], language: Language, t: Translator): Promise<NameOfPage> {
  const learn = new Map(
    (await explanations(language)).map(({ entry, subject }) => [subject as string, entry.data.title]),
  );
  const named: Readonly<Record<string, string>> = {
    home: t('reach.pages.home'),
    learn: t('publicity.learn.title'),
    news: t('publicity.news.title'),
    about: t('publicity.foot.about'),
    privacy: t('publicity.foot.privacy'),
    contact: t('publicity.contact.title'),
    'take-part': t('takePart.title'),
  };
  return (page) => {
    const [kind = '', second = '', third] = page.split('/');
    const title = titles.get(page);
    if (title) return nameOf({ id: '', ...title }, language);
    if (second === '') return named[kind] ?? `/${page}`;
    if (kind === 's') return t('reach.pages.ownHome');
    if (kind === 'news') return t('reach.pages.news', { number: second });
    const explained = kind === 'learn' ? learn.get(second) : undefined;
    if (explained === undefined) return `/${page}`;
    return third === 'simple' ? t('reach.pages.simple', { title: explained }) : explained;
  };
}

/** Pages a link can be made for: where somebody who scanned a code may well begin. */
export async function linkablePages(language: Language): Promise<string[]> {
  const learn = (await explanations(language)).map(({ subject }) => `learn/${subject}`);
  return ['home', 'learn', ...learn, 'news'];
}
