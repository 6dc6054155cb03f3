import { Field, ObjectType } from 'type-graphql';
import { Registro } from './registro.js';

@ObjectType({ description: 'A real-estate company' })
export class Compania extends Registro {
  @Field(() => String, { nullable: true })
  nombre!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'NIT' })
  identificacion!: string | null;
}
