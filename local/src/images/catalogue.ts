import { Fault } from '../process/fault.js';

/** An image that is made from one workspace package. */
export interface PackageImage {
  readonly name: string;
  /** The directory of the package in the checkout. */
  readonly package: string;
}

export const packageImages: readonly PackageImage[] = [
  ...['companias', 'propiedades', 'geograficos', 'auditoria', 'bff-web', 'tools'].map((name) => ({
    name,
    package: `services/${name}`,
  })),
  { name: 'operator', package: 'operator' },
];

/** Those with these names, or all if there are none. Throws a Fault that lists the names there are. */
export function selectImages(names: readonly string[]): readonly PackageImage[] {
  const unknown = names.filter((name) => !packageImages.some((it) => it.name === name));
  if (unknown.length > 0) {
    const known = packageImages.map((it) => it.name).join(', ');
    throw new Fault(`There is no image ${unknown.join(', ')}: there are ${known}.`);
  }
  return names.length === 0 ? packageImages : packageImages.filter((it) => names.includes(it.name));
}

/** The name by which Docker, containerd and Kubernetes find an image that no registry has. */
export function imageTag(name: string, version: string): string {
  return `docker.io/propalpes/${name}:${version}`;
}
