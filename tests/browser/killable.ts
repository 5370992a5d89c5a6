/** A browser with a profile on disk that can be killed as when a phone's battery ends, and started again on what it had kept. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import { chromium, type Browser as Driven, type BrowserContext } from '@playwright/test';

import { browser } from './browser.ts';

export interface KillableBrowser {
  readonly context: BrowserContext;
  /** At once, with everything it was doing. */
  kill(): Promise<void>;
}

export async function killableBrowser(profile: string): Promise<KillableBrowser> {
  const { args, env, path } = await browser();
  // Whoever holds a phone looks at it: no page of it is in the background.
  const awake = ['--disable-background-timer-throttling', '--disable-renderer-backgrounding'];
  const own = [
    ...awake,
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--accept-lang=zh-CN',
  ];
  // A group of its own: the processes of its pages end with it.
  const program = spawn(path, [...args, ...own, 'about:blank'], { env: { ...env }, detached: true });
  const driven = await chromium.connectOverCDP(await addressIn(program));
  const context = driven.contexts()[0];
  if (context === undefined) throw new Error('The browser opened no profile.');
  return { context, kill: () => kill(program, driven) };
}

function addressIn(program: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let printed = '';
    program.stderr?.on('data', (text: Buffer) => {
      printed += text.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(printed)?.[1];
      if (address !== undefined) found(address);
    });
    program.once('exit', () => failed(new Error(`The browser ended: ${printed}`)));
  });
}

async function kill(program: ChildProcess, driven: Driven): Promise<void> {
  const ended = once(program, 'exit');
  process.kill(-(program.pid ?? 0), 'SIGKILL');
  await ended;
  await driven.close().catch(() => undefined);
}
