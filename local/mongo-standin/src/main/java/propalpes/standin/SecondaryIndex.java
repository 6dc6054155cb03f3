package propalpes.standin;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An index that is not unique, which the library has not. It is kept in memory and made anew when a collection is opened; a
 * collection locks itself, so that this need not. {@link IndexedQuery} says what it is good for.
 */
final class SecondaryIndex extends Index<Object> {

  /** What a document is found by; without an id the place before all documents with these values. */
  private record Entry(List<Object> values, Object id) {}

  private static final Comparator<Object> ORDER = ValueComparator.ascWithoutListHandling();

  private final TreeMap<Entry, Object> positions = new TreeMap<>(this::compare);

  SecondaryIndex(String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
  }

  /** Where the documents are whose first fields have these values, in the order of the index; each once, however many entries a list gives it. */
  Stream<Object> positionsOf(List<Object> values) {
    return positions.tailMap(new Entry(values, null)).entrySet().stream()
        .takeWhile(entry -> compareValues(entry.getKey().values(), values) == 0)
        .map(entry -> entry.getValue())
        .distinct();
  }

  boolean leavesOutWhatIsMissing() {
    return isSparse();
  }

  private int compare(Entry left, Entry right) {
    int order = compareValues(left.values(), right.values());
    if (order == 0) order = Integer.compare(left.values().size(), right.values().size());
    if (order != 0) return order;
    if (left.id() == null || right.id() == null) return Boolean.compare(left.id() != null, right.id() != null);
    return ORDER.compare(left.id(), right.id());
  }

  /** As far as the shorter one goes. */
  private int compareValues(List<Object> left, List<Object> right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = ORDER.compare(left.get(i), right.get(i));
      if (order != 0) return getKeys().get(i).isAscending() ? order : -order;
    }
    return 0;
  }

  private List<Entry> entriesOf(Document document) {
    if (isSparse() && keys().stream().allMatch(key -> Utils.getSubdocumentValue(document, key) instanceof Missing)) return List.of();
    Object id = document.get("_id");
    List<Entry> entries = getKeyValues(document).stream().map(values -> new Entry(values.stream().toList(), id)).toList();
    return entries.isEmpty() ? List.of(new Entry(valuesWithoutLists(document), id)) : entries;
  }

  /** For an empty list the library has no values at all, and the document would be in the index nowhere. */
  private List<Object> valuesWithoutLists(Document document) {
    return keys().stream()
        .map(key -> Utils.getSubdocumentValue(document, key))
        .map(value -> value instanceof Collection ? Missing.getInstance() : value)
        .toList();
  }

  @Override
  public void add(Document document, Object position, MongoCollection<Object> collection) {
    entriesOf(document).forEach(entry -> positions.put(entry, position));
  }

  @Override
  public Object remove(Document document) {
    Object position = null;
    for (Entry entry : entriesOf(document)) position = positions.remove(entry);
    return position;
  }

  @Override
  public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
    remove(before);
    add(after, position, collection);
  }

  @Override
  public void checkAdd(Document document, MongoCollection<Object> collection) {}

  @Override
  public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {}

  /** The library would ask for one document by all keys. */
  @Override
  public boolean canHandle(Document query) {
    return false;
  }

  @Override
  public Object getPosition(Document document) {
    return null;
  }

  @Override
  public Iterable<Object> getPositions(Document query) {
    throw new UnsupportedOperationException("canHandle says no");
  }

  @Override
  public long getCount() {
    return positions.size();
  }

  @Override
  public long getDataSize() {
    return 0;
  }

  @Override
  public boolean isUnique() {
    return false;
  }

  @Override
  public void drop() {
    positions.clear();
  }
}
