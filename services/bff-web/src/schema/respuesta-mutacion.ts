import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EstadoOperacion } from './enums.js';

@ObjectType({ description: 'The operation to follow with operacion(id)' })
export class OperacionIniciada {
  @Field(() => ID)
  id!: string;

  @Field(() => EstadoOperacion, {
    description: 'EN_CURSO; operacion(id) tells what has become of it',
  })
  estado!: EstadoOperacion;
}

@ObjectType({
  description:
    'The command is stored and will be carried out. Under an Idempotency-Key header the same mutation with the same ' +
    'arguments is the same operation; with other arguments it is another operation. Another crearCompania is about ' +
    'the same company and ends FALLIDA with DUPLICADA; another crearPropiedad registers another property.',
})
export class RespuestaMutacion {
  @Field(() => String)
  mensaje!: string;

  @Field(() => Int)
  codigo!: number;

  @Field(() => OperacionIniciada)
  operacion!: OperacionIniciada;
}
