import { ArgsType, Field } from 'type-graphql';

/** All optional: what is missing is for the audit to find. */
@ArgsType()
export class DatosCompaniaArgs {
  @Field(() => String, { nullable: true })
  nombre?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'NIT' })
  identificacion?: string | null;
}
