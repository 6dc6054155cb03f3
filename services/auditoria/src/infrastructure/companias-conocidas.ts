import { available, violatedIndex } from '@propalpes/seedwork/persistence/failures';
import { Schema, type Connection, type Model } from 'mongoose';
import type { CompaniasConocidas } from '../application/companias-conocidas.js';
import type { NoticiaDeCompania } from '../domain/compania-conocida.js';

interface CompaniaConocidaDocument {
  _id: string;
  version: number;
  nit?: string | null;
  vigente: boolean;
}

export function companiaConocidaModel(connection: Connection): Model<CompaniaConocidaDocument> {
  const schema = new Schema<CompaniaConocidaDocument>(
    {
      _id: { type: String, required: true },
      version: { type: Number, required: true },
      nit: String,
      vigente: { type: Boolean, required: true },
    },
    { collection: 'companias_conocidas', strict: 'throw', versionKey: false },
  );
  schema.index({ nit: 1, vigente: 1 });
  return connection.model<CompaniaConocidaDocument>('companias_conocidas', schema);
}

export class CompaniasConocidasEnMongo implements CompaniasConocidas {
  constructor(private readonly model: Model<CompaniaConocidaDocument>) {}

  async registrar(noticia: NoticiaDeCompania): Promise<void> {
    try {
      await this.write(noticia, true);
    } catch (error) {
      if (violatedIndex(error) === undefined) throw error;
      // The document is there: it knows as much already, or somebody inserted it just now.
      await this.write(noticia, false);
    }
  }

  async conoce(nit: string): Promise<boolean> {
    return (await available('find', () => this.model.exists({ nit, vigente: true }).exec())) !== null;
  }

  private async write({ id, version, ...noticia }: NoticiaDeCompania, upsert: boolean): Promise<void> {
    const older = { _id: id, version: { $lt: version } };
    await available('update', () =>
      this.model.updateOne(older, { $set: { version, ...noticia } }, { upsert }).exec(),
    );
  }
}
