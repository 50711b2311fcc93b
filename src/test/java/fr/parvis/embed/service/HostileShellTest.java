package fr.parvis.embed.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.embed.entity.ShellPage;
import fr.parvis.kernel.Feature;
import fr.parvis.town.TownSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a page of the town's site nests what is dangerous: nothing that acts comes through. */
@Feature("EMB-1")
class HostileShellTest {

    private static final SiteStandIn SITE = new SiteStandIn();

    private static final List<String> DANGEROUS =
            List.of(
                    "<script>alert(1)</script>",
                    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
                    "<script/x>alert(1)</script >",
                    "<scr<script>ipt>alert(1)</scr</script>ipt>",
                    "<img src=x onerror=alert(1)>",
                    "<img src='x' ONERROR='alert(1)'//",
                    "<a href=\"javascript:alert(1)\">x</a>",
                    "<a href=\" java\nscript:alert(1)\">x</a>",
                    "<a href=\"&#106;avascript:alert(1)\">x</a>",
                    "<svg onload=alert(1)></svg>",
                    "<svg><script>alert(1)</script></svg>",
                    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                    "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
                    "<svg><use href=\"data:image/svg+xml,<svg id=x onload=alert(1)>#x\"/></svg>",
                    "<svg><style><img src=x onerror=alert(1)></style></svg>",
                    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
                    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img"
                            + " src=1 onerror=alert(1)&gt;\">",
                    "<math><a xlink:href=\"javascript:alert(1)\">x</a></math>",
                    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
                    "<template><script>alert(1)</script><img onerror=alert(1)></template>",
                    "<iframe src=\"javascript:alert(1)\"></iframe>",
                    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                    "<object data=\"javascript:alert(1)\"></object>",
                    "<embed src=\"javascript:alert(1)\">",
                    "<form action=\"javascript:alert(1)\"><button>x</button></form>",
                    "<button form=f formaction=\"javascript:alert(1)\">x</button>",
                    "<base href=\"https://evil.example/\">",
                    "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">",
                    "<!--[if IE]><script>alert(1)</script><![endif]-->",
                    "<!--><script>alert(1)</script>-->",
                    "<![CDATA[<script>alert(1)</script>]]>",
                    "<?xml-stylesheet href=\"javascript:alert(1)\"?>",
                    "<xmp><script>alert(1)</script></xmp>",
                    "<noembed><script>alert(1)</script></noembed>",
                    "<noframes><script>alert(1)</script></noframes>",
                    "<textarea><img src=x onerror=alert(1)></textarea>",
                    "<title><img src=x onerror=alert(1)></title>",
                    "<select><option><img src=x onerror=alert(1)></select>",
                    "<p/onmouseover=alert(1)>x",
                    "<a\fonclick=alert(1)>x</a>",
                    "<details open ontoggle=alert(1)>",
                    "<video><source onerror=alert(1)></video>",
                    "<input autofocus onfocus=alert(1)>",
                    "<marquee onstart=alert(1)>x</marquee>",
                    "<link rel=import href=\"data:text/html,<script>alert(1)</script>\">",
                    "<style>@import 'javascript:alert(1)';</style>",
                    "<div style=\"x:expression(alert(1))\" onclick=\"alert(1)\">",
                    "<body onload=alert(1)>",
                    "<html onclick=alert(1)>",
                    "<frameset onload=alert(1)>",
                    "\" onclick=alert(1) x=\"",
                    "</div></main></body></html><script>alert(1)</script>");

    private static final List<String> WRAPPERS =
            List.of(
                    "%s",
                    "<div>%s</div>",
                    "<p>%s</p>",
                    "<svg>%s</svg>",
                    "<svg><foreignObject>%s</foreignObject></svg>",
                    "<svg><desc>%s</desc></svg>",
                    "<math>%s</math>",
                    "<math><mi>%s</mi></math>",
                    "<math><annotation-xml encoding=\"text/html\">%s</annotation-xml></math>",
                    "<table><tr><td>%s</td></tr></table>",
                    "<table>%s</table>",
                    "<ul><li>%s</ul>",
                    "<select>%s</select>",
                    "<button>%s</button>",
                    "<form>%s</form>",
                    "<b><i><a href=/x>%s</b></i>",
                    "<template>%s</template>",
                    "<noscript>%s</noscript>",
                    "<!-- %s -->");

