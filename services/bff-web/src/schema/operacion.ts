import { Field, ID, ObjectType } from 'type-graphql';
import { EstadoOperacion, EstadoPaso } from './enums.js';
import { ReglaFallida } from './regla-fallida.js';

@ObjectType({ description: 'One step of an operation' })
export class Paso {
  @Field(() => String)
  nombre!: string;

  @Field(() => EstadoPaso)
  estado!: EstadoPaso;

  @Field(() => Date, { nullable: true, description: 'Of the last change; null until something happens' })
  fecha!: Date | null;

  @Field(() => String, { nullable: true })
  motivo!: string | null;
}

@ObjectType({ description: 'What a mutation set in motion, followed to its end' })
export class Operacion {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  tipo!: string;

  @Field(() => EstadoOperacion)
  estado!: EstadoOperacion;

  @Field(() => Boolean, { description: 'Open for longer than usual' })
  demorada!: boolean;

  @Field(() => ID, { description: 'The company or the property it is about' })
  agregadoId!: string;

  @Field(() => [Paso])
  pasos!: Paso[];

  @Field(() => [ReglaFallida])
  reglasFallidas!: ReglaFallida[];

  @Field(() => String, { nullable: true, description: 'Why it failed' })
  motivo!: string | null;

  @Field(() => Date)
  fechaCreacion!: Date;

  @Field(() => Date)
  fechaActualizacion!: Date;

  @Field(() => String, { description: 'Given as despues, it lists what comes after this' })
  cursor!: string;
}
