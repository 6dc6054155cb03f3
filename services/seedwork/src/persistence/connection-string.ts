import { mongo } from 'mongoose';

/** Whether the driver can make sense of it. Nothing is opened. */
export function isConnectionString(text: string): boolean {
  try {
    new mongo.MongoClient(text);
    return !/\s/.test(text);
  } catch {
    return false;
  }
}