    private static final Set<String> FORBIDDEN =
            Set.of(
                    "script",
                    "iframe",
                    "frame",
                    "object",
                    "embed",
                    "applet",
                    "base",
                    "form",
                    "meta",
                    "template",
                    "noscript",
                    "style",
                    "dialog");

    @AfterContainer
    static void closeSite() {
        SITE.close();
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> part = Arbitraries.of(DANGEROUS);
        Arbitrary<List<String>> wrappers =
                Arbitraries.of(WRAPPERS).list().ofMinSize(0).ofMaxSize(4);
        return part.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join("", parts))
                .flatMap(
                        inner ->
                                wrappers.map(
                                        around -> {
                                            String html = inner;
                                            for (String wrapper : around) {
                                                html = wrapper.replace("%s", html);
                                            }
                                            return html;
                                        }));
    }

    /** The shell of a page with this around the content; empty when it is refused. */
    private static Optional<ShellPage> shell(String before, String after) {
        SITE.page(
                "<!DOCTYPE html><html><head><title>V</title></head><body><header>%s</header><main>@@PARVIS@@</main><footer>%s</footer></body></html>"
                        .formatted(before, after));
        var website =
                new TownSettings.Website(
                        SITE.address("/"), SITE.address("/"), null, null, null, false, null);
        try {
            return Optional.of(new ShellReader(website, Instant.EPOCH).read().page());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertHarmless(ShellPage page) {
        String html = page.before() + "<p>contenu</p>" + page.after();
        // a browser reads it once more; what it then makes of it must be harmless too
        Document once = Jsoup.parse(html);
        once.outputSettings().prettyPrint(false);
        Document twice = Jsoup.parse(once.body().html());
        for (Document document : List.of(once, twice, Jsoup.parse(page.head()))) {
            for (Element element : document.getAllElements()) {
                assertThat(FORBIDDEN).as(html).doesNotContain(element.normalName());
                for (Attribute attribute : element.attributes()) {
                    assertThat(acts(attribute)).as(attribute + " in " + html).isFalse();
                }
            }
        }
    }

    private static boolean acts(Attribute attribute) {
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String value =
                attribute.getValue().replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
        return name.startsWith("on")
                || Set.of("srcdoc", "formaction", "action", "ping").contains(name)
                || Set.of("href", "xlink:href", "src", "data", "to", "from", "values")
                                .contains(name)
                        && (value.contains("javascript:") || value.startsWith("data:text"));
    }

    static Stream<String> alone() {
        return DANGEROUS.stream();
    }

    static Stream<String> wrapped() {
        return IntStream.range(0, WRAPPERS.size())
                .mapToObj(
                        i ->
                                WRAPPERS.get(i)
                                        .replace("%s", String.join("", DANGEROUS.subList(0, 12))));
    }

    @ParameterizedTest
    @MethodSource({"alone", "wrapped"})
    void nothingDangerousComesThrough(String html) {
        shell("", html).ifPresent(HostileShellTest::assertHarmless);
        shell(html, "").ifPresent(HostileShellTest::assertHarmless);
    }

    @ParameterizedTest
    @MethodSource("alone")
    void somethingDangerousAfterTheContentDoesNotSpoilTheShell(String html) {
        assertThat(shell("", html)).isPresent();
    }

    @Property(tries = 300)
    void howeverItIsNested(@ForAll("hostile") String before, @ForAll("hostile") String after) {
        shell(before, after).ifPresent(HostileShellTest::assertHarmless);
    }
}
