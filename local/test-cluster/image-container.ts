import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import type { ImageRoot } from './image-root.js';
import { type RunOptions, runtimeSpec } from './runtime-spec.js';

export interface Ended {
  readonly exitCode: number | undefined;
  readonly output: string;
}

const options = { reject: false, all: true, stdin: 'ignore' } as const;

/** A container of an image as a cluster runs it: its user, no capabilities, a root that cannot be written to, a process tree and a network of its own. */
export class ImageContainer {
  private constructor(
    private readonly directory: string,
    private readonly running: Promise<Ended>,
  ) {}

  static async start(image: ImageRoot, run: RunOptions, timeoutMs = 60_000): Promise<ImageContainer> {
    const directory = await mkdtemp(join(tmpdir(), 'propalpes-container-'));
    const hosts = join(directory, 'hosts');
    await writeFile(hosts, '127.0.0.1 localhost pod\n');
    const volume = async (path: string) => {
      const source = join(directory, 'volumes', path);
      await mkdir(source, { recursive: true });
      return source;
    };
    const spec = await runtimeSpec(image, run, { volume, hosts });
    await writeFile(join(directory, 'config.json'), JSON.stringify(spec));
    const id = basename(directory);
    const command = ['--root', join(directory, 'state'), 'run', '--bundle', directory, id];
    const running = execa('runc', command, { ...options, timeout: timeoutMs }).then(ended);
    return new ImageContainer(directory, running);
  }

  /** Runs a second process in it, with its entry point's rights. */
  async exec(...command: string[]): Promise<Ended> {
    return ended(await this.runc('exec', this.id, ...command));
  }

  async signal(name: string): Promise<void> {
    await this.runc('kill', this.id, name);
  }

  /** Resolves when its first process has ended. */
  end(): Promise<Ended> {
    return this.running;
  }

  async remove(): Promise<void> {
    await this.runc('delete', '--force', this.id);
    await this.running;
    await rm(this.directory, { recursive: true });
  }

  private get id(): string {
    return basename(this.directory);
  }

  private runc(...args: string[]) {
    return execa('runc', ['--root', join(this.directory, 'state'), ...args], { ...options, timeout: 30_000 });
  }
}

function ended({ exitCode, all }: { exitCode?: number | undefined; all: string }): Ended {
  return { exitCode, output: all };
}
