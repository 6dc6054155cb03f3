import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Estado } from './enums.js';
import { ReglaFallida } from './regla-fallida.js';

/** What all that is registered tells of itself beside its data. */
@ObjectType()
export abstract class Registro {
  @Field(() => ID)
  id!: string;

  @Field(() => Estado)
  estado!: Estado;

  @Field(() => Int, { description: 'Of the data; an update compares versionEsperada with it' })
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
