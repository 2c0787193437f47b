import type { Connection, Types } from 'mongoose';

interface ArrivingUpload {
  _id: Types.ObjectId;
  since: Date;
}

/** Longer than any upload takes: what began earlier and is still noted belongs to a process that died. */
const longestUploadMs = 60 * 60_000;

/**
 * Notes of uploads on their way into the archive. A process that is killed in the middle of one can't
 * take its chunks back; the note says which they are, and the next process to upload removes them.
 */
export function createUploadNotes(connection: Connection) {
  const collection = <T extends object>(name: string) =>
    connection.collection<T>(`attachments.${name}`);
  const arriving = collection<ArrivingUpload>('arriving');

  return {
    begin: async (id: Types.ObjectId, now: Date): Promise<void> => {
      await arriving.insertOne({ _id: id, since: now });
    },

    end: async (id: Types.ObjectId): Promise<void> => {
      await arriving.deleteOne({ _id: id });
    },

    /** Removes what dead processes left. Repeatable. Answers how many uploads that were. */
    removeBroken: async (now: Date): Promise<number> => {
      const before = new Date(now.getTime() - longestUploadMs);
      const broken = await arriving.find({ since: { $lt: before } }).toArray();
      for (const { _id } of broken) {
        const finished = await collection('files').findOne({ _id }, { projection: { _id: 1 } });
        if (!finished)
          await collection<{ files_id: unknown }>('chunks').deleteMany({ files_id: _id });
        await arriving.deleteOne({ _id });
      }
      return broken.length;
    },
  };
}
