import { readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as builder from '@propalpes/local/images/build-images';
import { loadImage } from '@propalpes/local/node/load-image';
import { checkout } from '@propalpes/local/paths';
import { step, type Say } from '@propalpes/local/process/progress';
import { tool } from '@propalpes/local/setup/tool';
import { services } from '@propalpes/local/supervisor/services';
import { copyCheckout } from '../rig/copy-checkout.js';
import { logDirectory } from '../rig/run.js';

/** What a version has images of. That of the operator is the one of backlog-metrics, too. */
export const programs: readonly string[] = [...services.map(({ name }) => name), 'operator'];

/** Of one of these programs. */
export const imageOf = (name: string, tag: string): string => `propalpes/${name}:${tag}`;

const events = join('schemas', 'avro', 'eventos', 'compania');

interface AvroRecord {
  readonly fields: readonly { readonly name: string; readonly type: unknown }[];
}

/** Where the chart of a version is, once that was made. */
export const chartOf = (tag: string): string => join(logDirectory, tag, 'charts', 'propalpes');

/** Another version of the project, in a directory of its own, as a change of its schemas makes it. */
export class NextVersion {
  private constructor(
    readonly tag: string,
    private readonly directory: string,
  ) {}

  /** The version that is there, with one more field in `CompaniaCreada` and one more type of event. */
  static async compatible(tag: string): Promise<NextVersion> {
    const version = await NextVersion.create(tag);
    await version.change('CompaniaCreada', ({ fields, ...rest }) => ({
      ...rest,
      fields: [...fields, { name: 'pais', type: ['null', 'string'], default: null }],
    }));
    const namespace = 'com.propalpes.compania';
    await version.write('CompaniaRevisada', {
      type: 'record',
      name: 'CompaniaRevisada',
      namespace,
      doc: 'Nobody knows it yet.',
      fields: [{ name: 'revision', type: 'string' }],
    });
    await version.announce('RechazoCompaniaFallido', 'CompaniaRevisada');
    await version.generate();
    return version;
  }

  /** The version that is there, but that `CompaniaCreada` says `estado` as a number: nobody can read both. */
  static async incompatible(tag: string): Promise<NextVersion> {
    const version = await NextVersion.create(tag);
    await version.change('CompaniaCreada', ({ fields, ...rest }) => ({
      ...rest,
      fields: fields.map((field) => (field.name === 'estado' ? { ...field, type: 'long' } : field)),
    }));
    await version.generate();
    return version;
  }

  /** Builds the images of this version and gives them to the node. */
  async load(names: readonly string[], say: Say): Promise<void> {
    await step(say, `Building ${names.length} images of ${this.tag}`, async () => {
      const path = join(this.directory, 'local', 'dist', 'src', 'images', 'build-images.js');
      // Paths are of the checkout whose module it is.
      const { buildImages } = (await import(path)) as typeof builder;
      process.env['IMAGE_TAG'] = this.tag;
      try {
        for (const { archive } of await buildImages(say, names)) await loadImage(archive);
      } finally {
        delete process.env['IMAGE_TAG'];
      }
    });
  }

  /** Copies the checkout. */
  private static async create(tag: string): Promise<NextVersion> {
    const directory = join(logDirectory, tag);
    await copyCheckout(directory);
    await symlink(join(checkout, 'node_modules'), join(directory, 'node_modules'));
    return new NextVersion(tag, directory);
  }

  private async change(name: string, change: (record: AvroRecord) => object): Promise<void> {
    const text = await readFile(join(this.directory, events, `${name}.avsc`), 'utf8');
    await this.write(name, change(JSON.parse(text) as AvroRecord));
  }

  private async write(name: string, record: object): Promise<void> {
    await writeFile(join(this.directory, events, `${name}.avsc`), JSON.stringify(record));
  }

  /** Puts a type of message behind the last of its topic. */
  private async announce(last: string, name: string): Promise<void> {
    const path = join(this.directory, 'schemas', 'catalogue.yaml');
    const line = `      - ${last}\n`;
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace(line, `${line}      - ${name}\n`));
  }

  private async generate(): Promise<void> {
    await tool(process.execPath, [join(this.directory, 'schemas', 'dist', 'src', 'generate.js')]);
  }
}
