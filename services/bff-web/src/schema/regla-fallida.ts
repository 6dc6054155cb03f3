import { Field, ObjectType } from 'type-graphql';

@ObjectType({ description: 'An audit rule that the data broke' })
export class ReglaFallida {
  @Field(() => String, { description: 'Stable, for programs' })
  codigo!: string;

  @Field(() => String, { description: 'For people' })
  mensaje!: string;
}
