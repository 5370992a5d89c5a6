/** What a process holds and uses, as the system sees it. */
import { execFileSync } from 'node:child_process';

/** Resident set, in GB. */
export function residentMemory(processId: number): number {
  const kilobytes = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(processId)], { encoding: 'utf8' }));
  return (kilobytes * 1024) / 1e9;
}

/** Processor time so far, in seconds: unlike the clock it does not count what others on the machine took. */
export function processorSeconds(processId: number): number {
  return Number(execFileSync('ps', ['-o', 'cputimes=', '-p', String(processId)], { encoding: 'utf8' }));
}
