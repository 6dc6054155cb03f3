import { ArgsType, Field } from 'type-graphql';

/** What tells properties apart. All optional: what is missing is for the audit to find. */
@ArgsType()
export class IdentificacionPropiedadArgs {
  @Field(() => String, { nullable: true, description: '20 or 30 digits' })
  identificacionCatastral?: string | null;

  @Field(() => String, { nullable: true, description: 'NIT of the company that it belongs to' })
  nit?: string | null;
}

@ArgsType()
export class DatosPropiedadArgs extends IdentificacionPropiedadArgs {
  @Field(() => String, { nullable: true })
  nombre?: string | null;
}
