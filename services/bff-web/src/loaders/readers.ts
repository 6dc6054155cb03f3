import type { AuditoriaClient } from '../clients/auditoria.js';
import type { CompaniasClient } from '../clients/companias.js';
import type { RegistrosClient } from '../clients/registro.js';
import type { CallContext } from '../clients/upstream.js';
import type { DatosGeograficos } from '../schema/datos-geograficos.js';
import type { Propiedad } from '../schema/propiedad.js';
import { CompaniasReader } from './companias-reader.js';
import { OperacionesReader } from './operaciones-reader.js';
import { RegistrosReader } from './registros-reader.js';

export interface Clients {
  companias: CompaniasClient;
  propiedades: RegistrosClient<Propiedad>;
  geograficos: RegistrosClient<DatosGeograficos>;
  auditoria: AuditoriaClient;
}

/** All reading for one request. */
export class Readers {
  readonly companias: CompaniasReader;
  readonly propiedades: RegistrosReader<Propiedad>;
  readonly geograficos: RegistrosReader<DatosGeograficos>;
  readonly operaciones: OperacionesReader;

  constructor(clients: Clients, context: CallContext) {
    this.companias = new CompaniasReader(clients.companias, context);
    this.propiedades = new RegistrosReader(clients.propiedades, context);
    this.geograficos = new RegistrosReader(clients.geograficos, context);
    this.operaciones = new OperacionesReader(clients.auditoria, context);
  }
}
