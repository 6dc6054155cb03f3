import { parseAllDocuments } from 'yaml';
import { type ApplicationChart, chartDirectory } from './charts.js';
import { helm } from './helm.js';

/** An object of Kubernetes as far as all of them are alike. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

export interface RenderOptions {
  /** Paths of files of values. */
  readonly files?: readonly string[];
  /** Single values, as `--set-json` takes them: path → value. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly namespace?: string;
  /** Whether the installation or an upgrade is rendered. */
  readonly upgrade?: boolean;
}

/** What a chart makes of values, without any cluster. Rejects with what Helm objected. */
export async function render(
  chart: ApplicationChart,
  options: RenderOptions = {},
): Promise<KubernetesObject[]> {
  return parseObjects(await helm(['template', 'propalpes', chartDirectory(chart), ...argumentsOf(options)]));
}

export function argumentsOf({
  files = [],
  set = {},
  namespace = 'propalpes',
  upgrade,
}: RenderOptions): string[] {
  return [
    ...files.flatMap((file) => ['--values', file]),
    ...Object.entries(set).flatMap(([path, value]) => ['--set-json', `${path}=${JSON.stringify(value)}`]),
    ...['--namespace', namespace],
    ...(upgrade === true ? ['--is-upgrade'] : []),
  ];
}

/** Reads the documents of a stream of YAML. Throws when one is malformed. */
export function parseObjects(text: string): KubernetesObject[] {
  return parseAllDocuments(text)
    .map((document) => {
      const [error] = document.errors;
      if (error) throw error;
      return document.toJS() as KubernetesObject | null;
    })
    .filter((object) => object !== null);
}
