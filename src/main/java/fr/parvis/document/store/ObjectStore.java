package fr.parvis.document.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * A bucket of an S3-compatible store. Three of its operations are enough: which objects there are,
 * PostgreSQL knows. The signature (version 4) is made by Amazon's library, the requests by the JDK.
 */
@ApplicationScoped
public class ObjectStore implements FileStore {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int MISSING = 404;

    /** What the client of the JDK writes by itself. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "expect");

    @Inject
    @ConfigProperty(name = "parvis.document.s3.url")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "parvis.document.s3.bucket")
    Optional<String> bucket;

    @Inject
    @ConfigProperty(name = "parvis.document.s3.region", defaultValue = "us-east-1")
    String region;

    @Inject
    @ConfigProperty(name = "parvis.document.s3.access.key")
    Optional<String> accessKey;

    @Inject
    @ConfigProperty(name = "parvis.document.s3.secret.key")
    Optional<String> secretKey;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /** For CDI. */
    protected ObjectStore() {}

    ObjectStore(String url, String bucket, String region, String accessKey, String secretKey) {
        this.url = Optional.of(url);
        this.bucket = Optional.of(bucket);
        this.region = region;
        this.accessKey = Optional.of(accessKey);
        this.secretKey = Optional.of(secretKey);
    }

    @Override
    public String name() {
        return "s3";
    }

    @Override
    public void write(String key, Path content) throws IOException {
        ContentStreamProvider again =
                () -> {
                    try {
                        return Files.newInputStream(content);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
        HttpResponse<String> answer =
                send(
                        SdkHttpMethod.PUT,
                        key,
                        again,
                        BodyPublishers.ofFile(content),
                        BodyHandlers.ofString());
        require(answer.statusCode() == OK, "write", answer.statusCode());
    }

    @Override
    public InputStream read(String key) throws IOException {
        HttpResponse<InputStream> answer =
                send(
                        SdkHttpMethod.GET,
                        key,
                        null,
                        BodyPublishers.noBody(),
                        BodyHandlers.ofInputStream());
        if (answer.statusCode() != OK) {
            answer.body().close();
        }
        require(answer.statusCode() == OK, "read", answer.statusCode());
        return answer.body();
    }

    @Override
    public void delete(String key) throws IOException {
        int status =
                send(
                                SdkHttpMethod.DELETE,
                                key,
                                null,
                                BodyPublishers.noBody(),
                                BodyHandlers.discarding())
                        .statusCode();
        require(status == NO_CONTENT || status == OK || status == MISSING, "delete", status);
    }

    private static void require(boolean done, String what, int status) throws IOException {
        if (!done) {
            throw new IOException("the object store did not " + what + ": " + status);
        }
    }

    private <T> HttpResponse<T> send(
            SdkHttpMethod method,
            String key,
            ContentStreamProvider payload,
            BodyPublisher body,
            BodyHandler<T> handler)
            throws IOException {
        URI address =
                URI.create(
                        configured(url, "url").replaceFirst("/+$", "")
                                + "/"
                                + configured(bucket, "bucket")
                                + "/"
                                + key);
        var request = HttpRequest.newBuilder(address).timeout(LIMIT).method(method.name(), body);
        signed(method, address, payload)
                .request()
                .forEachHeader(
                        (name, values) -> {
                            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        try {
            return http.send(request.build(), handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private SignedRequest signed(SdkHttpMethod method, URI address, ContentStreamProvider payload)
            throws IOException {
        var who =
                AwsCredentialsIdentity.create(
                        configured(accessKey, "access.key"), configured(secretKey, "secret.key"));
        var request = SdkHttpRequest.builder().method(method).uri(address).build();
        return signer.sign(
                r -> {
                    r.identity(who)
                            .request(request)
                            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                            .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                            .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                            .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false);
                    if (payload != null) {
                        r.payload(payload);
                    }
                });
    }

    private static String configured(Optional<String> value, String name) throws IOException {
        return value.orElseThrow(
                () -> new IOException("parvis.document.s3." + name + " is not set"));
    }
}
