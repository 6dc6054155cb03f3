import { fileURLToPath } from 'node:url';

/** Directory of this package, seen from dist/src/build. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../../', import.meta.url));
