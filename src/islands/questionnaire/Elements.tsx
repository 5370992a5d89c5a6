/** The elements of a page or panel in their order, each by its kind; what is not visible is not in the page. */
import type { ComponentChildren } from 'preact';
import type { Answers, AnswersChange, Element, Page, Question, Review } from '../../domain/form/phone.ts';
import { ChooseQuestion } from './ChooseQuestion.tsx';
import { TextQuestion } from './TextQuestion.tsx';
import type { Scene } from './scene.ts';

interface Props {
  readonly elements: readonly Element<string>[];
  readonly scene: Scene;
}

export function Elements({ elements, scene }: Props) {
  return (
    <>
      {elements
        .filter(({ name }) => scene.state.visible.has(name))
        .map((element) => (
          <div class="element" key={element.name}>
            {shown(element, scene)}
            {'comment' in element && rareQuestions.comment?.(element, scene)}
          </div>
        ))}
    </>
  );
}

function shown(element: Element<string>, scene: Scene): ComponentChildren {
  switch (element.kind) {
    case 'panel':
      return (
        <div class="panel">
          {element.title && <h3>{element.title}</h3>}
          {element.description && <p class="hint">{element.description}</p>}
          <Elements elements={element.elements} scene={scene} />
        </div>
      );
    case 'html':
      return <div class="prose" dangerouslySetInnerHTML={{ __html: element.html }} />;
    case 'image':
      return <img class="picture" src={element.source} alt={element.alternative} loading="lazy" />;
    case 'radiogroup':
    case 'checkbox':
      return <ChooseQuestion question={element} scene={scene} />;
    case 'text':
    case 'comment':
      return <TextQuestion question={element} scene={scene} />;
    case 'dropdown':
    case 'rating':
    case 'boolean':
    case 'matrix':
    case 'multipletext':
    case 'ranking':
    case 'imagepicker':
    case 'expression':
    case 'review':
      return rareQuestions.show?.(element, scene);
  }
}

/** What few forms need comes in a file of its own (rare-questions.tsx), which fills this in. */
export const rareQuestions: {
  show?: (element: Question<string> | Review, scene: Scene) => ComponentChildren;
  /** A text field beside any answer. */
  comment?: (question: Question<string>, scene: Scene) => ComponentChildren;
  /** Puts answers that were worked out into the fields of the page. */
  write?: (fields: HTMLFormElement, change: AnswersChange) => void;
  /** The answers of a page before it was shown, as a query, where something follows from a change of them. */
  before?: (scene: Scene, page: Page<string> | undefined) => string | null;
  /** A ranking put in order by buttons; null for any other button. */
  move?: (pressed: string, answers: Answers) => Answers | null;
  /** Another order of choices. */
  arrange?: (scene: Scene) => Scene;
  /** What the address of the thanks ends in. */
  ending?: (scene: Scene) => string;
} = {};
