/** Remembers, beside the database, on which day the demo was begun, whether it is complete, and who can sign in. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Day } from './calendar.ts';
import { demoStaff, newSignIns } from './staff.ts';
import type { DemoSignIn } from './staff.ts';

export type DemoProgress = { readonly today: Day; readonly filled: boolean; readonly signIns: readonly DemoSignIn[] };

export type ProgressFile = {
  read(): DemoProgress | null;
  begin(today: Day): DemoProgress;
  finish(): void;
};

export function keepProgress(folder: string): ProgressFile {
  const file = join(folder, 'demo.json');
  const read = () => (existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoProgress) : null);
  /** Written beside and renamed: half a file would lose the passwords. */
  const write = (progress: DemoProgress) => {
    writeFileSync(`${file}.new`, `${JSON.stringify(progress, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
    return progress;
  };
  return {
    read,
    begin: (today) => write({ today, filled: false, signIns: newSignIns(demoStaff) }),
    finish() {
      const progress = read();
      if (progress !== null) write({ ...progress, filled: true });
    },
  };
}
