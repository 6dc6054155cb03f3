import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pulsar.PulsarStandaloneStarter;
import org.apache.pulsar.metadata.api.MetadataStore;
import org.apache.pulsar.metadata.api.MetadataStoreConfig;
import org.apache.pulsar.metadata.api.MetadataStoreFactory;

/**
 * Starts a standalone broker on a directory that a killed broker may have left.
 *
 * <p>A killed broker leaves the registration of its bookie behind. Pulsar 4.0.8 deletes it when it first reads it, and may hear
 * of that only once it has registered anew. It then takes its own registration for the deleted one and registers again, and
 * again: ResourceLockImpl.revalidate compares two BookieServiceInfo, which has no equals. Topics load rarely from then on and
 * one core is busy for ever. Reading everything once in a session of its own deletes what is left over before it can matter.
 */
public final class BrokerLauncher {

  public static void main(String[] arguments) throws Exception {
    List<String> list = List.of(arguments);
    deleteLeftovers(Path.of(list.get(list.indexOf("--metadata-dir") + 1)).toAbsolutePath());
    PulsarStandaloneStarter.main(arguments);
  }

  private static void deleteLeftovers(Path metadata) throws Exception {
    if (!Files.exists(metadata)) return;
    try (MetadataStore store = MetadataStoreFactory.create("rocksdb://" + metadata, MetadataStoreConfig.builder().build())) {
      store.getChildren("/").get();
    }
  }

  private BrokerLauncher() {}
}
