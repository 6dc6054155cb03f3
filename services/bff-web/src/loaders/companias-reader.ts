import { comparable } from '@propalpes/seedwork/domain/comparable';
import type { CompaniasClient } from '../clients/companias.js';
import type { CallContext } from '../clients/upstream.js';
import type { Compania } from '../schema/compania.js';
import { RegistrosReader } from './registros-reader.js';
import { together } from './together.js';

/** Anything else is no NIT of a company that stays, and may be long: it must not spoil the lookup of the others. */
const NIT = /^\d{1,16}$/;

export class CompaniasReader extends RegistrosReader<Compania> {
  readonly #byNit;

  constructor(client: CompaniasClient, context: CallContext) {
    super(client, context);
    this.#byNit = together(
      (nits) => client.withNits(nits, context),
      ({ identificacion }) => comparable(identificacion) ?? '',
    );
  }

  /** The one alive with this NIT, however either is written. */
  async withNit(written: string | null): Promise<Compania | null> {
    const nit = comparable(written);
    return nit !== undefined && NIT.test(nit) ? this.#byNit.load(nit) : null;
  }
}
