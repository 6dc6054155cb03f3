import { Unavailable } from '@propalpes/seedwork/application/unavailable';
import { ConfigError } from '@propalpes/seedwork/runtime/config';
import { Command, CommanderError } from 'commander';
import { Refused } from './cli/refused.js';
import { describeDemo } from './demo/command.js';
import { describeOperaciones } from './operaciones/command.js';
import { describeRedrive } from './redrive/command.js';
import { describeReplay } from './replay/command.js';
import { describeRepublish } from './republish/command.js';
import { Workshop } from './workshop.js';

const HELP = `
Where broker, databases and BFF are is said by the settings of the services: PULSAR_SERVICE_URL,
PULSAR_ADMIN_URL, PULSAR_TENANT, MONGODB_URI, <SERVICE>_DATABASE, BFF. Without them it is what "make run" has started.

Exit codes: 0 done, 1 something is away or went wrong, 2 not understood, 3 refused, 78 a setting is wrong.`;

/** What shells make of Ctrl-C. */
const INTERRUPTED = 130;

const interrupted = new AbortController();
process.once('SIGINT', () => {
  interrupted.abort();
});
process.once('SIGTERM', () => {
  interrupted.abort();
});

const workshop = new Workshop({
  env: process.env,
  signal: interrupted.signal,
  say: (line) => {
    console.log(line);
  },
});
const program = new Command('tools')
  .description('What an operator of PropAlpes needs now and then')
  .addHelpText('after', HELP)
  .exitOverride();
describeRedrive(program.command('redrive'), workshop);
describeRepublish(program.command('republish'), workshop);
describeReplay(program.command('replay'), workshop);
describeOperaciones(program.command('operaciones'), workshop);
describeDemo(program.command('demo'), workshop);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = failed(error);
} finally {
  await workshop.close();
  // what is still being asked would keep the process for as long as it takes, and a token for the broker for ever
  process.exit(interrupted.signal.aborted ? INTERRUPTED : process.exitCode);
}

/** Says why, on stderr, and gives the exit code. */
function failed(error: unknown): number {
  if (interrupted.signal.aborted) return INTERRUPTED;
  // commander has said it
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const expected = error instanceof Unavailable || error instanceof Refused || error instanceof ConfigError;
  console.error(expected ? error.message : error);
  if (error instanceof Refused) return 3;
  return error instanceof ConfigError ? 78 : 1;
}
