import { constants } from 'node:os';
import { spawn } from 'node:child_process';
import { quickStart } from './broker/java-command.js';
import { Fault } from './process/fault.js';
import { seconds } from './process/progress.js';
import { runMain } from './process/run-main.js';
import { setup } from './setup/setup.js';
import { startThrowawayStack } from './stack/stack.js';

const say = (text: string) => {
  console.error(`[stack] ${text}`);
};

/** `node with-stack.js -- <command…>` runs a command against a fresh broker and database and exits with its code. */
async function main(): Promise<number> {
  const [separator, command, ...args] = process.argv.slice(2);
  if (separator !== '--' || command === undefined) throw new Fault('usage: node with-stack.js -- <command…>');
  await setup(say);
  const started = performance.now();
  const stack = await startThrowawayStack({ jvmFlags: quickStart });
  say(
    `a fresh broker and database (${stack.database.kind}) are ready after ${seconds(performance.now() - started)}`,
  );
  try {
    return await run(command, args, stack.env);
  } finally {
    await stack.close();
  }
}

function run(command: string, args: readonly string[], env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { env: { ...process.env, ...env }, stdio: 'inherit' });
    // the terminal tells the command of Ctrl-C itself
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.once('error', (error) => {
      reject(new Fault(`${command} did not start: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

await runMain(main);
