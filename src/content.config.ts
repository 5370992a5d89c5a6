/** The public pages that are written in Markdown and made with the build; see src/content/README.md. */
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';

const page = z.object({ title: z.string(), summary: z.string() });
const picture = z.enum(['street', 'lamp', 'door', 'table', 'bicycle', 'talk']);

/** The address of an entry is its place in the folder, with the language as it is written. */
const asFiled = ({ entry }: { entry: string }) => entry.replace(/\.md$/, '');

export const collections = {
  learn: defineCollection({
    loader: glob({ base: 'src/content/learn', pattern: '*/**/*.md', generateId: asFiled }),
    schema: page.extend({ picture }),
  }),
  site: defineCollection({
    loader: glob({ base: 'src/content/site', pattern: '*/*.md', generateId: asFiled }),
    schema: page,
  }),
};
