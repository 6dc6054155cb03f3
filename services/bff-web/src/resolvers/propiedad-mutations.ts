import { parseInput } from '@propalpes/seedwork/http/input';
import { Arg, Args, Mutation, Resolver } from 'type-graphql';
import { CambioArgs } from '../schema/cambio-args.js';
import { mutationCost } from '../schema/cost.js';
import { DatosPropiedadArgs, IdentificacionPropiedadArgs } from '../schema/propiedad-args.js';
import { RespuestaMutacion } from '../schema/respuesta-mutacion.js';
import { UbicacionArgs } from '../schema/ubicacion-args.js';
import { cambiosPropiedad, conPropiedadId, nuevaPropiedad } from './inputs.js';
import { Request, type MutationRequest } from './mutation-request.js';

const comando = { topic: 'comandos/propiedad', aggregateVersion: null } as const;

@Resolver()
export class PropiedadMutations {
  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description:
      'Registers a property and where it is: both are approved, both are rejected, or neither is there',
  })
  crearPropiedad(
    @Args(() => IdentificacionPropiedadArgs) identificacion: IdentificacionPropiedadArgs,
    @Args(() => UbicacionArgs) ubicacion: UbicacionArgs,
    @Request() request: MutationRequest,
  ): Promise<RespuestaMutacion> {
    const datos = parseInput(nuevaPropiedad, Object.assign({}, identificacion, ubicacion));
    const ids = request.idsOf(datos);
    // A second operation on one property would, when it fails, delete what the first one has registered.
    const data = { propiedadId: request.createdId(datos), ...datos };
    const registrar = {
      topic: 'comandos/auditoria',
      type: 'RegistrarPropiedad',
      aggregateVersion: null,
    } as const;
    return request.send({ ...registrar, aggregateId: ids.operacionId, data }, ids);
  }

  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description: 'Changes a property, which is then audited again; what is absent or null stays as it is',
  })
  actualizarPropiedad(
    @Args(() => CambioArgs) cambio: CambioArgs,
    @Args(() => DatosPropiedadArgs) datos: DatosPropiedadArgs,
    @Request() request: MutationRequest,
  ): Promise<RespuestaMutacion> {
    const { id: aggregateId, ...data } = parseInput(cambiosPropiedad, Object.assign({}, cambio, datos));
    return request.send({ ...comando, type: 'ActualizarPropiedad', aggregateId, data });
  }

  @Mutation(() => RespuestaMutacion, {
    nullable: true,
    complexity: mutationCost,
    description: 'Deletes a property and where it is',
  })
  eliminarPropiedad(
    @Arg('propiedadId', () => String) given: string,
    @Request() request: MutationRequest,
  ): Promise<RespuestaMutacion> {
    const { propiedadId: aggregateId } = parseInput(conPropiedadId, { propiedadId: given });
    return request.send({ ...comando, type: 'EliminarPropiedad', aggregateId, data: { motivo: null } });
  }
}
