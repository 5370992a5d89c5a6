/** For each question with a condition, of its own or of the panel and page around it, when it is asked; `untold` where no words do. */
import type { Element, Form, Page } from '../form/form.ts';
import { all, skipRule, type SkipRule } from './skip-rule.ts';

export type AskedWhen = SkipRule | 'untold';

export function askedWhen(form: Form<unknown>): ReadonlyMap<string, AskedWhen> {
  return new Map(form.pages.flatMap((page) => rulesIn(page, [])));
}

function rulesIn(element: Page<unknown> | Element<unknown>, around: readonly AskedWhen[]): [string, AskedWhen][] {
  const own = element.visibleIf === undefined ? [] : [skipRule(element.visibleIf) ?? ('untold' as const)];
  const rules = [...around, ...own];
  if ('elements' in element) return element.elements.flatMap((inner) => rulesIn(inner, rules));
  if (rules.length === 0) return [];
  const told = rules.filter((rule) => rule !== 'untold');
  return [[element.name, told.length === rules.length ? all('all', told) : 'untold']];
}
