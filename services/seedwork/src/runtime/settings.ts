import { z } from 'zod';

/** A whole number between `min` and `max`; an empty setting is malformed, not zero. */
export function integer(min: number, max: number) {
  return z
    .string()
    .regex(/^-?\d{1,15}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`);
}

/** A part of one, with a point, such as `0.25`. */
export function fraction() {
  return z
    .string()
    .regex(/^(0(\.\d{1,17})?|1(\.0{1,17})?)$/, 'must be a number from 0 to 1')
    .transform(Number);
}

/** A TCP port. */
export const port = () => integer(1, 65_535);

/** An address with one of `protocols`, for example `url('http', 'https')`. */
export function url(...protocols: string[]) {
  const rule = `must be an address that starts with ${protocols.map((name) => `${name}://`).join(' or ')}`;
  return z.string().refine((value) => {
    if (!URL.canParse(value)) return false;
    const { protocol, host } = new URL(value);
    return host !== '' && protocols.includes(protocol.slice(0, -1));
  }, rule);
}

/** Where a file is, such as a mounted secret. Whether it can be read shows when it is. */
export const filePath = () => z.string().min(1, 'must be the path of a file');

/** Text of 1 to 200 characters without spaces: names of databases, hosts, services. */
export const name = () => z.string().regex(/^[^\s]{1,200}$/, 'must be 1 to 200 characters without spaces');

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** The settings that every service has; the defaults of the ports differ. */
export function serverSettings(defaultPort: number, defaultManagementPort: number) {
  return {
    HOST: name().default('0.0.0.0'),
    PORT: port().default(defaultPort),
    MANAGEMENT_PORT: port().default(defaultManagementPort),
    LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  };
}

/** How a server parts from its clients. */
export const lingerSettings = {
  /** Long enough for most clients to ask once more and be told to go; of the 10 s that a stop may take. */
  LINGER_MS: integer(0, 5_000).default(1_000),
};
