/** The explanations in the order in which they are read, and where each stands: whole, and in short sentences. */
import type { CollectionEntry } from 'astro:content';
import { getCollection, getEntry } from 'astro:content';
import type { Language } from '../../domain/form/form.ts';

export const subjects = ['what', 'why', 'how', 'covenant', 'tips', 'faq'] as const;
export type Subject = (typeof subjects)[number];
export const variants = ['whole', 'simple'] as const;
export type Variant = (typeof variants)[number];

export function learnPath(subject: Subject, variant: Variant = 'whole'): string {
  return variant === 'simple' ? `/learn/${subject}/simple` : `/learn/${subject}`;
}

export interface Explanation {
  readonly subject: Subject;
  readonly entry: CollectionEntry<'learn'>;
}

export async function explanations(language: Language): Promise<Explanation[]> {
  const entries = await getCollection('learn');
  return subjects.map((subject) => {
    const entry = entries.find(({ id }) => id === entryId(language, subject, 'whole'));
    if (entry === undefined) throw new Error(`src/content/learn has no ${entryId(language, subject, 'whole')}.`);
    return { subject, entry };
  });
}

export async function explanation(language: Language, subject: Subject, variant: Variant) {
  const entry = await getEntry('learn', entryId(language, subject, variant));
  if (entry === undefined) throw new Error(`src/content/learn has no ${entryId(language, subject, variant)}.`);
  return entry;
}

function entryId(language: Language, subject: Subject, variant: Variant): string {
  return `${language}/${variant === 'simple' ? 'simple/' : ''}${subject}`;
}
