/**
 * Pages as the author wants them shown: as written, all on one, or one question to each. Done once, when a definition is
 * compiled; everybody else knows only pages. A page of its own in front (the start page) stays what it is.
 */
import type { Element, Page, Panel } from '../domain/form/form.ts';
import type { Remarks } from './problem.ts';

export interface Arrangement {
  /** survey-core's `questionsOnPageMode`. */
  readonly mode: string;
  readonly startsApart: boolean;
  /** A name that nothing else has. */
  readonly unique: (name: string) => string;
  readonly remarks: Remarks;
}

export function arrangePages(pages: readonly Page[], arrangement: Arrangement): Page[] {
  const front = pages.slice(0, arrangement.startsApart ? 1 : 0);
  const asked = pages.slice(front.length);
  switch (arrangement.mode) {
    case 'singlePage':
      return asked.length > 1 ? [...front, onOnePage(asked, arrangement)] : [...pages];
    case 'inputPerPage':
      arrangement.remarks.note('questionsOnPageMode', 'ignored_property', {
        property: 'questionsOnPageMode',
        detail: 'inputPerPage: rows and fields of one question stay together',
      });
      return [...front, ...asked.flatMap((page) => onePerPage(page, arrangement))];
    case 'questionPerPage':
      return [...front, ...asked.flatMap((page) => onePerPage(page, arrangement))];
    default:
      return [...pages];
  }
}

function onOnePage(pages: readonly Page[], { unique }: Arrangement): Page {
  return { name: unique('all'), elements: pages.map((page): Panel => ({ kind: 'panel', ...page })) };
}

/** A panel counts as one question. Texts and pictures go with the question that follows them. */
function onePerPage(page: Page, { unique, remarks }: Arrangement): Page[] {
  const { elements, description, requiredIf, ...shared } = page;
  if (requiredIf !== undefined)
    remarks.refuse(page.name, 'unsupported_property', { type: 'page', property: 'isRequired' });
  return inSteps(elements).map((step, index) => ({
    ...shared,
    name: index === 0 ? page.name : unique(page.name),
    ...(index === 0 && description !== undefined && { description }),
    elements: step,
  }));
}

function inSteps(elements: readonly Element[]): Element[][] {
  const steps: Element[][] = [];
  let waiting: Element[] = [];
  for (const element of elements) {
    waiting.push(element);
    if (element.kind === 'html' || element.kind === 'image') continue;
    steps.push(waiting);
    waiting = [];
  }
  return waiting.length > 0 ? [...steps, waiting] : steps;
}
