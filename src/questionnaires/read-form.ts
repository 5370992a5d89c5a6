/** Reads pages, panels, contents and calculated values of survey-core's model into a form. */
import type { PageModel, PanelModelBase, SurveyModel, IElement, Base } from 'survey-core';
import type { Conditional, Element, Form, Language, LocalizedText, Logic, Page, Panel } from '../domain/form/form.ts';
import { arrangePages } from './arrange-pages.ts';
import { calculates } from './calculates.ts';
import { answers, type QuestionKeys } from './question-keys.ts';
import { readCalculated } from './read-calculated.ts';
import { readEffects } from './read-effects.ts';
import { readEarlyEnds } from './read-triggers.ts';
import { readQuestion } from './read-question.ts';
import { present, property, type Reading, words } from './reading.ts';
import { isLocalAddress, safeHtml } from './safe-html.ts';
import { within } from './check-structure.ts';

export function readForm(model: SurveyModel, places: readonly string[], reading: Reading): Form {
  const place = places.values();
  const next = () => place.next().value ?? '';
  const names = new UniqueNames(model, reading.keys);
  const written = model.pages.map((page) => readPage(page, { next, names, reading }));
  const startsApart = model.firstPageIsStartPage && written.length > 1;
  const pages = arrangePages(written, {
    mode: model.questionsOnPageMode,
    startsApart,
    unique: (name) => names.forContent({ name, type: 'page' }),
    remarks: reading.remarks,
  });
  const review = readReview(model, names);
  const calculated = readCalculated(model, reading);
  const title = reading.text(model, 'title', 'title') ?? {};
  const optional = present({
    description: reading.text(model, 'description', 'description'),
    completed: sanitised(reading.text(model, 'completedHtml', 'completedHtml')),
    endings: readEndings(model, reading),
    startsApart: startsApart ? (true as const) : undefined,
    buttons: readButtons(model, reading),
  });
  const insertions = reading.insertions.size > 0 ? [...reading.insertions] : undefined;
  const form = {
    format: 1 as const,
    title,
    ...optional,
    pages: [...pages, ...review],
    calculated,
    ...present({
      insertions,
      said: reading.closing.size > 0 ? [...reading.closing] : undefined,
      effects: readEffects(model, { pages, calculated }, reading),
      ends: readEarlyEnds(model, calculated, reading),
      shared: reading.keys.shared.length > 0 ? reading.keys.shared : undefined,
    }),
  };
  return {
    ...form,
    languages: [...reading.texts.languages] as Language[],
    ...((isAlive(form) || calculates(form)) && { extended: true as const }),
  };
}

/** Its texts or answers follow from other answers. */
function isAlive({ insertions, effects, ends, shared }: Omit<Form, 'languages'>): boolean {
  return [insertions, effects, ends, shared].some((part) => part !== undefined);
}

/** Shown to look over before sending; the page is ours, and pages are turned as ever. */
function readReview(model: SurveyModel, names: UniqueNames): Page[] {
  if ((model.showPreviewBeforeComplete as unknown) !== true) return [];
  const element = {
    kind: 'review' as const,
    name: names.forContent({ name: 'review', type: 'review' }),
    answeredOnly: model.previewMode === 'answeredQuestions',
  };
  return [{ name: names.forContent({ name: 'preview', type: 'page' }), elements: [element] }];
}

function readEndings(model: SurveyModel, reading: Reading): Form['endings'] {
  const endings = model.completedHtmlOnCondition.flatMap((item, index) => {
    const place = `completedHtmlOnCondition[${index}]`;
    const when = reading.logic(item.expression, place, 'expression');
    const completed = sanitised(reading.text(item, 'html', place));
    return when === undefined || !completed ? [] : [{ when, completed }];
  });
  return endings.length > 0 ? endings : undefined;
}

function readButtons(model: SurveyModel, reading: Reading): Form['buttons'] {
  const buttons = present({
    begin: reading.text(model, 'startSurveyText', 'startSurveyText'),
    next: reading.text(model, 'pageNextText', 'pageNextText'),
    previous: reading.text(model, 'pagePrevText', 'pagePrevText'),
    send: reading.text(model, 'completeText', 'completeText'),
  });
  return Object.keys(buttons).length > 0 ? buttons : undefined;
}

interface Walk {
  readonly next: () => string;
  readonly names: UniqueNames;
  readonly reading: Reading;
}

function readPage(page: PageModel, walk: Walk): Page {
  return readContainer(page, walk, walk.next());
}

function readContainer(container: PanelModelBase, walk: Walk, place: string): Page {
  const { reading } = walk;
  return {
    ...readConditions(
      container,
      walk.names.forContent({ name: container.name, type: container.getType() }),
      place,
      reading,
    ),
    ...present({
      title: reading.text(container, 'title', place),
      description: reading.text(container, 'description', place),
    }),
    elements: container.elements.map((element) => readElement(element, walk)),
  };
}

function readElement(element: IElement, walk: Walk): Element {
  const place = walk.next();
  const { reading } = walk;
  const base = element as unknown as Base;
  const type = base.getType();
  if (type === 'panel')
    return { kind: 'panel', ...readContainer(element as unknown as PanelModelBase, walk, place) } satisfies Panel;
  if (type !== 'html' && type !== 'image')
    return readQuestion(base, readConditions(base, reading.keys.of(base), place, reading), place, reading);
  const conditions = readConditions(base, walk.names.forContent({ name: element.name, type }), place, reading);
  if (type === 'html') return { kind: 'html', ...conditions, html: sanitised(reading.text(base, 'html', place)) ?? {} };
  const source = words(base, 'imageLink');
  const alternative = reading.text(base, 'altText', place);
  if (isLocalAddress(source)) return { kind: 'image', ...conditions, source, alternative: alternative ?? {} };
  reading.remarks.note(within(place, 'imageLink'), 'left_out', {
    type,
    property: 'imageLink',
    detail: source.slice(0, 100),
  });
  return { kind: 'html', ...conditions, html: sanitised(alternative) ?? {} };
}

/** `visible: false`, `readOnly` and `isRequired` become conditions where a written condition does not replace them. */
function readConditions(element: Base, name: string, place: string, reading: Reading): Conditional {
  const condition = (word: string) => reading.logic(property(element, word), place, word);
  const isContainer = property(element, 'isPanel') === true || property(element, 'isPage') === true;
  const always: Logic | undefined = isContainer && property(element, 'isRequired') === true ? true : undefined;
  return {
    name,
    ...present({
      visibleIf: condition('visibleIf') ?? (property(element, 'visible') === false ? false : undefined),
      enableIf: condition('enableIf') ?? (property(element, 'readOnly') === true ? false : undefined),
      requiredIf: condition('requiredIf') ?? always,
    }),
  };
}

function sanitised(text: LocalizedText | undefined): LocalizedText | undefined {
  return text && Object.fromEntries(Object.entries(text).map(([language, html]) => [language, safeHtml(html)]));
}

/** Names of pages, panels and contents, which conditions never mention: made where missing or taken. */
class UniqueNames {
  readonly #taken: Set<string>;

  constructor(model: SurveyModel, keys: QuestionKeys) {
    this.#taken = new Set(
      model
        .getAllQuestions()
        .filter(answers)
        .map((question) => keys.of(question)),
    );
  }

  forContent({ name, type }: { readonly name: string; readonly type: string }): string {
    let unique = name;
    for (let number = 1; unique === '' || this.#taken.has(unique); number += 1) {
      unique = `${name === '' ? type : name}:${number}`;
    }
    this.#taken.add(unique);
    return unique;
  }
}
