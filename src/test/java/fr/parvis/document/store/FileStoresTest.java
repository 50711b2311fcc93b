package fr.parvis.document.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.parvis.kernel.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store promises; the one in PostgreSQL is tried inside the server. */
@Feature("DOC-7")
class FileStoresTest {

    @TempDir Path folder;

    private void keepsItsPromises(FileStore store) throws IOException {
        byte[] content = new byte[700_000];
        new Random(7).nextBytes(content);
        Path file = Files.write(folder.resolve("file"), content);
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() -> store.read(key).close()).isInstanceOf(IOException.class);
        store.write(key, file);
        try (var in = store.read(key)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        store.delete(key);
        assertThatThrownBy(() -> store.read(key).close()).isInstanceOf(IOException.class);
        store.delete(key);
    }

    @Test
    void aFolder() throws IOException {
        Path root = folder.resolve("store");
        keepsItsPromises(new DiskStore(root));
        try (var left = Files.walk(root)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aFileThatWasBegunIsRemovedToo() throws IOException {
        Path root = folder.resolve("store");
        var store = new DiskStore(root);
        String key = UUID.randomUUID().toString();
        Path part = root.resolve(key.substring(0, 2)).resolve(key + ".part");
        Files.createDirectories(part.getParent());
        Files.writeString(part, "half");
        assertThatThrownBy(() -> store.read(key)).isInstanceOf(IOException.class);
        store.delete(key);
        assertThat(part).doesNotExist();
    }

    @Test
    void aBucketWithSignedRequests() throws IOException {
        try (var bucket = new BucketStandIn()) {
            keepsItsPromises(store(bucket, BucketStandIn.SECRET_KEY));
            assertThat(bucket.objects()).isEmpty();
        }
    }

    @Test
    void aBucketOfAServerThatOthersHaveWritten() throws Exception {
        assumeTrue(
                BucketServer.program().isPresent(),
                "needs moto_server: pip install 'moto[server]'");
        Path file = Files.writeString(folder.resolve("small"), "content");
        try (var server = new BucketServer("parvis-pieces", folder.resolve("server.log"))) {
            keepsItsPromises(store(server, server.accessKey(), server.secretKey()));
            assertThatThrownBy(() -> store(server, server.accessKey(), "x").write("k", file))
                    .as("signed with another key")
                    .hasMessageContaining("403");
            assertThatThrownBy(() -> store(server, "unknown", server.secretKey()).write("k", file))
                    .hasMessageContaining("403");
        }
    }

    private static ObjectStore store(BucketServer server, String access, String secret) {
        return new ObjectStore(server.url(), "parvis-pieces", "us-east-1", access, secret);
    }

    @Test
    void aBucketThatRefusesOrIsDownIsSaidSo() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "content");
        try (var bucket = new BucketStandIn()) {
            assertThatThrownBy(() -> store(bucket, "another").write("k", file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("403");
            bucket.breakDown();
            assertThatThrownBy(() -> store(bucket, BucketStandIn.SECRET_KEY).delete("k"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("503");
        }
    }

    private static ObjectStore store(BucketStandIn bucket, String secret) {
        return new ObjectStore(
                bucket.url() + "/",
                BucketStandIn.BUCKET,
                BucketStandIn.REGION,
                BucketStandIn.ACCESS_KEY,
                secret);
    }
}
