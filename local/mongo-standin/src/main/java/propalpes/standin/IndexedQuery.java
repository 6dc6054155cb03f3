package propalpes.standin;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What an index knows of a query: the few documents among which its answer is, perhaps in the order that it wants. */
record IndexedQuery(Stream<Object> positions, boolean inOrder) {

  /** Null when the index is of no use. */
  static IndexedQuery of(SecondaryIndex index, Document query, Document order) {
    Map<String, Object> conditions = new HashMap<>();
    collect(query, conditions);
    List<IndexKey> keys = index.getKeys();
    List<Object> bound = new ArrayList<>();
    for (IndexKey key : keys) {
      if (!isValue(conditions.get(key.getKey()))) break;
      bound.add(conditions.get(key.getKey()));
    }
    if (follows(keys.subList(bound.size(), keys.size()), order) && !index.leavesOutWhatIsMissing()) {
      return new IndexedQuery(index.positionsOf(bound), true);
    }
    if (!bound.isEmpty()) return new IndexedQuery(index.positionsOf(bound), false);
    Object first = conditions.get(keys.get(0).getKey());
    if (first instanceof Document condition && condition.size() == 1 && condition.get("$in") instanceof Collection<?> values) {
      if (!values.stream().allMatch(IndexedQuery::isValue)) return null;
      return new IndexedQuery(values.stream().distinct().flatMap(value -> index.positionsOf(List.of(value))).distinct(), false);
    }
    boolean mustBeThere = first instanceof Document range && (range.containsKey("$lt") || range.containsKey("$lte"));
    return mustBeThere && index.leavesOutWhatIsMissing() ? new IndexedQuery(index.positionsOf(List.of()), false) : null;
  }

  /** Every condition that must hold, by its field; of two on one field the first. */
  private static void collect(Document query, Map<String, Object> conditions) {
    for (Map.Entry<String, Object> entry : query.entrySet()) {
      if (entry.getKey().equals("$and") && entry.getValue() instanceof Collection<?> all) {
        for (Object each : all) if (each instanceof Document part) collect(part, conditions);
      } else if (!entry.getKey().startsWith("$")) {
        conditions.putIfAbsent(entry.getKey(), entry.getValue());
      }
    }
  }

  private static boolean follows(List<IndexKey> keys, Document order) {
    if (order == null || order.isEmpty() || order.size() > keys.size()) return false;
    int next = 0;
    for (Map.Entry<String, Object> wanted : order.entrySet()) {
      IndexKey key = keys.get(next++);
      boolean ascending = wanted.getValue() instanceof Number direction && direction.intValue() > 0;
      if (!key.getKey().equals(wanted.getKey()) || key.isAscending() != ascending) return false;
    }
    return true;
  }

  private static boolean isValue(Object value) {
    return value instanceof String || value instanceof Boolean || value instanceof ObjectId || value instanceof UUID || value instanceof Instant;
  }
}
