import type { Config } from '../config.js';
import type { Clients } from '../loaders/readers.js';
import { AuditoriaClient } from './auditoria.js';
import { CompaniasClient } from './companias.js';
import { geograficosClient } from './geograficos.js';
import { propiedadesClient } from './propiedades.js';
import { Upstream } from './upstream.js';

type Settings = Pick<
  Config,
  | 'COMPANIAS_URL'
  | 'PROPIEDADES_URL'
  | 'GEOGRAFICOS_URL'
  | 'AUDITORIA_URL'
  | 'UPSTREAM_TIMEOUT_MS'
  | 'UPSTREAM_MAX_CONCURRENT'
>;

/** The services that are read from. */
export function connectClients(config: Settings): Clients & { close: () => void } {
  const upstream = (name: string, baseUrl: string) =>
    new Upstream({
      name,
      baseUrl,
      timeoutMs: config.UPSTREAM_TIMEOUT_MS,
      maxSockets: config.UPSTREAM_MAX_CONCURRENT,
    });
  const companias = upstream('companias', config.COMPANIAS_URL);
  const propiedades = upstream('propiedades', config.PROPIEDADES_URL);
  const geograficos = upstream('geograficos', config.GEOGRAFICOS_URL);
  const auditoria = upstream('auditoria', config.AUDITORIA_URL);
  return {
    companias: new CompaniasClient(companias),
    propiedades: propiedadesClient(propiedades),
    geograficos: geograficosClient(geograficos),
    auditoria: new AuditoriaClient(auditoria),
    close: () => {
      for (const one of [companias, propiedades, geograficos, auditoria]) one.close();
    },
  };
}
