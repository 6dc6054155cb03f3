import type { Sandbox } from '@propalpes/seedwork/testing/sandbox';
import { Workshop } from '../../src/workshop.js';

/** A workshop in a sandbox, and what it has said. */
export interface Bench {
  readonly workshop: Workshop;
  readonly said: string[];
}

const quiet = { write: () => true };

export function workshopIn(sandbox: Sandbox): Bench {
  const { signal } = new AbortController();
  const said: string[] = [];
  const say = (line: string) => {
    said.push(line);
  };
  const databases = {
    COMPANIAS_DATABASE: sandbox.databaseName('companias'),
    AUDITORIA_DATABASE: sandbox.databaseName('auditoria'),
  };
  const env = { ...sandbox.env, ...databases, LOG_LEVEL: 'silent' };
  const workshop = new Workshop({ env, signal, say, screen: quiet });
  sandbox.defer(() => workshop.close());
  return { workshop, said };
}
