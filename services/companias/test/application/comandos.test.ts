import { testCommands } from '@propalpes/seedwork/testing/suites/commands';
import { actualizarCompania } from '../../src/application/commands/actualizar-compania.js';
import { aprobarCompania } from '../../src/application/commands/aprobar-compania.js';
import { crearCompania } from '../../src/application/commands/crear-compania.js';
import { eliminarCompania } from '../../src/application/commands/eliminar-compania.js';
import { rechazarCompania } from '../../src/application/commands/rechazar-compania.js';
import { datos } from '../support/companias.js';

describe('commands to a company', () => {
  testCommands({
    datos,
    crear: crearCompania,
    actualizar: actualizarCompania,
    eliminar: eliminarCompania,
    aprobar: aprobarCompania,
    rechazar: rechazarCompania,
  });
});
