import { services } from '@propalpes/local/supervisor/services';

/** How programs find the platform from within the network of the cluster. */
export const platform = {
  PULSAR_SERVICE_URL: 'pulsar://pulsar:6650',
  PULSAR_ADMIN_URL: 'http://pulsar:8080',
  MONGODB_URI: 'mongodb://mongodb:27017/?directConnection=true',
} as const;

/** Where a service is: its Service chooses among the pods that are ready. */
export const urlsWithin = (service: string): string[] =>
  services.filter(({ name }) => name === service).map(({ name, port }) => `http://${name}:${port}`);
