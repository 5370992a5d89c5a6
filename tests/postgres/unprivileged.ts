/** PostgreSQL refuses to run as root: where we are root, it runs as a user who owns nothing but its folder. */
import { execFileSync } from 'node:child_process';

export type User = { readonly uid: number; readonly gid: number };

const candidates = ['postgres', 'nobody', 'daemon'];

/** null: as whoever we are. */
export function unprivilegedUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of candidates) {
    const user = userNamed(name);
    if (user !== null && canBecome(user)) return user;
  }
  throw new Error(`PostgreSQL does not run as root, and none of ${candidates.join(', ')} can be used instead.`);
}

function userNamed(name: string): User | null {
  try {
    const [uid, gid] = ['-u', '-g'].map((part) => Number(execFileSync('id', [part, name], { stdio: 'pipe' })));
    return uid === undefined || gid === undefined ? null : { uid, gid };
  } catch {
    return null;
  }
}

/** Not in every container: a user may have no place in its map. */
function canBecome(user: User): boolean {
  try {
    execFileSync('true', { ...user, stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
