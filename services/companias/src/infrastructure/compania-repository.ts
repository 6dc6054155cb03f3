import { AggregateRepository } from '@propalpes/seedwork/persistence/aggregate-repository';
import {
  registroMapping,
  registroModel,
  type RegistroDocument,
} from '@propalpes/seedwork/persistence/registro-document';
import { RegistroReader } from '@propalpes/seedwork/persistence/registro-reader';
import type { Connection, Model } from 'mongoose';
import { identificacionUnica, type DatosCompania } from '../domain/compania.js';

type CompaniaModel = Model<RegistroDocument<DatosCompania>>;

const mapping = registroMapping(identificacionUnica);

export const companiaModel = (connection: Connection): CompaniaModel =>
  registroModel<DatosCompania>(connection, 'companias', {
    nombre: String,
    email: String,
    identificacion: String,
  });

export const companiaRepository = (model: CompaniaModel) => new AggregateRepository(model, mapping);

export const companiaFinder = (model: CompaniaModel) => new RegistroReader(model, mapping);
