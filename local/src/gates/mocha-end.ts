/** Longer than anything takes to close. */
const AFTER_MS = Number(process.env['MOCHA_END_MS'] ?? 30_000);

const standardStreams = new Set(['PipeWrap', 'TTYWrap']);

/**
 * A runner that something keeps alive after its last test fails and says what that is. It would wait for ever otherwise;
 * `--exit` would hide what a test forgot to close.
 */
export const mochaHooks = {
  afterAll(): void {
    const timer = setTimeout(() => {
      const open = process.getActiveResourcesInfo().filter((it) => !standardStreams.has(it));
      const handles = handlesInUse();
      if (open.length > 0 || handles.some((it) => it !== 'async')) {
        console.error(
          `mocha did not end ${AFTER_MS / 1_000} s after its last test; still open: ${open.join(', ')}`,
        );
        // mocha sets the code in such a listener, to the number of failed tests
        process.once('exit', () => (process.exitCode = 1));
      }
      // Else it is a promise that the native Pulsar client forgot (apache/pulsar-client-node 133): no test can close it.
      process.exit();
    }, AFTER_MS);
    timer.unref();
  },
};

/** The kinds of the handles that keep the process alive, those of native code too, which Node's own list leaves out. */
function handlesInUse(): string[] {
  const { libuv } = process.report.getReport() as {
    libuv: readonly { type: string; is_active: boolean; is_referenced?: boolean }[];
  };
  return libuv.filter((it) => it.is_active && it.is_referenced).map((it) => it.type);
}
