import type { FinalDocument, FinalOperation, Projected } from '../ledger/evidence.js';
import type { MongoClient, WithId } from 'mongodb';

/** Where the documents about the aggregates of a topic are. */
interface Source {
  readonly topic: string;
  readonly database: string;
  readonly collection: string;
}

const aggregates: readonly Source[] = [
  { topic: 'eventos/compania', database: 'companias', collection: 'companias' },
  { topic: 'eventos/propiedad', database: 'propiedades', collection: 'propiedades' },
  { topic: 'eventos/geografico', database: 'geograficos', collection: 'datos_geograficos' },
];

/** Where auditoria keeps what it knows of them. */
const projections: readonly Source[] = [
  { topic: 'eventos/compania', database: 'auditoria', collection: 'companias_conocidas' },
];

const open = ['EN_CURSO', 'COMPENSANDO'];

/** What every reader here needs of a document. */
interface Stored {
  readonly _id: string;
}

export function readDocuments(client: MongoClient): Promise<FinalDocument[]> {
  return readEach<Stored & Omit<FinalDocument, 'id' | 'topic'>, FinalDocument>(
    client,
    aggregates,
    ({ _id: id, version, estado, datos }, topic) => ({ topic, id, version, estado, datos }),
  );
}

export function readProjection(client: MongoClient): Promise<Projected[]> {
  // who was never told a NIT has none
  return readEach<
    Stored & Omit<Projected, 'id' | 'topic' | 'nit'> & Partial<Pick<Projected, 'nit'>>,
    Projected
  >(client, projections, ({ _id: id, version, nit = null, vigente }, topic) => ({
    topic,
    id,
    version,
    nit,
    vigente,
  }));
}

export async function readOperations(client: MongoClient): Promise<FinalOperation[]> {
  const operations = client.db('auditoria').collection<Stored & { estado: string }>('operaciones');
  const over = operations.find({ estado: { $nin: open } }, { projection: { estado: 1 } }).toArray();
  const unfinished = operations.find({ estado: { $in: open } }).toArray();
  return [
    ...(await unfinished).map((document) => ({
      id: document._id,
      estado: document.estado,
      open: true,
      document,
    })),
    ...(await over).map(({ _id: id, estado }) => ({ id, estado, open: false })),
  ];
}

async function readEach<D extends Stored, T>(
  client: MongoClient,
  sources: readonly Source[],
  toRecord: (document: WithId<D>, topic: string) => T,
): Promise<T[]> {
  const read = sources.map(async ({ topic, database, collection }) => {
    const documents = await client.db(database).collection<D>(collection).find().toArray();
    return documents.map((document) => toRecord(document, topic));
  });
  return (await Promise.all(read)).flat();
}
