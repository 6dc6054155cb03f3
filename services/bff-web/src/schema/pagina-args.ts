import { MAX_PAGE } from '@propalpes/seedwork/http/fields';
import { ArgsType, Field, Int } from 'type-graphql';
import { Estado, EstadoOperacion } from './enums.js';

export const DEFAULT_PAGE = 50;

/** What all lists take. */
@ArgsType()
abstract class PaginaArgs {
  @Field(() => Int, { nullable: true, defaultValue: DEFAULT_PAGE, description: `1 to ${MAX_PAGE}` })
  limite?: number | null;

  @Field(() => String, { nullable: true, description: 'The cursor of what the page comes after' })
  despues?: string | null;
}

@ArgsType()
export class RegistrosArgs extends PaginaArgs {
  @Field(() => Estado, { nullable: true, description: 'All but FALLIDA and ELIMINADA unless it is given' })
  estado?: Estado | null;
}

@ArgsType()
export class OperacionesArgs extends PaginaArgs {
  @Field(() => EstadoOperacion, { nullable: true })
  estado?: EstadoOperacion | null;
}
