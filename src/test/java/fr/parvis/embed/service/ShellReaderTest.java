package fr.parvis.embed.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import fr.parvis.embed.entity.ShellAsset;
import fr.parvis.embed.entity.ShellPage;
import fr.parvis.kernel.Feature;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Feature("EMB-1")
class ShellReaderTest {

    private static final String MARKER = "@@PARVIS@@";
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    private final SiteStandIn site = new SiteStandIn();

    @AfterEach
    void closeSite() {
        site.close();
    }

    private ShellReader.Result read(String... allowedScripts) throws IOException {
        var website =
                new TownSettings.Website(
                        site.address("/"),
                        site.address("/"),
                        MARKER,
                        List.of(allowedScripts),
                        null,
                        false,
                        null);
        try {
            return new ShellReader(website, Instant.parse("2026-11-17T08:12:00Z")).read();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private ShellPage shell(String html) {
        site.page(html);
        try {
            return read().page();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A page with something around the place of the content. */
    private ShellPage around(String before, String after) {
        return shell(
                "<!DOCTYPE html><html><head><title>Ville</title></head><body>%s<main>%s</main>%s</body></html>"
                        .formatted(before, MARKER, after));
    }

    private void refused(String html) {
        site.page(html);
        assertThatThrownBy(this::read).isInstanceOf(IOException.class);
    }

    private static Document whole(ShellPage page) {
        return Jsoup.parse(page.before() + "<p id=here>" + page.after(), "https://portal.example/");
    }

    private static ShellAsset asset(ShellReader.Result result, String path) {
        String hash = path.substring(path.lastIndexOf('/') + 1);
        return result.assets().stream()
                .filter(a -> a.hash().equals(hash))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no file " + path));
    }

    private static String sha256(String content) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(
                                    MessageDigest.getInstance("SHA-256")
                                            .digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class TheLook {

        @Test
        void isCutAtTheMarker() {
            ShellPage page =
                    shell(
                            "<html class='no-js dark'><body class='page wide'><header>Menu</header><div"
                                    + " class=content>  "
                                    + MARKER
                                    + " </div><footer>Pied</footer></body></html>");

            assertThat(page.before()).isEqualTo("<header>Menu</header><div class=\"content\">");
            assertThat(page.after()).startsWith("</div><footer>Pied</footer>");
            assertThat(page.htmlClass()).isEqualTo("no-js dark");
            assertThat(page.bodyClass()).isEqualTo("page wide");
            assertThat(page.bundled()).isFalse();
            assertThat(page.styles()).isNull();
        }

        @Test
        void keepsMenusWithWhatTheySay() {
            ShellPage page =
                    around(
                            "<nav aria-label='Menu principal' role=navigation><ul><li><a"
                                    + " class=on href=/vivre>Vivre à Osny</a></ul></nav>",
                            "<footer><svg viewBox='0 0 1 1'><path d='M0 0'/></svg></footer>");
            Document whole = whole(page);
            assertThat(whole.select("nav[aria-label=Menu principal] li a.on").text())
                    .isEqualTo("Vivre à Osny");
            assertThat(whole.select("footer svg path")).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({
            "windows-1252, text/html; charset=ISO-8859-1, ''",
            "windows-1252, 'Text/HTML;level=1; Charset=\"windows-1252\"', ''",
            "windows-1252, text/html, <meta charset=iso-8859-1>",
            "windows-1252, text/html; charset=latin-klingon, <meta charset=windows-1252>",
            "windows-1252, text/html, '<meta http-equiv=Content-Type content=\"text/html;"
                    + " charset=iso-8859-15\">'",
            "UTF-8, text/html; charset=latin-klingon, ''",
            "UTF-8, text/html; charset=, ''",
            "UTF-8, text/html; charset=utf-8, <meta charset=iso-8859-1>",
            "UTF-8, text/html, <meta charset=klingon>",
            "UTF-8, text/html, ''"
        })
        void isReadInTheCharsetThatTheSiteWrites(String charset, String type, String meta)
                throws IOException {
            String words = "Démarches" + (meta.contains("-15") ? "" : " d’ici");
            String page = "<head>" + meta + "</head><body>" + words + " " + MARKER + "</body>";
            site.with("/", type, page.getBytes(Charset.forName(charset)));
            assertThat(read().page().before()).isEqualTo(words + " ");
        }

        @ParameterizedTest
        @CsvSource({
            "/vivre,/vivre",
            "vivre/bus,/vivre/bus",
            "?p=3,/?p=3",
            "../up,/up",
            "//autre.example/x,http://autre.example/x",
            "https://autre.example/y,https://autre.example/y"
        })
        void linksToTheSiteByWholeAddresses(String href, String absolute) {
            String expected = absolute.startsWith("/") ? site.address(absolute) : absolute;
            ShellPage page = around("<a href='" + href + "'>x</a>", "");
            assertThat(whole(page).select("a").attr("href")).isEqualTo(expected);
        }

        @ParameterizedTest
        @ValueSource(strings = {"#menu", "mailto:mairie@osny.example", "tel:+33134254200"})
        void keepsAddressesThatLeadNowhereElse(String href) {
            ShellPage page = around("<a href='" + href + "'>x</a>", "");
            assertThat(whole(page).select("a").attr("href")).isEqualTo(href);
        }

        @Test
        void hasOneMainOnly() {
            ShellPage page =
                    shell(
                            "<body><main id=content class=wide role=main><article><h1>"
                                    + MARKER
                                    + "</h1></article></main></body>");
            Document whole = whole(page);

            assertThat(whole.select("main, h1, article, [role=main]")).isEmpty();
            assertThat(whole.select("div#content.wide")).hasSize(1);
        }

        @Test
        void hasNoMainByRoleAroundTheContentEither() {
            ShellPage page = shell("<body><div role=main>" + MARKER + "</div></body>");
            assertThat(whole(page).select("[role=main]")).isEmpty();
        }

        @Test
        void takesAnyMarkerThatTheTownConfigures() throws Exception {
            site.page("<body><main>[contenu du portail]</main></body>");
            var website =
                    new TownSettings.Website(
                            site.address("/"),
                            site.address("/"),
                            "[contenu du portail]",
                            null,
                            null,
                            false,
                            null);
            ShellPage page = new ShellReader(website, Instant.EPOCH).read().page();
            assertThat(page.before()).isEqualTo("<div>");
            assertThat(page.after()).isEqualTo("</div>");
        }
    }

    @Nested
    class WhatCouldAct {

        @Test
        void scriptsGo() throws IOException {
            site.with("/js/menu.js", "text/javascript", "menu()")
                    .page(
                            "<head><script>var a</script></head><body><script"
                                    + " src=/js/menu.js></script><main>"
                                    + MARKER
                                    + "</main><SCRIPT TYPE=module>x</SCRIPT></body>");
            ShellReader.Result result = read();

            assertThat(result.page().before() + result.page().after() + result.page().head())
                    .doesNotContainIgnoringCase("script");
            assertThat(result.assets()).isEmpty();
        }

        @Test
        void scriptsThatTheTownAllowsByTheirContentAreServedByThePortal() throws IOException {
            String menu = "document.body.dataset.menu = 'é'";
            String inline = "console.log(1)";
            site.with("/js/menu.js", "text/javascript", menu)
                    .with("/js/other.js", "text/javascript", "other()")
                    .page(
                            "<head><script src=/js/menu.js></script><script>"
                                    + inline
                                    + "</script><script src=/js/other.js></script></head><body><main>"
                                    + MARKER
                                    + "</main></body>");
            ShellReader.Result result = read(sha256(menu), sha256(inline));
            List<Element> scripts = whole(result.page()).select("script");

            assertThat(scripts).hasSize(2);
            assertThat(asset(result, scripts.get(0).attr("src")).content())
                    .isEqualTo(menu.getBytes(StandardCharsets.UTF_8));
            assertThat(asset(result, scripts.get(1).attr("src")).content())
                    .isEqualTo(inline.getBytes(StandardCharsets.UTF_8));
            assertThat(scripts)
                    .allSatisfy(
                            s -> {
                                assertThat(s.data()).isEmpty();
                                assertThat(s.hasAttr("defer")).isTrue();
                                assertThat(s.attr("src")).startsWith(Shell.ROOT + "/shell/");
                                assertThat(asset(result, s.attr("src")).contentType())
                                        .startsWith("text/javascript");
                            });
        }

        @Test
        void anAllowedScriptThatChangedGoes() throws IOException {
            site.with("/js/menu.js", "text/javascript", "menu();evil()")
                    .page("<body><script src=/js/menu.js></script>" + MARKER + "</body>");
            assertThat(read(sha256("menu()")).assets()).isEmpty();
        }

        @Test
        void aScriptThatMayBeAllowedAndDoesNotAnswerNowIsMissing() throws IOException {
            site.failing("/js/menu.js", 503)
                    .page("<body><script src=/js/menu.js></script>" + MARKER + "</body>");
            assertThat(read(sha256("menu()")).missing()).hasSize(1);
            assertThat(read().missing()).as("none is allowed").isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<img src=x.png onerror=alert(1)>",
                    "<body onload=alert(1)>",
                    "<div onclick='a()' ONMOUSEOVER=b() onfocus>x</div>",
                    "<svg onload=alert(1)><circle onclick=x /></svg>",
                    "<p/onpointerenter=alert(1)>x",
                    "<details open ontoggle=alert(1)>x</details>"
                })
        void handlersGo(String html) {
            assertThat(whole(around(html, html)).getAllElements())
                    .allSatisfy(
                            e ->
                                    assertThat(e.attributes().asList())
                                            .noneMatch(
                                                    a ->
                                                            a.getKey()
                                                                    .toLowerCase()
                                                                    .startsWith("on")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<a href=\"javascript:alert(1)\">x</a>",
                    "<a href=\"  JaVaScRiPt:alert(1)\">x</a>",
                    "<a href=\"java\nscript:alert(1)\">x</a>",
                    "<a href=\"java&Tab;script:alert(1)\">x</a>",
                    "<a href=\"&#1;javascript:alert(1)\">x</a>",
                    "<a href=\"vbscript:x\">x</a>",
                    "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                    "<svg><a href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                    "<svg><a><animate attributeName=href values=\"javascript:alert(1)\"/><text>x</text></a></svg>",
                    "<svg><a><set attributeName=href to=\"javascript:alert(1)\"/><text>x</text></a></svg>",
                    "<math><mtext href=\"javascript:alert(1)\">x</mtext></math>",
                    "<area href=\"javascript:alert(1)\">",
                    "<img src=\"javascript:alert(1)\">"
                })
        void addressesThatRunSomethingGo(String html) {
            assertThat(whole(around(html, html)).getAllElements())
                    .allSatisfy(
                            e ->
                                    assertThat(e.attributes().asList())
                                            .noneMatch(a -> runs(a.getValue())));
        }

        @Test
        void formsGoWithWhatTheyAsk() {
            Document whole =
                    whole(
                            around(
                                    "<form action=/recherche><input name=s><button>OK</button></form>",
                                    "<div><button formaction=https://evil.example/>x</button></div>"));
            assertThat(whole.select("form, input, [formaction], [action]")).isEmpty();
        }

        @Test
        void aFormAroundTheContentIsOpened() {
            ShellPage page = shell("<body><form id=f action=/x>" + MARKER + "</form></body>");
            Document whole = whole(page);
            assertThat(whole.select("form, [action]")).isEmpty();
            assertThat(whole.select("#f #here")).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<iframe src=https://video.example/></iframe>",
                    "<iframe srcdoc='<script>1</script>'></iframe>",
                    "<object data=x.swf></object>",
                    "<embed src=x.swf>",
                    "<applet code=X></applet>",
                    "<base href=https://evil.example/>",
                    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
                    "<meta name=robots content=noindex>",
                    "<noscript><img src=https://tracker.example/></noscript>",
                    "<template><script>1</script></template>",
                    "<dialog open>Cookies ?</dialog>",
                    "<link rel=canonical href=/x>",
                    "<link rel=preload href=/x as=script>",
                    "<!-- wp:4.9 <script>1</script> -->",
                    "<!--[if IE]><script>1</script><![endif]-->"
                })
        void foreignAndHiddenThingsGo(String html) {
            ShellPage page =
                    shell(
                            "<html><head>%s</head><body>%s<main>%s</main>%s</body></html>"
                                    .formatted(html, html, MARKER, html));
            assertThat(page.head() + page.before() + page.after()).isEqualTo("<div></div>");
        }

        @Test
        void attributesThatBelongToRemovedThingsGo() {
            Document whole =
                    whole(
                            around(
                                    "<a href=/x ping=https://tracker.example/ nonce=abc>x</a><img"
                                            + " src=/none.png crossorigin integrity=x>",
                                    ""));
            assertThat(whole.select("[ping], [nonce], [crossorigin], [integrity]")).isEmpty();
        }
    }

    private static boolean runs(String value) {
        String plain = value.replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase();
        return plain.contains("javascript:")
                || plain.startsWith("vbscript:")
                || plain.startsWith("data:text/html");
    }

    @Nested
    class Files {

        @Test
        void picturesAreCopiedAndServedByThePortal() throws IOException {
            site.with("/img/logo.png", "image/png", PICTURE)
                    .page(
                            "<body><img alt=Osny src=img/logo.png srcset='img/logo2.png 2x'"
                                    + " loading=lazy width=10><main>"
                                    + MARKER
                                    + "</main></body>");
            ShellReader.Result result = read();
            Element picture = whole(result.page()).selectFirst("img");

            assertThat(picture.attr("src")).startsWith(Shell.ROOT + "/shell/");
            assertThat(picture.attr("alt")).isEqualTo("Osny");
            assertThat(picture.attr("width")).isEqualTo("10");
            assertThat(picture.hasAttr("srcset")).isFalse();
            ShellAsset copy = asset(result, picture.attr("src"));
            assertThat(copy.content()).isEqualTo(PICTURE);
            assertThat(copy.contentType()).isEqualTo("image/png");
        }

        @Test
        void theSamePictureIsReadAndKeptOnce() throws IOException {
            site.with("/a.png", "image/png", PICTURE)
                    .page("<body><img src=/a.png><img src=a.png>" + MARKER + "</body>");
            assertThat(read().assets()).hasSize(1);
            assertThat(site.asked()).containsExactly("/", "/a.png");
        }

        @Test
        void iconsOfTheHeadAreCopied() throws IOException {
            site.with("/icon.png", "image/png", PICTURE)
                    .page(
                            "<head><link rel='shortcut icon' href=/icon.png><link rel=icon"
                                    + " href=/gone.png></head><body>"
                                    + MARKER
                                    + "</body>");
            ShellReader.Result result = read();
            List<Element> links = Jsoup.parse(result.page().head()).select("link");
            assertThat(links).hasSize(1);
            assertThat(asset(result, links.get(0).attr("href")).content()).isEqualTo(PICTURE);
        }

        @ParameterizedTest
        @CsvSource({"text/html", "text/javascript", "application/octet-stream", "''", ";"})
        void aPictureThatIsNoneIsLeftOut(String type) throws IOException {
            site.with("/a.png", type, "<script>1</script>")
                    .page("<body><img alt=x src=/a.png>" + MARKER + "</body>");
            ShellReader.Result result = read();
            assertThat(result.assets()).isEmpty();
            assertThat(whole(result.page()).select("img").attr("src")).isEmpty();
        }

        @Test
        void aPictureThatCannotBeHadIsLeftOut() throws IOException {
            site.failing("/a.png", 500)
                    .redirecting("/b.png", "https://evil.example/b.png")
                    .with("/c.png", "image/png", new byte[700_000])
                    .page(
                            "<body><img src=/a.png><img src=/b.png><img src=/c.png>"
                                    + MARKER
                                    + "</body>");
            ShellReader.Result result = read();
            assertThat(result.assets()).isEmpty();
            assertThat(whole(result.page()).select("img[src]")).isEmpty();
            assertThat(result.missing()).containsExactly(URI.create(site.address("/a.png")));
        }

        @Test
        void picturesOfOtherHostsAreNotAskedForNorShown() throws IOException {
            try (var other = new SiteStandIn()) {
                other.with("/a.png", "image/png", PICTURE);
                site.page("<body><img src=" + other.address("/a.png") + ">" + MARKER + "</body>");
                ShellReader.Result result = read();

                assertThat(other.asked()).isEmpty();
                assertThat(result.assets()).isEmpty();
                assertThat(whole(result.page()).select("img[src]")).isEmpty();
            }
        }

        @Test
        void picturesThatStandInThePageStay() {
            String data = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
            assertThat(whole(around("<img src='" + data + "'>", "")).select("img").attr("src"))
                    .isEqualTo(data);
        }

        @Test
        void thereIsAnEndToTheNumberOfFiles() throws IOException {
            var page = new StringBuilder("<body>").append(MARKER);
            for (int i = 0; i < 100; i++) {
                site.with("/" + i + ".png", "image/png", new byte[] {(byte) i});
                page.append("<img src=/").append(i).append(".png>");
            }
            site.page(page.toString());
            assertThat(read().assets()).hasSize(60);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"a b.png", "é.png", "a|b.png", "%.png", "http://[/x.png", "a\\b.png"})
        void anOddAddressSpoilsNothing(String address) throws IOException {
            site.page(
                    "<body><img src='"
                            + address
                            + "'><a href='"
                            + address
                            + "'>x</a>"
                            + MARKER
                            + "</body>");
            assertThat(read().page().before()).contains("<img");
        }
    }

    @Nested
    class Styles {

        private String css(ShellReader.Result result) {
            return new String(
                    asset(result, result.page().styles()).content(), StandardCharsets.UTF_8);
        }

        private String css(String sheet) throws IOException {
            site.with("/css/a.css", "text/css", sheet)
                    .page(
                            "<head><link rel=stylesheet href=/css/a.css></head><body>"
                                    + MARKER
                                    + "</body>");
            ShellReader.Result result = read();
            return result.page().styles() == null ? "" : css(result);
        }

        @Test
        void comeTogetherInTheirOrderInTheLayerOfTheTown() throws IOException {
            site.with("/a.css", "text/css", "a{color:red}")
                    .with("/b.css", "text/css", "b{color:blue}")
                    .page(
                            "<head><link rel=stylesheet href=/a.css><style>i{color:green}</style><link"
                                    + " rel=StyleSheet media=print href=/b.css></head><body>"
                                    + MARKER
                                    + "<style media=all>u{color:pink}</style></body>");
            ShellReader.Result result = read();
            String css = css(result);

            assertThat(css).startsWith("@layer pvguard, town, pf, pv;\n@layer town{");
            assertThat(css).endsWith("}").containsSubsequence("a{", "i{", "@media print{b{", "u{");
            assertThat(balanceOf(css)).isZero();
            assertThat(asset(result, result.page().styles()).contentType()).startsWith("text/css");
            assertThat(result.page().before() + result.page().after() + result.page().head())
                    .doesNotContain("style")
                    .doesNotContain("stylesheet");
        }

        @Test
        void bringTheirPicturesAndFonts() throws IOException {
            site.with("/css/img/bg.png", "image/png", PICTURE)
                    .with("/fonts/f.woff2", "font/woff2", PICTURE);
            String css =
                    css(
                            "@font-face{src:url('../fonts/f.woff2#iefix') format('woff2')}"
                                    + "a{background:url( img/bg.png )}b{background:url(\"data:image/gif;base64,AA\")}"
                                    + "c{fill:url(#grad)}d{background:url(/gone.png)}");
            assertThat(css.split("url\\(\"" + Shell.ROOT + "/shell/[0-9a-f]{32}\"\\)", -1))
                    .hasSize(3);
            assertThat(css)
                    .contains("url(\"data:image/gif;base64,AA\")")
                    .contains("url(\"#grad\")")
                    .contains("d{background:url(\"data:,\")}")
                    .doesNotContain("bg.png")
                    .doesNotContain("127.0.0.1");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@import url(sub/b.css);",
                    "@import url('sub/b.css');",
                    "@import \"sub/b.css\";",
                    "@import 'sub/b.css';",
                    "@charset \"utf-8\"; @import \"sub/b.css\";"
                })
        void putImportsInTheirPlace(String rule) throws IOException {
            site.with("/css/sub/b.css", "text/css", "b{background:url(b.png)}")
                    .with("/css/sub/b.png", "image/png", PICTURE);
            String css = css(rule + "a{color:red}");

            assertThat(css).containsSubsequence("b{background:url(\"" + Shell.ROOT, "a{color:red}");
            assertThat(css).doesNotContain("@import").doesNotContain("@charset");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "@import url(\"sub/b.css?f=a:400;700&d=swap\");",
                    "@import url(sub/b.css?f=a:400;700&d=swap) all;",
                    "@import 'sub/b.css?f=a:400;700&d=swap';"
                })
        void takeTheWholeAddressOfAnImport(String rule) throws IOException {
            site.with("/css/sub/b.css?f=a:400;700&d=swap", "text/css", "b{color:blue}");
            assertThat(css(rule + "a{color:red}"))
                    .containsSubsequence("b{color:blue}", "a{color:red}")
                    .doesNotContain("700");
        }

        @Test
        void keepTheConditionOfAnImport() throws IOException {
            site.with("/css/b.css", "text/css", "b{color:red}");
            assertThat(css("@import url(b.css) screen and (min-width:30em);"))
                    .contains("@media screen and (min-width:30em){b{color:red}");
        }

        @Test
        void areNotImportedWithoutEnd() throws IOException {
            site.with("/css/b.css", "text/css", "@import 'a.css';b{color:red}");
            String css = css("@import 'b.css';a{color:red}");
            assertThat(css).doesNotContain("@import");
            assertThat(site.asked().size()).isLessThan(10);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a{color:red}} .pv{display:none}",
                    "a{color:red",
                    "}",
                    "a{content:\"{\"}}b{",
                    "a{content:'\\''}} b{c:'{'}",
                    "a{b:url({)}} .pv{display:none}",
                    "@import 'x.css' { ; } .pv{display:none}",
                    "a{b:url(x{y)}} .pv{display:none}",
                    "a{}/* */}/* */.pv{color:red}/*"
                })
        void thatWouldLeaveTheLayerAreRefused(String sheet) throws IOException {
            assertThat(css(sheet)).doesNotContain(".pv");
            assertThat(balanceOf(css(sheet))).isZero();
        }

        @Test
        void withBracesInStringsAndCommentsStay() throws IOException {
            assertThat(css("a::before{content:\"}\"}/* } */b{content:'{'}c{color:red}"))
                    .contains("c{color:red}");
        }

        @Test
        void aMediaAttributeCannotLeaveTheLayer() throws IOException {
            site.with("/a.css", "text/css", "a{color:red}")
                    .page(
                            "<head><link rel=stylesheet media='all{}}x{' href=/a.css></head><body>"
                                    + MARKER
                                    + "</body>");
            assertThat(balanceOf(css(read()))).isZero();
        }

        @Test
        void ofOtherHostsAreNotAskedFor() throws IOException {
            try (var other = new SiteStandIn()) {
                other.with("/a.css", "text/css", "a{}").with("/b.png", "image/png", PICTURE);
                site.with(
                                "/a.css",
                                "text/css",
                                "@import url("
                                        + other.address("/a.css")
                                        + ");b{background:url("
                                        + other.address("/b.png")
                                        + ")}")
                        .page(
                                "<head><link rel=stylesheet href="
                                        + other.address("/a.css")
                                        + "><link rel=stylesheet href=/a.css></head><body>"
                                        + MARKER
                                        + "</body>");
                ShellReader.Result result = read();

                assertThat(other.asked()).isEmpty();
                assertThat(css(result)).doesNotContain(other.address(""));
            }
        }

        @Test
        void thatCannotBeHadAreLeftOut() throws IOException {
            site.page(
                    "<head><link rel=stylesheet href=/gone.css><link rel=stylesheet"
                            + " href='http://[/x'></head><body>"
                            + MARKER
                            + "</body>");
            assertThat(read().page().before()).isEmpty();
            assertThat(read().missing()).isEmpty();
        }

        @Test
        void thatDoNotAnswerNowAreMissing() throws IOException {
            site.failing("/500.css", 500)
                    .silent("/silent.css")
                    .stalling("/stalling.css", "text/css", "a{color:")
                    .redirecting("/moved.css", site.address("/500.css"))
                    .with("/a.css", "text/css", "@import 'imported.css';b{background:url(b.png)}")
                    .failing("/imported.css", 503)
                    .failing("/b.png", 502)
                    .page(
                            "<head><link rel=stylesheet href=/500.css><link rel=stylesheet"
                                    + " href=/silent.css><link rel=stylesheet href=/stalling.css>"
                                    + "<link rel=stylesheet href=/moved.css><link rel=stylesheet"
                                    + " href=/a.css></head><body>"
                                    + MARKER
                                    + "</body>");
            assertThat(read().missing())
                    .extracting(URI::getPath)
                    .containsExactly(
                            "/500.css", "/silent.css", "/stalling.css", "/imported.css", "/b.png");
        }

        @ParameterizedTest
        @CsvSource({
            "windows-1252, text/css; charset=iso-8859-1, ''",
            "windows-1252, text/css, '@charset \"windows-1252\";'",
            "UTF-8, text/css; charset=utf-8, '@charset \"windows-1252\";'",
            "UTF-8, text/css, '@charset \"klingon\";'",
            "UTF-8, text/css; charset=klingon, ''",
            "UTF-8, text/css, ''",
            "UTF-8, text/css; charset=iso-8859-1, '\uFEFF'"
        })
        void areReadInTheirCharset(String charset, String type, String beginning)
                throws IOException {
            String sheet = beginning + "a::after{content:\"Été d’ici\"}";
            site.with("/a.css", type, sheet.getBytes(Charset.forName(charset)))
                    .page(
                            "<head><link rel=stylesheet href=/a.css></head><body>"
                                    + MARKER
                                    + "</body>");
            assertThat(css(read())).contains("\na::after{content:\"Été d’ici\"}");
        }

        @Test
        void loseTheirByteOrderMarkWhereTheyAreJoined() throws IOException {
            site.with("/css/b.css", "text/css", "\uFEFFb{color:blue}");
            assertThat(css("\uFEFF@import 'b.css';a{color:red}")).doesNotContain("\uFEFF");
        }

        /** Open less closed braces, outside strings, comments and addresses. */
        private int balanceOf(String css) {
            String plain =
                    css.replaceAll("(?s)/\\*.*?\\*/", "")
                            .replaceAll("\\\\.", "")
                            .replaceAll("\"[^\"\\n]*\"|'[^'\\n]*'", "")
                            .replaceAll("url\\([^)]*\\)", "");
            return (int)
                    (plain.chars().filter(c -> c == '{').count()
                            - plain.chars().filter(c -> c == '}').count());
        }
    }

