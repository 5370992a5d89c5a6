/**
 * Where a sheet says that some people are done: behind the last page that asks what an early end looks at, unless nothing follows.
 * An end that nobody can be told in words is left out: whoever types the sheet in is not asked for more than counts.
 */
import { questionsIn } from '../form/elements.ts';
import type { EarlyEnd, Form, Page } from '../form/form.ts';
import { ownerOf } from '../form/shared-answers.ts';
import { skipRule, type SkipRule } from './skip-rule.ts';

/** By the name of the page behind which they stand. */
export function stopsOf(form: Form<unknown>): ReadonlyMap<string, readonly SkipRule[]> {
  const stops = new Map<string, SkipRule[]>();
  for (const end of form.ends ?? []) {
    const rule = skipRule(end.when);
    const page = lastThatAsks(form, end);
    if (rule && page) stops.set(page.name, [...(stops.get(page.name) ?? []), rule]);
  }
  return stops;
}

function lastThatAsks(form: Form<unknown>, { reads }: EarlyEnd): Page<unknown> | undefined {
  const asks = (page: Page<unknown>) => questionsIn(page).some(({ name }) => reads.includes(ownerOf(form, name)));
  const page = form.pages.findLast(asks);
  return page === form.pages.at(-1) ? undefined : page;
}
