import { Fault } from './fault.js';

/** Runs a command's `main` and sets the exit code; a Fault is shown without its stack. */
export async function runMain(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Fault ? error.message : error);
    process.exitCode = 1;
  }
}