    @Nested
    class IsRefused {

        @Test
        void withoutTheMarker() {
            refused("<body><main>Bonjour</main></body>");
        }

        @Test
        void withTheMarkerTwice() {
            refused("<body><main>" + MARKER + "</main><p>" + MARKER + "</p></body>");
            refused("<body><main>" + MARKER + MARKER + "</main></body>");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<body><p title='@@PARVIS@@'>x</p></body>",
                    "<body><!-- @@PARVIS@@ --></body>",
                    "<body><script>@@PARVIS@@</script></body>",
                    "<body><template>@@PARVIS@@</template></body>",
                    "<body><noscript><p>@@PARVIS@@</p></noscript></body>",
                    "<body><dialog><p>@@PARVIS@@</p></dialog></body>",
                    "<body><textarea>@@PARVIS@@</textarea></body>",
                    "<head><title>@@PARVIS@@</title></head><body></body>"
                })
        void withTheMarkerWhereNoContentCanStand(String html) {
            refused(html);
        }

        @Test
        void whenItIsTooLarge() {
            refused("<body>" + "x".repeat(2_000_001) + MARKER + "</body>");
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/json", "image/png"})
        void whenItIsNoHtml(String type) {
            site.with("/", type, "<body>" + MARKER + "</body>");
            assertThatThrownBy(ShellReaderTest.this::read).isInstanceOf(IOException.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {204, 401, 404, 500, 503})
        void whenTheSiteDoesNotAnswerWell(int status) {
            site.failing("/", status);
            assertThatThrownBy(ShellReaderTest.this::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(String.valueOf(status));
        }

        @Test
        void whenTheSiteSendsElsewhere() {
            try (var other = new SiteStandIn()) {
                other.page("<body>" + MARKER + "</body>");
                site.redirecting("/", other.address("/"));
                assertThatThrownBy(ShellReaderTest.this::read).isInstanceOf(IOException.class);
                assertThat(other.asked()).isEmpty();
            }
        }

        @Test
        void whenTheSiteIsGone() {
            site.close();
            assertThatThrownBy(ShellReaderTest.this::read).isInstanceOf(IOException.class);
        }

        @Test
        void whenTheSiteSaysNothing() {
            site.silent("/");
            assertTimeoutPreemptively(
                    Duration.ofSeconds(8),
                    () ->
                            assertThatThrownBy(ShellReaderTest.this::read)
                                    .isInstanceOf(IOException.class));
        }

        @Test
        void whenTheSiteStopsInTheMiddle() {
            site.stalling("/", "text/html", "<body>" + MARKER);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(8),
                    () ->
                            assertThatThrownBy(ShellReaderTest.this::read)
                                    .isInstanceOf(IOException.class));
        }
    }
}
