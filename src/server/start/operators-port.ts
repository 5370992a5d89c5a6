/** What the operator watches: figures and particulars of health on a port of their own, where one is set. */
import { fullHealth } from '../health/index.ts';
import { queueState } from '../intake/index.ts';
import { provideObserver } from '../metrics/observer.ts';
import { openableAddress } from './announce.ts';
import type { Address } from './http-site.ts';
import { StartProblem } from './start-problem.ts';

export type OperatorsPort = {
  /** Null where none is set. */
  readonly address: string | null;
  stop(): Promise<void>;
};

const closed: OperatorsPort = { address: null, stop: () => Promise.resolve() };

export async function openOperatorsPort(address: Address | null): Promise<OperatorsPort> {
  if (address === null) return closed;
  // Loaded only where somebody watches.
  const [{ createMetrics }, { serveMetrics }] = await Promise.all([
    import('../metrics/metrics.ts'),
    import('../metrics/metrics-server.ts'),
  ]);
  const metrics = createMetrics(queueState);
  const server = await serveMetrics(address, metrics, fullHealth).catch((cause: unknown) => {
    throw portProblem(cause as NodeJS.ErrnoException, address);
  });
  provideObserver(metrics.observer);
  return {
    address: openableAddress(address.host, server.port),
    async stop() {
      provideObserver(null);
      await server.stop();
    },
  };
}

function portProblem({ code, message }: NodeJS.ErrnoException, { host, port }: Address): StartProblem {
  return new StartProblem('metrics-port', { host, port: String(port), reason: code ?? message });
}
