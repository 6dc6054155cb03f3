import { runMain } from './process/run-main.js';
import { setup } from './setup/setup.js';

await runMain(async () => {
  await setup(console.log);
  console.log('Everything is set up.');
  return 0;
});
