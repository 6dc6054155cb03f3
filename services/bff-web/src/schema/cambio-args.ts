import { ArgsType, Field, ID, Int } from 'type-graphql';

/** What all updates take, beside the data. */
@ArgsType()
export class CambioArgs {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { nullable: true, description: 'Refuse when there is another version' })
  versionEsperada?: number | null;
}
