/**
 * Keeps personal data out of the log. Lite prints a failed statement with its parameters to the console; whatever it prints
 * while it works for us is replaced by the error's code and the name of the constraint, which hold no answer and no name.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

const insideLite = new AsyncLocalStorage<true>();
const methods = ['error', 'warn', 'info', 'log', 'debug'] as const;
let installed = false;

/** Runs the job with the console redirected for it and for everything it starts; others keep their console. */
export function quietly<T>(job: () => Promise<T>): Promise<T> {
  install();
  return insideLite.run(true, job);
}

function install(): void {
  if (installed) return;
  installed = true;
  for (const method of methods) {
    const original = console[method].bind(console);
    console[method] = (...shown: unknown[]) => {
      if (insideLite.getStore() !== true) {
        original(...shown);
        return;
      }
      const failure = shown.map(describeFailure).find((line) => line !== null);
      if (failure !== undefined) process.stderr.write(`${failure}\n`);
    };
  }
}

/** Only names from the schema: the message itself may quote a value. */
function describeFailure(thing: unknown): string | null {
  if (!(thing instanceof Error)) return null;
  // The driver of PGlite says `constraint`, that of PostgreSQL `constraint_name`.
  const { code, constraint, constraint_name, routine } = thing as Error & Record<string, unknown>;
  const known = [code, constraint ?? constraint_name, routine].filter((part) => typeof part === 'string');
  return `[database] ${known.length > 0 ? known.join(' ') : thing.name}`;
}
