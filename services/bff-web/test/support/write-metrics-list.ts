import { writeList } from '@propalpes/seedwork/testing/metrics-list';
import { scrape } from './scrape.js';
import { Sistema } from './sistema.js';
import { useEverything } from './use-everything.js';

const sistema = await Sistema.start();
try {
  await useEverything(sistema);
  await writeList(await scrape(sistema));
} finally {
  await sistema.close();
}
