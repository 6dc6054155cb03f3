import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { BffContext } from '../graphql/context.js';
import { Compania } from '../schema/compania.js';
import { DatosGeograficos } from '../schema/datos-geograficos.js';
import { Operacion } from '../schema/operacion.js';
import { Propiedad } from '../schema/propiedad.js';

/** What other services know of a property: each is asked once for all the properties of a list. */
@Resolver(() => Propiedad)
export class PropiedadJoins {
  @FieldResolver(() => DatosGeograficos, { nullable: true, description: 'Where it is' })
  datosGeograficos(
    @Root() { id }: Propiedad,
    @Ctx() { readers }: BffContext,
  ): Promise<DatosGeograficos | null> {
    return readers.geograficos.find(id);
  }

  @FieldResolver(() => Compania, {
    nullable: true,
    description: 'The company, pending or approved, with its NIT',
  })
  compania(@Root() { nit }: Propiedad, @Ctx() { readers }: BffContext): Promise<Compania | null> {
    return readers.companias.withNit(nit);
  }

  @FieldResolver(() => Operacion, {
    nullable: true,
    description: 'The last operation on it or on its geographic data, with what the audit found',
  })
  auditoria(@Root() { id }: Propiedad, @Ctx() { readers }: BffContext): Promise<Operacion | null> {
    return readers.operaciones.lastOn(id);
  }
}
