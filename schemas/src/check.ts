import { readModel } from './build/outputs.js';
import { PACKAGE_ROOT } from './build/package-root.js';
import { command } from './command.js';
import { compatibilityProblems, historyProblems, unfrozenTopics } from './history/problems.js';

command(() => {
  const { schemas } = readModel(PACKAGE_ROOT);
  const incompatible = compatibilityProblems(PACKAGE_ROOT, schemas);
  // a schema that is incompatible cannot be frozen, so asking for it would mislead
  const unfrozen = incompatible.length > 0 ? [] : unfrozenTopics(PACKAGE_ROOT, schemas);
  const problems = [
    ...historyProblems(PACKAGE_ROOT),
    ...incompatible,
    ...unfrozen.map(
      ({ path }) => `${path}: changed since it was frozen: npm run freeze -w @propalpes/schemas`,
    ),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  console.log(`${schemas.length} schemas agree with their history`);
});
