import { readModel } from './build/outputs.js';
import { PACKAGE_ROOT } from './build/package-root.js';
import { command } from './command.js';
import { freeze } from './history/freeze.js';

command(() => {
  const files = freeze(PACKAGE_ROOT, readModel(PACKAGE_ROOT).schemas);
  console.log(
    files.length === 0 ? 'nothing changed' : files.map((file) => `froze schemas/${file}`).join('\n'),
  );
});
