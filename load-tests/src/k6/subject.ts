import type { Stack } from '@propalpes/local/stack/stack';
import type { PlannedFault } from '../faults/fault.js';
import type { BrokerAdmin } from '../rig/broker-admin.js';

/** A process that tells of itself. */
export interface Watched {
  /** The service and its number, such as `companias#1`. */
  readonly name: string;
  /** Where its port for `/metrics` is. */
  readonly managementUrl: string;
}

/** A system under test that can be looked into and disturbed, wherever it runs. */
export interface Subject {
  /** Where the load finds its BFFs. */
  readonly bffs: readonly string[];
  /** Where its broker and database are reached past anything that disturbs them. */
  readonly env: Pick<Stack['env'], 'PULSAR_SERVICE_URL' | 'PULSAR_ADMIN_URL' | 'MONGODB_URI'>;
  readonly admin: BrokerAdmin;
  /** What a report says of the database. */
  readonly database: string;
  /** The processes of its services that run at the moment. */
  watched(): Promise<readonly Watched[]>;
  /** What can be done to it: everything in turn, or one of each kind. */
  faults(extent: 'all' | 'some'): readonly PlannedFault[];
  /** Of processes of its services that ended and were not told to: one text for each end, the same whenever it is asked. */
  deaths(): Promise<readonly string[]>;
  /** Resolves when every part of it is well. */
  recovered(): Promise<unknown>;
}
