import { Bff, type Argumentos, type Operacion } from '@propalpes/tools/bff/bff';

const BFF = process.env['BFF'] ?? 'http://localhost:8003';

/** More than the 10 seconds after which an unknown NIT is looked at once more. */
const OVER_WITHIN_MS = 40_000;

type Lista = 'companias' | 'propiedades' | 'geograficos';

interface Listed {
  readonly id: string;
  readonly cursor: string;
  readonly fechaCreacion: string;
}

const deletions: Readonly<Record<string, { readonly field: string; readonly id: string }>> = {
  crearCompania: { field: 'eliminarCompania', id: 'id' },
  crearPropiedad: { field: 'eliminarPropiedad', id: 'propiedadId' },
};

/** Uses PropAlpes as anybody may, and deletes in the end what it has created. */
export class Cliente {
  readonly bff = new Bff(BFF);
  private readonly creations: { readonly field: string; readonly operacion: string }[] = [];

  /** Asks for a change and resolves with its operation, which goes on. */
  async begin(field: string, args: Argumentos, key?: string): Promise<string> {
    const operacion = await this.bff.mutate(field, args, key === undefined ? {} : { 'idempotency-key': key });
    if (field in deletions) this.creations.push({ field, operacion });
    return operacion;
  }

  endOf(operacion: string): Promise<Operacion> {
    return this.bff.endOf(operacion, OVER_WITHIN_MS);
  }

  /** Asks for a change and resolves with its operation when that is over. */
  async ask(field: string, args: Argumentos, key?: string): Promise<Operacion> {
    return this.endOf(await this.begin(field, args, key));
  }

  /** One thing, also when it is gone. */
  async look<D>(field: 'compania' | 'propiedad' | 'geografico', id: string, fields: string): Promise<D> {
    const found = await this.bff.ask<Record<string, D>>(`{ ${field}(id: "${id}") { ${fields} } }`);
    const thing = found[field];
    if (!thing) throw new Error(`there is no ${field} ${id}`);
    return thing;
  }

  /** What the list shows, newest first, back to the date (ISO 8601). */
  async listedSince<D>(lista: Lista, desde: string, fields: string): Promise<(D & Listed)[]> {
    const read: (D & Listed)[] = [];
    for (let despues = ''; ;) {
      const args = `limite: 100${despues && `, despues: "${despues}"`}`;
      const document = `{ ${lista}(${args}) { id cursor fechaCreacion ${fields} } }`;
      const { [lista]: page } = await this.bff.ask<Record<Lista, (D & Listed)[]>>(document);
      const recent = page.filter(({ fechaCreacion }) => Date.parse(fechaCreacion) >= Date.parse(desde));
      read.push(...recent);
      if (page.length === 0 || recent.length < page.length) return read;
      despues = page.at(-1)?.cursor ?? '';
    }
  }

  /** Deletes whatever it has created. */
  async leave(): Promise<void> {
    for (const { field, operacion } of this.creations.splice(0)) {
      const { agregadoId } = await this.endOf(operacion);
      const deletion = deletions[field];
      if (deletion) await this.ask(deletion.field, { [deletion.id]: agregadoId });
    }
  }
}
