import type { Criterio, RegistroFinder } from '../src/application/registro-finder.js';

/** What a query asks for of those who find. */
export async function criterioOf(
  query: (finder: RegistroFinder<never>) => Promise<unknown>,
): Promise<Criterio | undefined> {
  let asked: Criterio | undefined;
  await query({
    find: () => Promise.resolve(undefined),
    list: (criterio) => {
      asked = criterio;
      return Promise.resolve([]);
    },
  });
  return asked;
}
