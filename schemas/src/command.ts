/** Runs a command-line tool: a failure is its message on stderr and exit code 1. */
export function command(run: () => void): void {
  try {
    run();
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
