package propalpes.standin;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.Collection;
import java.util.List;

/** The library counts every document of a partly refused insert as inserted. */
final class InsertReply {

  static Document corrected(MongoMessage message, Document reply) {
    Document query = message.getDocument();
    if (!query.containsKey("insert") || !(reply.get("writeErrors") instanceof List<?> errors)) return reply;
    int sent = ((Collection<?>) query.get("documents")).size();
    boolean ordered = Utils.isTrue(query.getOrDefault("ordered", true));
    reply.put("n", ordered ? ((Document) errors.get(0)).get("index") : sent - errors.size());
    return reply;
  }

  private InsertReply() {}
}
