import type { CrashPoint } from '@propalpes/seedwork/runtime/crash-point';
import { Random } from '../random.js';
import type { OrderToDie } from '../rig/replica.js';
import { handlersOf, type ServiceUnderTest } from '../rig/services.js';

/** One square of the matrix: where a process of a service dies. */
export interface Cell {
  readonly service: string;
  /** The type of the message that it handles, or sends for a client, just then. */
  readonly message: string;
  readonly point: CrashPoint;
}

export type Kill = Cell & OrderToDie;

export interface Plan {
  /** By service, in the order in which they happen. */
  readonly kills: ReadonlyMap<string, readonly Kill[]>;
  readonly broker: number;
  readonly database: number;
  /** No kills, and not counted as such. */
  readonly rebalances: number;
}

/** Of all kills, the part that the broker gets, and as many the database; one each at least. */
const SHARE_OF_PARTS = 0.05;

/** A rare handler would never be passed much more often. */
const LATEST_HIT = 3;

const handling: readonly CrashPoint[] = ['after-receive', 'after-save', 'after-publish', 'before-ack'];
const sending: readonly CrashPoint[] = ['before-send', 'after-send'];

export const cellsOf = (services: readonly ServiceUnderTest[]): Cell[] =>
  services.flatMap((service) => [
    ...cellsAt(handling, service.name, handlersOf(service)),
    ...cellsAt(sending, service.name, service.sends),
  ]);

const cellsAt = (points: readonly CrashPoint[], service: string, messages: readonly string[]): Cell[] =>
  messages.flatMap((message) => points.map((point) => ({ service, message, point })));

export const cellName = ({ service, message, point }: Cell): string => `${service} ${point}:${message}`;

/** Spreads `total` kills evenly over all cells; fewer than there are cells hit a choice of them. */
export function planKills(total: number, services: readonly ServiceUnderTest[], seed: number): Plan {
  const random = new Random(seed);
  const cells = cellsOf(services);
  const ofParts = Math.max(1, Math.round(total * SHARE_OF_PARTS));
  const kills: Kill[] = [];
  while (kills.length < total - 2 * ofParts) {
    const round = random.shuffle(cells).slice(0, total - 2 * ofParts - kills.length);
    kills.push(...round.map((cell) => ({ ...cell, hit: random.between(1, LATEST_HIT) })));
  }
  const byService = services.map(
    ({ name }) => [name, kills.filter(({ service }) => service === name)] as const,
  );
  return { kills: new Map(byService), broker: ofParts, database: ofParts, rebalances: 2 * ofParts };
}

export const killsOf = ({ kills, broker, database }: Plan): number =>
  [...kills.values()].flat().length + broker + database;

export const coveredCells = ({ kills }: Plan): number =>
  new Set([...kills.values()].flat().map(cellName)).size;
