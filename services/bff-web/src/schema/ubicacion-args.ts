import { ArgsType, Field } from 'type-graphql';

/** All optional: what is missing, or no number, is for the audit to find. */
@ArgsType()
export class UbicacionArgs {
  @Field(() => String, { nullable: true })
  nombrePropiedad?: string | null;

  @Field(() => String, { nullable: true, description: 'Degrees' })
  latitud?: string | null;

  @Field(() => String, { nullable: true, description: 'Degrees' })
  longitud?: string | null;
}
