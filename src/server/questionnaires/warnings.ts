/** Warnings of a report, each under a key that stays while the item and what is said of it stay, wherever the item moves. */
import { createHash } from 'node:crypto';

import type { CheckReport } from '../../questionnaires/check/report.ts';

export type Warning = { readonly key: string } & (
  | { readonly kind: 'neutrality'; readonly remark: CheckReport['neutrality'][number] }
  | { readonly kind: 'definition'; readonly remark: CheckReport['definitionWarnings'][number] }
);

/** Only those that need a reason: looks that are ignored need none. */
export function warningsOf({ definitionWarnings, neutrality }: CheckReport): Warning[] {
  const unfair = neutrality
    .filter(({ severity }) => severity === 'warning')
    .map((remark): Warning => {
      const key = keyOf(remark.rule, remark.names, remark.place, [remark.language, remark.params]);
      return { key, kind: 'neutrality', remark };
    });
  const odd = definitionWarnings.map((remark): Warning => {
    const key = keyOf(remark.code, remark.names, remark.place, [remark.property, remark.detail]);
    return { key, kind: 'definition', remark };
  });
  return [...new Map([...unfair, ...odd].map((warning) => [warning.key, warning])).values()];
}

function keyOf(rule: string, names: readonly string[], place: string, more: unknown): string {
  const where = names.length > 0 ? names.slice(-1) : [place];
  return createHash('sha256')
    .update(JSON.stringify([rule, where, more]))
    .digest('hex')
    .slice(0, 16);
}
