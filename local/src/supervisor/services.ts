/** A process of ours that `make run` keeps alive. */
export interface ServiceEntry {
  /** Its folder under `services/`. */
  readonly name: string;
  readonly port: number;
  readonly managementPort: number;
  /** The other services that it asks over HTTP: variable → service. */
  readonly asks?: Readonly<Record<string, string>>;
}

/** Every service, in no particular order: they wait for each other by themselves. A new service is one line. */
export const services: readonly ServiceEntry[] = [
  { name: 'companias', port: 5000, managementPort: 9000 },
  { name: 'propiedades', port: 5001, managementPort: 9001 },
  { name: 'geograficos', port: 5002, managementPort: 9002 },
  { name: 'auditoria', port: 5003, managementPort: 9003 },
  {
    name: 'bff-web',
    port: 8003,
    managementPort: 9010,
    asks: {
      COMPANIAS_URL: 'companias',
      PROPIEDADES_URL: 'propiedades',
      GEOGRAFICOS_URL: 'geograficos',
      AUDITORIA_URL: 'auditoria',
    },
  },
];
