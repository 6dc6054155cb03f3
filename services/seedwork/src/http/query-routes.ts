import { z } from 'zod';
import type { PageRequest, RegistroFinder } from '../application/registro-finder.js';
import type { Registro } from '../domain/registro.js';
import { linkNext, uuid } from './fields.js';
import { Problem } from './problem.js';
import { route, type Route } from './route.js';

export interface QuerySource<D, View extends z.ZodType> {
  readonly finder: RegistroFinder<D>;
  /** Such as `/ingestion/compania-query`. */
  readonly path: string;
  /** For people: `company` and `companies`. */
  readonly one: string;
  readonly many: string;
  readonly view: View;
  readonly viewOf: (registro: Registro<D>) => z.input<View>;
}

/** Routes that show what is registered. */
export class QueryRoutes<D, View extends z.ZodType> {
  constructor(private readonly source: QuerySource<D, View>) {}

  /** `GET`: one page; `search` finds what the query string asks for. */
  list<Filter extends z.ZodType<PageRequest>>(
    filter: Filter,
    search: (filter: z.output<Filter>) => Promise<Registro<D>[]>,
  ): Route {
    const { path, many, view, viewOf } = this.source;
    return route({
      method: 'get',
      path,
      summary: `Lists ${many}, newest first; the Link header leads to the next page`,
      query: filter,
      responses: { 200: { description: `One page of ${many}`, body: z.array(view) } },
      handler: async ({ query, context }) => {
        const page = await search(query);
        linkNext(context, page, query.limite);
        return { status: 200, body: page.map(viewOf) };
      },
    });
  }

  /** `GET …/:id`. */
  find(): Route {
    const { finder, path, one, view, viewOf } = this.source;
    return route({
      method: 'get',
      path: `${path}/:id`,
      summary: `One ${one}, also when it failed or was deleted`,
      params: z.object({ id: uuid() }),
      responses: { 200: { description: `The ${one}`, body: view } },
      handler: async ({ params: { id } }) => {
        const found = await finder.find(id);
        if (!found) throw new Problem(404, { detail: `there is no ${one} ${id}` });
        return { status: 200, body: viewOf(found) };
      },
    });
  }
}
