import { parseArgs } from 'node:util';
import { buildImages } from './images/build-images.js';
import { packageImages } from './images/catalogue.js';
import { buildPlatformImages } from './images/platform-images.js';
import { imageTable } from './images/table.js';
import { Fault } from './process/fault.js';
import { runMain } from './process/run-main.js';

const usage = `usage: node local/dist/src/images.js [--platform] [name…]
  names: ${packageImages.map((it) => it.name).join(', ')}; all without any
  --platform: the images of Pulsar, the database and Prometheus for a cluster without a registry, too`;

await runMain(async () => {
  const { names, platform } = parse(process.argv.slice(2));
  const say = (text: string) => {
    console.log(text);
  };
  const images = [...(await buildImages(say, names)), ...(platform ? await buildPlatformImages(say) : [])];
  console.log(`\n${imageTable(images)}`);
  return 0;
});

function parse(args: string[]): { names: string[]; platform: boolean } {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { platform: { type: 'boolean', default: false } },
    });
    return { names: positionals, platform: values.platform };
  } catch (error) {
    if (error instanceof TypeError) throw new Fault(usage);
    throw error;
  }
}
