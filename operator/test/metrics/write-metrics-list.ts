import { writeList } from '@propalpes/seedwork/testing/metrics-list';
import { declared } from './declared.js';

// With --print it tells them instead: a process of its own has no metrics of others.
const metrics = await declared();
if (process.argv.includes('--print')) process.stdout.write(JSON.stringify([...metrics]));
else await writeList(metrics);
