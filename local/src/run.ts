import { Fault } from './process/fault.js';
import { seconds } from './process/progress.js';
import { Console } from './supervisor/console.js';
import { runEverything } from './supervisor/run-everything.js';
import { Supervisor } from './supervisor/supervisor.js';

/** `make run`: everything in the foreground until Ctrl-C or SIGTERM; a second one does not wait. */
const started = performance.now();
const terminal = new Console();
const say = terminal.of('run');
const supervisor = new Supervisor(say);

const stop = (signal: NodeJS.Signals) => {
  if (supervisor.stopping.aborted) {
    void supervisor.kill().then(() => process.exit(1));
    return;
  }
  say(`${signal}: stopping everything in order …`);
  void supervisor.stop().then(() => {
    say('everything is stopped');
    process.exit(0);
  });
};
process.on('SIGINT', stop).on('SIGTERM', stop);

try {
  const address = await runEverything(supervisor, terminal, say);
  say(`everything is ready after ${seconds(performance.now() - started)}; Ctrl-C stops it`);
  console.log(`READY ${address}`);
} catch (error) {
  if (!supervisor.stopping.aborted) {
    say(error instanceof Fault || error instanceof Error ? error.message : String(error));
    await supervisor.stop();
    process.exit(1);
  }
}
