import { AggregateRepository } from '@propalpes/seedwork/persistence/aggregate-repository';
import {
  registroMapping,
  registroModel,
  type RegistroDocument,
} from '@propalpes/seedwork/persistence/registro-document';
import { RegistroReader } from '@propalpes/seedwork/persistence/registro-reader';
import type { Connection, Model } from 'mongoose';
import { identificacionCatastralUnica, nitComparable, type DatosPropiedad } from '../domain/propiedad.js';

type PropiedadModel = Model<RegistroDocument<DatosPropiedad>>;

const mapping = registroMapping(identificacionCatastralUnica, nitComparable);

export const propiedadModel = (connection: Connection): PropiedadModel =>
  registroModel<DatosPropiedad>(
    connection,
    'propiedades',
    { nombre: String, identificacionCatastral: String, nit: String },
    { grouped: true },
  );

export const propiedadRepository = (model: PropiedadModel) => new AggregateRepository(model, mapping);

export const propiedadFinder = (model: PropiedadModel) => new RegistroReader(model, mapping);
