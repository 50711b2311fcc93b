package fr.parvis.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("PRF-1")
class ReadyResponseTest {

    private static final byte[] PAGE = "<p>éàü</p>".repeat(500).getBytes(StandardCharsets.UTF_8);
    private static final String HTML = "text/html; charset=UTF-8";

    private static HttpExchange answer(ReadyResponse ready, HttpExchange exchange) {
        try {
            ready.write(exchange.request(), exchange.response());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return exchange;
    }

    private static ReadyResponse html() {
        return new ReadyResponse(PAGE, HTML, "max-age=60", null);
    }

    @Test
    void isPlainForABrowserThatDoesNotUnpack() {
        HttpExchange answer = answer(html(), new HttpExchange());

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.body.toByteArray()).isEqualTo(PAGE);
        assertThat(answer.length).isEqualTo(PAGE.length);
        assertThat(answer.headers)
                .containsEntry("Content-Type", HTML)
                .containsEntry("Cache-Control", "max-age=60")
                .containsEntry("Vary", "Accept-Encoding")
                .doesNotContainKey("Content-Encoding");
    }

    @Test
    void isCompressedForOneThatDoes() throws IOException {
        HttpExchange answer =
                answer(html(), new HttpExchange().asking("Accept-Encoding", "br, gzip;q=0.8"));

        assertThat(answer.headers).containsEntry("Content-Encoding", "gzip");
        byte[] packed = answer.body.toByteArray();
        assertThat(packed.length).isEqualTo(answer.length).isLessThan(PAGE.length / 5);
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(PAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip;q=0", "br, gzip; q=0.0", "gzip;q=0, deflate"})
    void isPlainForABrowserThatRefusesIt(String encodings) {
        HttpExchange answer =
                answer(html(), new HttpExchange().asking("Accept-Encoding", encodings));

        assertThat(answer.headers).doesNotContainKey("Content-Encoding");
        assertThat(answer.body.toByteArray()).isEqualTo(PAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "gzip;q=1.0", "deflate;q=0, gzip", "gzip;q=0.05"})
    void isCompressedForABrowserThatTakesItAsWell(String encodings) {
        HttpExchange answer =
                answer(html(), new HttpExchange().asking("Accept-Encoding", encodings));

        assertThat(answer.headers).containsEntry("Content-Encoding", "gzip");
    }

    @Test
    void hasAnotherTagForEachEncoding() {
        String plain = answer(html(), new HttpExchange()).headers.get("ETag");
        String packed =
                answer(html(), new HttpExchange().asking("Accept-Encoding", "gzip"))
                        .headers
                        .get("ETag");
        assertThat(plain).matches("\"[0-9a-f]{32}\"");
        assertThat(packed).matches("\"[0-9a-f]{32}-gz\"").isNotEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"'',gzip", "gzip,''", "gzip,gzip", "'',''"})
    void isNotSentAgainToABrowserThatHasIt(String before, String now) {
        String tag =
                answer(html(), new HttpExchange().asking("Accept-Encoding", before))
                        .headers
                        .get("ETag");
        HttpExchange again =
                answer(
                        html(),
                        new HttpExchange()
                                .asking("Accept-Encoding", now)
                                .asking("If-None-Match", "\"other\", W/" + tag));
        assertThat(again.status).isEqualTo(304);
        assertThat(again.body.size()).isZero();
        assertThat(again.headers)
                .containsKey("ETag")
                .containsEntry("Cache-Control", "max-age=60")
                .containsEntry("Vary", "Accept-Encoding");
    }

    @Test
    void isSentAgainOnceItChanged() {
        String old = answer(html(), new HttpExchange()).headers.get("ETag");
        var changed =
                new ReadyResponse("<p>neuf</p>".getBytes(StandardCharsets.UTF_8), HTML, "x", null);
        HttpExchange answer = answer(changed, new HttpExchange().asking("If-None-Match", old));

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.body).hasToString("<p>neuf</p>");
    }

    @Test
    void hasNoBodyForAQuestionAboutItsHead() {
        var head = new HttpExchange();
        head.method = "HEAD";
        answer(html(), head);

        assertThat(head.status).isEqualTo(200);
        assertThat(head.length).isEqualTo(PAGE.length);
        assertThat(head.body.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "font/woff2", "application/zip"})
    void isNotCompressedTwice(String type) {
        HttpExchange answer =
                answer(
                        new ReadyResponse(PAGE, type, "x", null),
                        new HttpExchange().asking("Accept-Encoding", "gzip"));
        assertThat(answer.headers).doesNotContainKey("Content-Encoding");
        assertThat(answer.body.toByteArray()).isEqualTo(PAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/css; charset=utf-8",
                "text/javascript; charset=utf-8",
                "image/svg+xml",
                "application/json"
            })
    void isCompressedWhateverTheKindOfText(String type) {
        HttpExchange answer =
                answer(
                        new ReadyResponse(PAGE, type, "x", null),
                        new HttpExchange().asking("Accept-Encoding", "gzip"));
        assertThat(answer.headers).containsEntry("Content-Encoding", "gzip");
    }

    @Test
    void saysWhatElseChoosesTheAnswer() {
        var byCookie = new ReadyResponse(PAGE, HTML, "x", "Cookie");
        assertThat(answer(byCookie, new HttpExchange()).headers)
                .containsEntry("Vary", "Cookie, Accept-Encoding");
    }
}
