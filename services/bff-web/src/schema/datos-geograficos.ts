import { Field, ObjectType } from 'type-graphql';
import { Registro } from './registro.js';

@ObjectType({ description: "Where a property is; its id is the property's" })
export class DatosGeograficos extends Registro {
  @Field(() => String, { nullable: true })
  nombrePropiedad!: string | null;

  @Field(() => String, { nullable: true, description: 'Degrees, as they were given' })
  latitud!: string | null;

  @Field(() => String, { nullable: true, description: 'Degrees, as they were given' })
  longitud!: string | null;
}
