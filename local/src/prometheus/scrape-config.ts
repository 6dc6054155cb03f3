import { stringify } from 'yaml';

/** Where metrics are served. */
export interface Target {
  /** The label `job`: the name of the service. */
  readonly job: string;
  /** The label `instance`: host and port. */
  readonly address: string;
  /** `/metrics` by default. */
  readonly path?: string;
}

export interface Scraping {
  readonly targets: readonly Target[];
  readonly intervalMs: number;
  /** Paths of files with groups of rules. */
  readonly rules: readonly string[];
}

const longestTimeoutMs = 10_000;

/** The configuration file of a Prometheus that scrapes these targets and no others. */
export function scrapeConfig({ targets, intervalMs, rules }: Scraping): string {
  return stringify({
    global: {
      scrape_interval: `${intervalMs}ms`,
      scrape_timeout: `${Math.min(intervalMs, longestTimeoutMs)}ms`,
      evaluation_interval: `${intervalMs}ms`,
    },
    rule_files: rules,
    scrape_configs: groups(targets).map(({ job, path, addresses }) => ({
      job_name: path === defaultPath ? job : `${job} ${path}`,
      metrics_path: path,
      static_configs: [{ targets: addresses, labels: { job } }],
    })),
  });
}

const defaultPath = '/metrics';

interface Group {
  readonly job: string;
  readonly path: string;
  readonly addresses: string[];
}

/** The replicas of a service are one group. */
function groups(targets: readonly Target[]): Group[] {
  const found = new Map<string, Group>();
  for (const { job, address, path = defaultPath } of targets) {
    const group = found.get(`${job} ${path}`) ?? { job, path, addresses: [] };
    group.addresses.push(address);
    found.set(`${job} ${path}`, group);
  }
  return [...found.values()];
}
