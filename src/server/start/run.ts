/** The process: starts the site, says so, ends cleanly on a signal, and turns every refusal to start into one line. */
import { BackendProblem } from '../../lite/backend-problem.ts';
import { announcement } from './announce.ts';
import { problemMessage, startMessage } from './messages.ts';
import { readSettings } from './settings.ts';
import { StartProblem } from './start-problem.ts';
import { startSite } from './start-site.ts';
import type { RunningSite, StartOptions } from './start-site.ts';

export async function run(root: string, mode: StartOptions['mode']): Promise<void> {
  try {
    const settings = readSettings(process.env, root);
    const site = await startSite({ root, settings, mode, say: (message) => print(startMessage(message)) });
    stopOnSignal(site);
    print(announcement({ ...site, dataDir: settings.dataDir, kind: settings.backend.kind }));
  } catch (cause) {
    process.stderr.write(`${reasonOf(cause)}\n`);
    process.exit(1);
  }
}

function stopOnSignal(site: RunningSite): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      print(startMessage('stopping'));
      site.stop().then(
        () => {
          print(startMessage('stopped'));
          process.exit(0);
        },
        (cause: unknown) => {
          process.stderr.write(`${reasonOf(cause)}\n`);
          process.exit(1);
        },
      );
    });
  }
}

function reasonOf(cause: unknown): string {
  if (cause instanceof BackendProblem || cause instanceof StartProblem)
    return problemMessage(cause.code, cause.particulars);
  return problemMessage('unexpected', { reason: cause instanceof Error ? cause.message : String(cause) });
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
