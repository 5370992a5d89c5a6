/** The elements of a page or panel in their order, each by its kind; what is not visible is not in the page. */
import type { ComponentChildren } from 'preact';
import type { Element } from '../../domain/form/index.ts';
import { MatrixQuestion } from './MatrixQuestion.tsx';
import {
  BooleanQuestion,
  ChooseQuestion,
  DropdownQuestion,
  PictureQuestion,
  RankingQuestion,
  RatingQuestion,
} from './SelectQuestion.tsx';
import { MultipleTextQuestion, TextQuestion } from './TypedQuestion.tsx';
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
    case 'dropdown':
      return <DropdownQuestion question={element} scene={scene} />;
    case 'imagepicker':
      return <PictureQuestion question={element} scene={scene} />;
    case 'ranking':
      return <RankingQuestion question={element} scene={scene} />;
    case 'rating':
      return <RatingQuestion question={element} scene={scene} />;
    case 'boolean':
      return <BooleanQuestion question={element} scene={scene} />;
    case 'text':
    case 'comment':
      return <TextQuestion question={element} scene={scene} />;
    case 'matrix':
      return <MatrixQuestion question={element} scene={scene} />;
    case 'multipletext':
      return <MultipleTextQuestion question={element} scene={scene} />;
  }
}
