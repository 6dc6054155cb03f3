import { Field, ID, Int, ObjectType } from 'type-graphql';
import { EstadoCompania } from './enums.js';
import { ReglaFallida } from './regla-fallida.js';

@ObjectType({ description: 'A real-estate company' })
export class Compania {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  nombre!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'NIT' })
  identificacion!: string | null;

  @Field(() => EstadoCompania)
  estado!: EstadoCompania;

  @Field(() => Int, { description: 'Of the data; actualizarCompania compares versionEsperada with it' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Why it is FALLIDA or ELIMINADA' })
  motivo!: string | null;

  @Field(() => [ReglaFallida], { description: 'Every audit rule it broke' })
  reglasFallidas!: ReglaFallida[];

  @Field(() => Date)
  fechaCreacion!: Date;

  @Field(() => Date)
  fechaActualizacion!: Date;

  @Field(() => String, { description: 'Given as despues, it lists what comes after this' })
  cursor!: string;
}
