import { ConfigError } from './config.js';
import { createLog, type Log } from './log.js';
import { logLevels } from './settings.js';
import { StopSequence } from './stop-sequence.js';

const EX_CONFIG = 78;

/** What a starting service uses to say how it is stopped. */
export interface Lifecycle {
  log: Log;
  /** Aborted when the stop begins; loops that wait for something end then. */
  signal: AbortSignal;
  /** Registers a step of the stop. Steps run one after the other, the last registered first. */
  onStop: (label: string, stop: () => Promise<void> | void) => void;
}

export interface LifecycleOptions {
  log?: Log;
  /** How long all stop steps together may take, in milliseconds. */
  graceMs?: number;
}

/**
 * Runs a service until SIGTERM or SIGINT, then stops it in order and exits 0; a second signal exits at once.
 * Exits 1 when the start fails or the stop outlives its grace period, 78 when a setting is wrong.
 */
export async function runService(
  name: string,
  start: (lifecycle: Lifecycle) => Promise<void>,
  {
    log = createLog({ service: name, level: levelFromEnvironment() }),
    graceMs = 10_000,
  }: LifecycleOptions = {},
): Promise<void> {
  const stopping = new AbortController();
  const sequence = new StopSequence(log);

  const stopAndExit = async (code: number) => {
    stopping.abort();
    const inTime = await sequence.run(graceMs);
    process.exit(inTime ? code : 1);
  };
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping.signal.aborted) process.exit(1);
    log.info({ signal }, `${name} is stopping`);
    void stopAndExit(0);
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, `${name} has a bug: uncaught exception`);
    process.exit(1);
  });

  try {
    await start({
      log,
      signal: stopping.signal,
      onStop: (label, stop) => {
        sequence.add(label, stop);
      },
    });
  } catch (error) {
    if (stopping.signal.aborted) return;
    if (error instanceof ConfigError) {
      process.stderr.write(`${name}: ${error.message}\n`);
      process.exit(EX_CONFIG);
    }
    log.fatal({ err: error }, `${name} could not start`);
    await stopAndExit(1);
  }
}

/** A malformed level is reported when the service reads its settings; until then lines must go somewhere. */
function levelFromEnvironment() {
  return logLevels.find((level) => level === process.env['LOG_LEVEL']) ?? 'info';
}
