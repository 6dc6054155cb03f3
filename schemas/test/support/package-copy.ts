import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { RecordSchema } from '../../src/avro/schema.js';
import { readModel } from '../../src/build/outputs.js';
import { PACKAGE_ROOT } from '../../src/build/package-root.js';
import type { TopicSchema } from '../../src/build/topic-schemas.js';

/** A copy of this package's sources, without its history, to edit and throw away. */
export class PackageCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'propalpes-schemas-'));

  constructor() {
    cpSync(join(PACKAGE_ROOT, 'avro'), join(this.root, 'avro'), { recursive: true });
    cpSync(join(PACKAGE_ROOT, 'catalogue.yaml'), join(this.root, 'catalogue.yaml'));
  }

  get schemas(): TopicSchema[] {
    return readModel(this.root).schemas;
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text);
  }

  remove(file: string): void {
    rmSync(join(this.root, file));
  }

  /** Changes a record in its .avsc file. */
  edit(file: string, change: (record: RecordSchema) => void): void {
    const record = JSON.parse(this.read(file)) as RecordSchema;
    change(record);
    this.write(file, JSON.stringify(record));
  }

  replace(file: string, text: string, by: string): void {
    if (!this.read(file).includes(text)) throw new Error(`${file} has no ${text}`);
    this.write(file, this.read(file).replace(text, by));
  }

  /** Commits everything, in a repository of its own. */
  commit(message: string): void {
    this.git('init', '--quiet');
    this.git('add', '.');
    this.git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', message);
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8' });
  }

  dispose(): void {
    rmSync(this.root, { recursive: true });
  }
}
