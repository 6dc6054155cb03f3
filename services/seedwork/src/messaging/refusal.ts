const REFUSAL = /Fallid[ao]$/;

/** Whether an event says that a command was refused: all that do are named so, such as `CreacionCompaniaFallida`. */
export const isRefusal = (type: string | undefined): boolean => type !== undefined && REFUSAL.test(type);
