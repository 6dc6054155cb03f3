import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { MUTATION } from '../accept/load.js';
import { nit } from './nit.js';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Registers a valid company over GraphQL and resolves with its operation. */
export async function crearCompania(url: string): Promise<string> {
  const variables = { nombre: 'Inmobiliaria de los Alpes', email: 'hola@alpes.co', identificacion: nit() };
  const answer = await post(`${url}/v1`, JSON.stringify({ query: MUTATION, variables }));
  const { data } = JSON.parse(answer) as { data?: { crearCompania?: { operacion: { id: string } } } };
  const id = data?.crearCompania?.operacion.id;
  if (id === undefined) throw new Error(`crearCompania was refused: ${answer}`);
  return id;
}

function post(url: string, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers, timeout: 30_000 }, (response) => {
      text(response).then(resolve, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
