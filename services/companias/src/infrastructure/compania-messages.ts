import type { Outgoing } from '@propalpes/seedwork/messaging/outgoing';
import type { Compania, SucesoCompania } from '../domain/compania.js';

/** The integration event that tells the world what became of a command. */
export function eventoDe(suceso: SucesoCompania, compania: Compania): Outgoing<'eventos/compania'> {
  const evento = {
    topic: 'eventos/compania',
    aggregateId: compania.id,
    aggregateVersion: compania.version,
  } as const;
  switch (suceso.suceso) {
    case 'creado':
      return { ...evento, type: 'CompaniaCreada', data: estadoPublico(compania) };
    case 'creacion_fallida':
      return { ...evento, type: 'CreacionCompaniaFallida', data: { motivo: suceso.motivo } };
    case 'actualizado': {
      const { identificacion } = suceso.anterior;
      const identificacionAnterior = identificacion === compania.datos.identificacion ? null : identificacion;
      return {
        ...evento,
        type: 'CompaniaActualizada',
        data: { ...estadoPublico(compania), identificacionAnterior },
      };
    }
    case 'actualizacion_fallida':
      return { ...evento, type: 'ActualizacionCompaniaFallida', data: { motivo: suceso.motivo } };
    case 'eliminado':
      return { ...evento, type: 'CompaniaEliminada', data: { motivo: suceso.motivo } };
    case 'aprobado':
      return { ...evento, type: 'CompaniaAprobada', data: { versionAuditada: suceso.versionAuditada } };
    case 'aprobacion_fallida': {
      const { versionAuditada, motivo } = suceso;
      return { ...evento, type: 'AprobacionCompaniaFallida', data: { versionAuditada, motivo } };
    }
    case 'rechazado': {
      const { versionAuditada, reglas } = suceso;
      return { ...evento, type: 'CompaniaRechazada', data: { versionAuditada, reglas: [...reglas] } };
    }
    case 'rechazo_fallido': {
      const { versionAuditada, motivo } = suceso;
      return { ...evento, type: 'RechazoCompaniaFallido', data: { versionAuditada, motivo } };
    }
  }
}

function estadoPublico({ datos, estado, fechaCreacion, fechaActualizacion }: Compania) {
  return { ...datos, estado, fechaCreacion, fechaActualizacion };
}
