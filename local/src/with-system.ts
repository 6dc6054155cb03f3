import { quickStart } from './broker/java-command.js';
import { givenCommand, runGiven } from './process/given-command.js';
import { step } from './process/progress.js';
import { runMain } from './process/run-main.js';
import { setup } from './setup/setup.js';
import { startThrowawayStack } from './stack/stack.js';
import { startThrowawayServices } from './stack/services.js';

const say = (text: string) => {
  console.error(`[system] ${text}`);
};

/** `node with-system.js -- <command…>` runs a command against a fresh system, whose address is BFF, and exits with its code. */
async function main(): Promise<number> {
  const command = givenCommand('with-system.js');
  await setup(say);
  const stack = await step(say, 'Starting a fresh broker and database', () =>
    startThrowawayStack({ jvmFlags: quickStart }),
  );
  try {
    const running = await step(say, 'Starting every service', () => startThrowawayServices(stack.env, say));
    try {
      return await runGiven(command, { ...stack.env, BFF: running.bffUrl });
    } finally {
      await running.close();
    }
  } finally {
    await stack.close();
  }
}

await runMain(main);
