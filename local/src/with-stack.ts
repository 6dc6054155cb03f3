import { quickStart } from './broker/java-command.js';
import { givenCommand, runGiven } from './process/given-command.js';
import { seconds } from './process/progress.js';
import { runMain } from './process/run-main.js';
import { setup } from './setup/setup.js';
import { startThrowawayStack } from './stack/stack.js';

const say = (text: string) => {
  console.error(`[stack] ${text}`);
};

/** `node with-stack.js -- <command…>` runs a command against a fresh broker and database and exits with its code. */
async function main(): Promise<number> {
  const command = givenCommand('with-stack.js');
  await setup(say);
  const started = performance.now();
  const stack = await startThrowawayStack({ jvmFlags: quickStart });
  say(
    `a fresh broker and database (${stack.database.kind}) are ready after ${seconds(performance.now() - started)}`,
  );
  try {
    return await runGiven(command, stack.env);
  } finally {
    await stack.close();
  }
}

await runMain(main);
