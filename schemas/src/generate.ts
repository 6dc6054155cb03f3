import { outputs, readModel } from './build/outputs.js';
import { PACKAGE_ROOT } from './build/package-root.js';
import { staleFiles, writeFiles } from './build/write.js';
import { command } from './command.js';

/** Writes the generated files, or with --check fails naming those that are not as they would be written. */
command(() => {
  const wanted = outputs(readModel(PACKAGE_ROOT));
  const stale = staleFiles(PACKAGE_ROOT, wanted);
  const list = stale.map((file) => `schemas/${file}`).join('\n');
  if (!process.argv.includes('--check')) {
    writeFiles(PACKAGE_ROOT, wanted, stale);
    if (stale.length > 0) console.log(`generated\n${list}`);
  } else if (stale.length > 0) {
    throw new Error(`not as npm run generate would write them:\n${list}`);
  }
});
