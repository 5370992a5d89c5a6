/**
 * One keep-alive connection that sends prepared bytes and reads one answer at a time. A bare socket instead of a library: the sender shares
 * the machine with what it measures, and a library would cost as much as the site.
 */
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

export interface Connection {
  /** Fails when the connection breaks before the whole answer has arrived; then nobody knows what became of the request. */
  send(request: string | Uint8Array): Promise<Reply>;
  close(): void;
}

interface Waiting {
  resolve(reply: Reply): void;
  reject(error: Error): void;
}

const endOfHead = '\r\n\r\n';

export function openConnection(port: number, patience = 30_000): Connection {
  let socket: Socket | null = null;
  let waiting: Waiting | null = null;
  let received = '';

  function settle(): Waiting | null {
    const settled = waiting;
    waiting = null;
    received = '';
    return settled;
  }

  function fail(broken: Socket, error: Error): void {
    if (broken !== socket) return;
    socket = null;
    broken.destroy();
    settle()?.reject(error);
  }

  function read(chunk: string): void {
    received += chunk;
    const reply = replyIn(received);
    if (reply === null) return;
    if (/\r\nconnection: close/i.test(reply.head)) drop();
    settle()?.resolve(reply);
  }

  function drop(): void {
    socket?.destroy();
    socket = null;
  }

  function open(): Socket {
    const opened = connect({ port, host: '127.0.0.1', noDelay: true }).setEncoding('latin1');
    opened.setTimeout(patience);
    opened.on('data', (chunk: string) => (opened === socket ? read(chunk) : undefined));
    opened.on('timeout', () => fail(opened, new Error('no answer in time')));
    opened.on('error', (error) => fail(opened, error));
    opened.on('close', () => fail(opened, new Error('the connection was closed')));
    return opened;
  }

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket ??= open();
        socket.write(request);
      }),
    close: drop,
  };
}

/** Null while something is missing. Bodies count in bytes, so the text is read as Latin-1. */
function replyIn(text: string): Reply | null {
  const end = text.indexOf(endOfHead);
  if (end < 0) return null;
  const head = text.slice(0, end);
  const status = Number(head.slice(9, 12));
  const rest = text.slice(end + endOfHead.length);
  if (/\r\ntransfer-encoding: chunked/i.test(head))
    return rest.endsWith('0\r\n\r\n') ? { status, head, body: rest } : null;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  return rest.length < length ? null : { status, head, body: rest.slice(0, length) };
}
