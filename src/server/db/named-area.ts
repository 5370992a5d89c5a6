/** An area as rows name it. */
import { z } from 'astro/zod';
import type { NamedArea } from '../../domain/outreach/premises.ts';

export const namedArea = z.object({ id: z.string(), name_zh: z.string(), name_en: z.string() });

export function toNamedArea({ id, name_zh, name_en }: z.infer<typeof namedArea>): NamedArea {
  return { id, nameZh: name_zh, nameEn: name_en };
}
