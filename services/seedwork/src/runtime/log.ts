import { pino, stdTimeFunctions, type DestinationStream, type Level, type Logger } from 'pino';

export type Log = Logger;

export interface LogOptions {
  service: string;
  level?: Level | 'silent';
  /** Where lines go; standard output unless given. */
  destination?: DestinationStream;
}

const personal = ['nombre', 'email', 'identificacion', 'nit'];
const redacted = personal.flatMap((field) => [field, `data.${field}`]);

/** JSON lines that carry the service's name. Personal data appears at `debug` and `trace` only. */
export function createLog({ service, level = 'info', destination }: LogOptions): Log {
  const options = {
    level,
    base: { service },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    ...(level === 'debug' || level === 'trace' ? {} : { redact: redacted }),
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}
