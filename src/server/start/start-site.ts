/** The way from nothing to a running site: database, questionnaires, demo data, build, then the first visitor. */
import { join } from 'node:path';

import { fillDemo } from '../../embedded/demo/index.ts';
import type { DemoSignIn } from '../../embedded/demo/index.ts';
import type { EmbeddedBackend } from '../../embedded/index.ts';
import type { Channel } from '../../domain/outreach/channel.ts';
import type { Backend } from '../db/backend.ts';
import { healthCheck } from '../health/health-check.ts';
import { provideHealthCheck } from '../health/index.ts';
import { closeIntake, intake } from '../intake/index.ts';
import { openWorkshop } from '../questionnaires/open-workshop.ts';
import { provideWorkshop, workshop } from '../questionnaires/workshop.ts';
import { openableAddress } from './announce.ts';
import { buildWhenNeeded } from './build-when-needed.ts';
import { demoDoor } from './demo-door.ts';
import { serveDev } from './dev-site.ts';
import { examined } from './examined.ts';
import { requireFreeAddress, serveBuilt } from './http-site.ts';
import type { Listening } from './http-site.ts';
import type { StartMessage } from './messages.ts';
import { inviteFirstPerson } from './invite-first-person.ts';
import type { PrintedInvitation } from './invite-first-person.ts';
import { openBackend } from './open-backend.ts';
import type { OpenedBackend } from './open-backend.ts';
import { openOperatorsPort } from './operators-port.ts';
import { publishQuestionnaires } from './publish-questionnaires.ts';
import type { PublishedQuestionnaire } from './publish-questionnaires.ts';
import type { Settings } from './settings.ts';

export type StartOptions = {
  readonly root: string;
  readonly settings: Settings;
  readonly mode: 'built' | 'dev';
  readonly say: (message: StartMessage) => void;
};

type Demo = {
  readonly entries: readonly { readonly channel: Channel; readonly code: string }[];
  readonly signIns: readonly DemoSignIn[];
};

export type RunningSite = Demo & {
  readonly address: string;
  /** Where the operator's figures are, if anywhere. */
  readonly operators: string | null;
  readonly invitation: PrintedInvitation | null;
  stop(): Promise<void>;
};

/** Where real people will come, nothing is made up. */
const nobodyYet: Demo = { entries: [], signIns: [] };

export async function startSite(options: StartOptions): Promise<RunningSite> {
  const { root, settings, say } = options;
  await requireFreeAddress(settings);
  const operators = await openOperatorsPort(settings.metrics);
  try {
    say('preparing');
    const backend = await openBackend(settings, join(root, 'supabase', 'migrations'));
    const site = await serveOrClose(backend, options);
    return { ...site, operators: operators.address, stop: () => site.stop().finally(() => operators.stop()) };
  } catch (cause) {
    await operators.stop();
    throw cause;
  }
}

type Serving = Omit<RunningSite, 'operators'>;

async function serveOrClose(backend: OpenedBackend, options: StartOptions): Promise<Serving> {
  try {
    return await serveWith(backend, options);
  } catch (cause) {
    await backend.close();
    throw cause;
  }
}

async function serveWith(backend: OpenedBackend, { root, settings, mode, say }: StartOptions): Promise<Serving> {
  const questionnaires = await publishQuestionnaires(join(root, 'surveys'));
  const demo = backend.kind === 'embedded' ? await fillWith(backend, { settings, questionnaires, say }) : nobodyYet;
  if (mode === 'built') await buildWhenNeeded(root, () => say('building'));
  // From now on traces older than 48 hours are forgotten every hour, visitors or not.
  intake();
  provideWorkshop(openWorkshop());
  provideHealthCheck(healthCheck(examined(root, settings)));
  const listening = await (mode === 'built' ? serveBuilt(root, settings, settings) : serveDev(root, settings));
  const address = openableAddress(settings.host, listening.port);
  return {
    address,
    ...demo,
    invitation: await inviteFirstPerson(settings.publicUrl ?? address),
    stop: () => stop(listening, backend),
  };
}

type Filling = Pick<StartOptions, 'settings' | 'say'> & { readonly questionnaires: readonly PublishedQuestionnaire[] };

function fillWith(backend: EmbeddedBackend, { settings, questionnaires, say }: Filling): Promise<Demo> {
  return fillDemo({
    door: demoDoor(backend),
    folder: settings.dataDir,
    questionnaires,
    now: new Date(),
    beforeFilling: () => say('filling'),
  });
}

/** Requests first, the database last: nothing that was acknowledged may be missing afterwards. */
async function stop(listening: Listening, backend: Backend): Promise<void> {
  await listening.stop();
  await closeIntake();
  await workshop().close();
  await backend.close();
}
