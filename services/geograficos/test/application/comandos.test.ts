import { testCommands } from '@propalpes/seedwork/testing/suites/commands';
import { actualizarDatosGeograficos } from '../../src/application/commands/actualizar-datos-geograficos.js';
import { aprobarDatosGeograficos } from '../../src/application/commands/aprobar-datos-geograficos.js';
import { crearDatosGeograficos } from '../../src/application/commands/crear-datos-geograficos.js';
import { eliminarDatosGeograficos } from '../../src/application/commands/eliminar-datos-geograficos.js';
import { rechazarDatosGeograficos } from '../../src/application/commands/rechazar-datos-geograficos.js';
import { datos } from '../support/geograficos.js';

describe('commands to geographic data', () => {
  testCommands({
    datos,
    crear: crearDatosGeograficos,
    actualizar: actualizarDatosGeograficos,
    eliminar: eliminarDatosGeograficos,
    aprobar: aprobarDatosGeograficos,
    rechazar: rechazarDatosGeograficos,
  });
});
