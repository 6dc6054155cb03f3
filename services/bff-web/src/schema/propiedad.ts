import { Field, ObjectType } from 'type-graphql';
import { Registro } from './registro.js';

/** What it is joined with is in resolvers/propiedad-joins.ts. */
@ObjectType({ description: 'A property: what it is' })
export class Propiedad extends Registro {
  @Field(() => String, { nullable: true })
  nombre!: string | null;

  @Field(() => String, { nullable: true, description: '20 or 30 digits' })
  identificacionCatastral!: string | null;

  @Field(() => String, { nullable: true, description: 'NIT of the company that it belongs to' })
  nit!: string | null;
}
