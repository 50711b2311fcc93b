package fr.parvis.document.store;

import fr.parvis.demo.Ports;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server of the Python package moto, which speaks S3 and checks keys and signatures as Amazon
 * does: written by others, after the same description.
 */
final class BucketServer implements AutoCloseable {

    private static final String PROGRAM = "moto_server";
    private static final Duration START = Duration.ofSeconds(60);

    /** What is asked before anybody has a key: a user, a key, a policy, a bucket. */
    private static final String UNSIGNED = "4";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String url;
    private final String accessKey;
    private final String secretKey;

    BucketServer(String bucket, Path log) throws IOException, InterruptedException {
        int port = Ports.freePort();
        url = "http://127.0.0.1:" + port;
        var builder =
                new ProcessBuilder(
                                program().orElseThrow().toString(),
                                "-H",
                                "127.0.0.1",
                                "-p",
                                String.valueOf(port))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("INITIAL_NO_AUTH_ACTION_COUNT", UNSIGNED);
        process = builder.start();
        try {
            awaitListening(port, log);
            String key = iam("Action=CreateAccessKey", "UserName", user());
            accessKey = between(key, "AccessKeyId");
            secretKey = between(key, "SecretAccessKey");
            iam(
                    "Action=PutUserPolicy&PolicyName=all",
                    "UserName",
                    "parvis",
                    "PolicyDocument",
                    "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
                            + "\"Action\":\"s3:*\",\"Resource\":\"*\"}]}");
            send(request("/" + bucket, "s3").PUT(HttpRequest.BodyPublishers.noBody()));
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Where it is installed; empty on most machines. */
    static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String user() throws IOException, InterruptedException {
        iam("Action=CreateUser", "UserName", "parvis");
        return "parvis";
    }

    private void awaitListening(int port, Path log) throws IOException, InterruptedException {
        Instant last = Instant.now().plus(START);
        while (true) {
            try (var socket = new java.net.Socket("127.0.0.1", port)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive() || Instant.now().isAfter(last)) {
                    throw new IOException(PROGRAM + ": " + Files.readString(log), e);
                }
                Thread.sleep(100);
            }
        }
    }

    private String iam(String action, String... parameters)
            throws IOException, InterruptedException {
        var body = new StringBuilder(action + "&Version=2010-05-08");
        for (int i = 0; i < parameters.length; i += 2) {
            body.append('&').append(parameters[i]).append('=');
            body.append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return send(
                request("/", "iam")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** The service is found by the scope of the credential, whoever signs. */
    private HttpRequest.Builder request(String path, String service) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/"
                                + service
                                + "/aws4_request, SignedHeaders=host, Signature=x");
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String between(String xml, String tag) {
        Matcher found = Pattern.compile("<" + tag + ">([^<]+)<").matcher(xml);
        if (!found.find()) {
            throw new IllegalStateException("no " + tag + " in " + xml);
        }
        return found.group(1);
    }

    String url() {
        return url;
    }

    String accessKey() {
        return accessKey;
    }

    String secretKey() {
        return secretKey;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
