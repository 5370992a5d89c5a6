/** What a process holds in memory (resident set), in GB. */
import { execFileSync } from 'node:child_process';

export function residentMemory(processId: number): number {
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(processId)], { encoding: 'utf8' }));
  return (kilobytes * 1024) / 1e9;
}
