import { companiaSinEmail } from './compania-sin-email.js';
import { companiaSinIdentificacion } from './compania-sin-identificacion.js';
import { companiaSinNombre } from './compania-sin-nombre.js';
import { emailInvalido } from './email-invalido.js';
import { nitDigitoIncorrecto } from './nit-digito-incorrecto.js';
import { nitMalFormado } from './nit-mal-formado.js';

/** All that a company must satisfy to be approved. */
export const reglasCompania = [
  companiaSinNombre,
  companiaSinEmail,
  emailInvalido,
  companiaSinIdentificacion,
  nitMalFormado,
  nitDigitoIncorrecto,
] as const;
