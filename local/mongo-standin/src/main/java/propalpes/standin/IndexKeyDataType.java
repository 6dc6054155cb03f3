package propalpes.standin;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.Comparator;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** The keys of unique indexes, in MongoDB's order of values. The store's own way serializes both keys of each comparison. */
final class IndexKeyDataType extends BasicDataType<KeyValue> {

  private static final int ESTIMATED_BYTES = 128;

  private static final Comparator<Object> ORDER = ValueComparator.ascWithoutListHandling();

  private final BsonDataType bson = new BsonDataType();

  @Override
  public int compare(KeyValue left, KeyValue right) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = ORDER.compare(left.get(i), right.get(i));
      if (order != 0) return order;
    }
    return Integer.compare(left.size(), right.size());
  }

  @Override
  public int binarySearch(KeyValue key, Object storage, int size, int initialGuess) {
    KeyValue[] keys = (KeyValue[]) storage;
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = compare(key, keys[middle]);
      if (order == 0) return middle;
      if (order > 0) low = middle + 1;
      else high = middle - 1;
    }
    return ~low;
  }

  @Override
  public int getMemory(KeyValue key) {
    return ESTIMATED_BYTES;
  }

  @Override
  public void write(WriteBuffer target, KeyValue key) {
    Document fields = new Document();
    key.forEach(value -> fields.append(String.valueOf(fields.size()), value));
    bson.write(target, fields);
  }

  @Override
  public KeyValue read(ByteBuffer source) {
    return new KeyValue(bson.read(source).values());
  }

  @Override
  public KeyValue[] createStorage(int size) {
    return new KeyValue[size];
  }
}
