import { testCommands } from '@propalpes/seedwork/testing/suites/commands';
import { actualizarPropiedad } from '../../src/application/commands/actualizar-propiedad.js';
import { aprobarPropiedad } from '../../src/application/commands/aprobar-propiedad.js';
import { crearPropiedad } from '../../src/application/commands/crear-propiedad.js';
import { eliminarPropiedad } from '../../src/application/commands/eliminar-propiedad.js';
import { rechazarPropiedad } from '../../src/application/commands/rechazar-propiedad.js';

describe('commands to a property', () => {
  testCommands({
    datos: { nombre: 'Torre 1', identificacionCatastral: '25001000000000001234', nit: '890903938-8' },
    crear: crearPropiedad,
    actualizar: actualizarPropiedad,
    eliminar: eliminarPropiedad,
    aprobar: aprobarPropiedad,
    rechazar: rechazarPropiedad,
  });
});
