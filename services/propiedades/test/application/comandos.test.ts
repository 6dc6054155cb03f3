import { testCommands } from '@propalpes/seedwork/testing/suites/commands';
import { actualizarPropiedad } from '../../src/application/commands/actualizar-propiedad.js';
import { aprobarPropiedad } from '../../src/application/commands/aprobar-propiedad.js';
import { crearPropiedad } from '../../src/application/commands/crear-propiedad.js';
import { eliminarPropiedad } from '../../src/application/commands/eliminar-propiedad.js';
import { rechazarPropiedad } from '../../src/application/commands/rechazar-propiedad.js';
import { datos } from '../support/propiedades.js';

describe('commands to a property', () => {
  testCommands({
    datos,
    crear: crearPropiedad,
    actualizar: actualizarPropiedad,
    eliminar: eliminarPropiedad,
    aprobar: aprobarPropiedad,
    rechazar: rechazarPropiedad,
  });
});
