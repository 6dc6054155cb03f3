/** One thing that must hold before a change may land. */
export interface Gate {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** A test runner: each of its tests counts. */
  readonly tests?: true;
  /** Shown as it comes; of the others the output is shown when they fail. */
  readonly live?: true;
  /** Nothing after it makes sense when it fails. */
  readonly essential?: true;
  /** It is ended, and has failed, when it takes longer. */
  readonly withinMs?: number;
}

const script = (name: string, ...rest: string[]) => ['npm', 'run', '--silent', name, ...rest] as const;
export const node = (file: string, ...rest: string[]) => [process.execPath, file, ...rest] as const;

/** Files of tests that are no part of `make test`. What builds images or waits for a cluster may take minutes. */
export const mocha = (files: string) => {
  const options = ['--no-config', '--forbid-only', '--forbid-pending', '--timeout', '600000'];
  return node('node_modules/mocha/bin/mocha.js', ...options, files);
};

/** In the order in which they run: what fails fastest comes first. */
export const gates: readonly Gate[] = [
  { name: 'strict types', command: script('build'), essential: true },
  {
    name: 'setup',
    command: node('local/dist/src/setup-tests.js'),
    essential: true,
    live: true,
    // on a machine that has nothing yet it builds Kubernetes and Helm
    withinMs: 50 * 60_000,
  },
  { name: 'format', command: script('format:check') },
  { name: 'generated files and schema history', command: script('check', '-w', '@propalpes/schemas') },
  { name: 'generated dashboards', command: script('check', '-w', '@propalpes/dashboards') },
  { name: 'layer rules', command: script('layers') },
  { name: 'dead code and unused dependencies', command: script('unused') },
  { name: 'lint', command: script('lint') },
  {
    name: 'tests on a real broker, database and Kubernetes API',
    command: [
      ...node('local/dist/src/with-stack.js', '--'),
      ...node('local/dist/src/with-control-plane.js', '--'),
      ...node('node_modules/mocha/bin/mocha.js'),
    ],
    tests: true,
    live: true,
  },
  {
    name: 'acceptance of the whole system',
    command: node('local/dist/src/with-system.js', '--', 'npm', 'run', '--silent', 'acceptance'),
    tests: true,
    live: true,
  },
  {
    name: 'load scenarios, smoke',
    command: node('load-tests/dist/src/load.js', 'all', '--profile', 'smoke'),
    live: true,
    withinMs: 10 * 60_000,
  },
  {
    name: 'crash matrix, small',
    // On two cores all services, twice, leave little for a greater load.
    command: node('load-tests/dist/src/crash-matrix.js', '8', '--rate', '4'),
    live: true,
  },
];
