/** Longer than anything takes to close. */
const AFTER_MS = Number(process.env['MOCHA_END_MS'] ?? 30_000);

/**
 * A runner that something keeps alive after its last test fails and says what that is. It would wait for ever otherwise;
 * `--exit` would hide what a test forgot to close.
 */
export const mochaHooks = {
  afterAll(): void {
    const timer = setTimeout(() => {
      const open = process.getActiveResourcesInfo().join(', ');
      console.error(`mocha did not end ${AFTER_MS / 1_000} s after its last test; still open: ${open}`);
      // mocha sets the code in such a listener, to the number of failed tests
      process.once('exit', () => (process.exitCode = 1));
      process.exit();
    }, AFTER_MS);
    timer.unref();
  },
};
