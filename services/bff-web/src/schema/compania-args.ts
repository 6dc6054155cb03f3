import { ArgsType, Field, ID, Int } from 'type-graphql';

/** All optional: what is missing is for the audit to find. */
@ArgsType()
export class CrearCompaniaArgs {
  @Field(() => String, { nullable: true })
  nombre?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'NIT' })
  identificacion?: string | null;
}

/** What is absent or null stays as it is. */
@ArgsType()
export class ActualizarCompaniaArgs extends CrearCompaniaArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Refuse when the company has another version' })
  versionEsperada?: number | null;
}
