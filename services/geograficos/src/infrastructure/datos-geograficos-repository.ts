import { AggregateRepository } from '@propalpes/seedwork/persistence/aggregate-repository';
import {
  registroMapping,
  registroModel,
  type RegistroDocument,
} from '@propalpes/seedwork/persistence/registro-document';
import { RegistroReader } from '@propalpes/seedwork/persistence/registro-reader';
import type { Connection, Model } from 'mongoose';
import type { Ubicacion } from '../domain/datos-geograficos.js';

type DatosGeograficosModel = Model<RegistroDocument<Ubicacion>>;

/** Two properties may stand in one place: only the id is unique. */
const mapping = registroMapping<Ubicacion>(() => undefined);

export const datosGeograficosModel = (connection: Connection): DatosGeograficosModel =>
  registroModel<Ubicacion>(connection, 'datos_geograficos', {
    nombrePropiedad: String,
    latitud: String,
    longitud: String,
  });

export const datosGeograficosRepository = (model: DatosGeograficosModel) =>
  new AggregateRepository(model, mapping);

export const datosGeograficosFinder = (model: DatosGeograficosModel) => new RegistroReader(model, mapping);
