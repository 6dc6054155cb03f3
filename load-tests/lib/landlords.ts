import { endOf } from './operation.ts';
import { ask, patient } from './mutation.ts';
import { newCompania } from './samples.ts';
import { settings } from './settings.ts';

const LANDLORDS = 3;

/** For `setup`: registers the companies that the properties of this run belong to. Returns their NITs when they are there. */
export function registerLandlords(): readonly string[] {
  return Array.from({ length: LANDLORDS }, (_, number) => {
    const company = newCompania(settings.serial + number);
    const began = Date.now();
    const operacion = ask(company, patient);
    if (operacion === undefined) throw new Error('no company was accepted: is the system up?');
    if (endOf(operacion, began) !== 'COMPLETADA') throw new Error('a company was not approved');
    return company.data['identificacion'] ?? '';
  });
}
