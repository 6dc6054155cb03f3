/** The mutation that registers a company, and one that it may be given. */
export const CREAR = `mutation ($nombre: String, $email: String, $identificacion: String) {
  crearCompania(nombre: $nombre, email: $email, identificacion: $identificacion) {
    mensaje codigo operacion { id estado }
  }
}`;

export const datos = { nombre: 'Bancolombia', email: 'contacto@example.com', identificacion: '890903938-8' };
