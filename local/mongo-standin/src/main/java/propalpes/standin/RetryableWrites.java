package propalpes.standin;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A driver that loses its connection sends a write again, with the same session and number: it must not happen twice.
 * Remembers the last write of each session, in memory: a retry that crosses a restart of the server runs again.
 */
final class RetryableWrites {

  private static final int SESSIONS = 4_096;

  private record Answered(Object number, Document reply) {}

  private final Map<Object, Answered> last = Collections.synchronizedMap(new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Object, Answered> eldest) {
      return size() > SESSIONS;
    }
  });

  Document once(Document query, Supplier<Document> write) {
    Object number = query.get("txnNumber");
    if (number == null || !(query.get("lsid") instanceof Document session)) return write.get();
    Object id = session.get("id");
    Answered answered = last.get(id);
    if (answered != null && answered.number().equals(number)) return answered.reply();
    Document reply = write.get();
    last.put(id, new Answered(number, reply));
    return reply;
  }
}
