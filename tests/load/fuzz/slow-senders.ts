/** Connections that send a byte at a time and never come to an end: each holds a place in the server, and none may hold up the others. */
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export function slowSenders(port: number, count: number): { stop(): void } {
  const open = Array.from({ length: count }, () => sender(port));
  const timer = setInterval(() => {
    for (const socket of open) if (socket.writable) socket.write('x');
  }, 500);
  return {
    stop() {
      clearInterval(timer);
      for (const socket of open) socket.destroy();
    },
  };
}

function sender(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  // The site may end it at any time: that is what it should do.
  socket.on('error', () => undefined);
  socket.write(
    'POST /q/AAAAAA HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 60000\r\n\r\n{',
  );
  return socket;
}
