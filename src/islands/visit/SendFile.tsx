/** A colleague's queue, opened from a file and sent with one's own account. */
import { moment } from './names.ts';
import type { OpenedFile, Scene } from './scene.ts';
import { say } from './words.ts';

export function SendFile({ scene }: { readonly scene: Scene }) {
  const { phone, words } = scene;
  const file: OpenedFile = phone?.file ?? { state: 'none' };
  return (
    <div class="stack">
      <h1 tabIndex={-1}>{words.fileTitle}</h1>
      <p>{words.fileWhy}</p>
      <p>
        <label for="file">{words.fileChoose}</label>
        <input id="file" type="file" accept=".json,application/json" data-visit="file" />
      </p>
      <div role="status" class="stack">
        {file.state === 'unreadable' && <p class="error">{words.fileUnreadable}</p>}
        {'file' in file && (
          <p>
            {say(words.fileWhose, {
              name: file.file.worker.name,
              number: file.file.events.length,
              time: file.file.savedAt === '' ? '–' : moment(file.file.savedAt, scene.language),
            })}
          </p>
        )}
        {file.state === 'sent' && <Said answers={file.answers} scene={scene} />}
      </div>
      {file.state === 'read' && (
        <button class="button primary" type="button" data-visit="send-file">
          {words.fileSend}
        </button>
      )}
    </div>
  );
}

function Said({
  answers,
  scene: { words },
}: {
  readonly answers: Extract<OpenedFile, { state: 'sent' }>['answers'];
  readonly scene: Scene;
}) {
  const count = (status: string) => answers.filter((answer) => answer.status === status).length;
  const reasons = new Set(answers.flatMap((answer) => (answer.status === 'refused' ? [answer.reason] : [])));
  return (
    <>
      <p>
        <strong>
          {say(words.fileSent, { stored: count('stored'), known: count('already_stored'), refused: count('refused') })}
        </strong>
      </p>
      {reasons.size > 0 && (
        <p class="small">
          {words.fileRefused} {[...reasons].map((reason) => words[`refusal.${reason}`]).join(words.and)}
        </p>
      )}
    </>
  );
}
