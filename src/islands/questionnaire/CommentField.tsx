/** The text field that an author puts beside an answer, whatever was answered; it may be left empty. */
import { commentName } from '../../domain/form/phone.ts';
import { typedIn } from './TextQuestion.tsx';
import { idOf } from './scene.ts';
import type { Asked } from './scene.ts';

export function CommentField({ question, scene }: Asked) {
  const { comment } = question;
  if (!comment) return null;
  const name = commentName(question.name);
  return (
    <div class="comment">
      <label htmlFor={idOf(name)}>{comment.text}</label>
      <textarea
        class="field"
        id={idOf(name)}
        name={name}
        rows={2}
        maxLength={comment.maxLength}
        placeholder={comment.placeholder}
        autocomplete="off"
        disabled={!scene.state.enabled.has(question.name)}
        defaultValue={typedIn(scene.answers[name])}
      />
    </div>
  );
}
