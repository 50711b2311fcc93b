package fr.parvis.content.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.kernel.Feature;
import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML of another site: what of it is left. */
class SiteTextTest {

    private static final URI PAGE = URI.create("https://ville.example/actu/marche/");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
                "<a href=\"vbscript:msgbox(1)\">x</a>",
                "<svg/onload=alert(1)>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
                "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
                "<p title='</title><script>alert(1)</script>'>x</p>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=\"data:text/html,<script>alert(1)</script>\"></object>",
                "<form action=https://mal.example><input name=carte><button>Payer</button></form>",
                "<p style=\"background:url(javascript:alert(1))\">x</p>",
                "<base href=https://mal.example/>",
                "<meta http-equiv=refresh content=\"0;url=https://mal.example\">",
                "<link rel=stylesheet href=https://mal.example/a.css>",
                "<img src=https://traceur.example/pixel.gif width=1>",
                "<parvis-mon-espace onclick=alert(1)>x</parvis-mon-espace>",
                "<p id=pv data-pv-session=1 class=pv-btn>x</p>",
                "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->",
                "<!--#include virtual=\"/etc/passwd\" --><esi:include src=x/>",
                "<template><script>alert(1)</script></template>",
                "<select><noscript></select><script>alert(1)</script>",
                "<a href=x target=_blank onmouseover=alert(1) ping=https://traceur.example>x</a>",
                "\"><script>alert(1)</script>",
                "<<script>alert(1)//<</script>",
                "<video><source onerror=alert(1)></video><audio src onerror=alert(1)>",
                "<details open ontoggle=alert(1)>x</details>"
            })
    @Feature("CMS-3")
    void nothingActs(String hostile) {
        Document left = Jsoup.parseBodyFragment(SiteText.of("<p>avant</p>" + hostile, PAGE));
        // read once more, as a browser does: nothing comes to life on the second reading
        left = Jsoup.parseBodyFragment(SiteText.of(left.body().html(), PAGE));
        assertThat(left.text()).startsWith("avant");
        for (Element element : left.body().select("*")) {
            assertThat(element.normalName())
                    .isIn(
                            "body", "p", "a", "h2", "h3", "h4", "ul", "li", "strong", "em", "br",
                            "table", "tbody", "tr", "td");
            element.attributes()
                    .forEach(
                            a -> {
                                assertThat(a.getKey()).isIn("href", "rel");
                                if (a.getKey().equals("href")) {
                                    assertThat(a.getValue()).matches("(?i)(https?|mailto|tel):.*");
                                }
                            });
        }
        assertThat(left.body().html()).doesNotContain("<script", "<!--");
    }

    @Test
    @Feature("CMS-3")
    void mergedCellsStayAndParagraphsStayApart() {
        Document left =
                Jsoup.parseBodyFragment(
                        SiteText.of(
                                "<div><div>un</div><div>deux <b>trois</b></div></div>"
                                        + "<figure><img src=\"a.jpg\"><figcaption>Crédit photo</figcaption></figure>"
                                        + "<figure class=\"wp-block-table\"><table><tr><th scope=\"col\" colspan=\"2\">Matin</th></tr>"
                                        + "<tr><td rowspan=\"2\">8 h</td><td colspan=\"9999\" onclick=\"x()\">9 h<img src=\"b.jpg\"></td></tr></table></figure>",
                                PAGE));
        assertThat(left.select("p").eachText()).containsExactly("un", "deux trois");
        assertThat(left.text()).doesNotContain("Crédit");
        assertThat(left.select("th").attr("colspan")).isEqualTo("2");
        assertThat(left.select("th").attr("scope")).isEqualTo("col");
        assertThat(left.select("td").get(0).attr("rowspan")).isEqualTo("2");
        assertThat(left.select("td").get(1).attributes().isEmpty()).isTrue();
    }

    @Test
    @Feature("CMS-3")
    void frenchTypographyTablesAndLinksStay() {
        String text =
                SiteText.of(
                        "<h1>Titre</h1><p>« Marché » à 9 h – entrée : 2 €, l’été…</p>"
                                + "<table><caption>Jours</caption><thead><tr><th>Jour</th></tr></thead><tbody><tr><td>lundi</td></tr></tbody></table>"
                                + "<p><a href=\"../plan.pdf\">Plan</a> <a href=\"mailto:a@b.fr\">écrire</a></p><h6>Petit</h6>",
                        PAGE);
        Document left = Jsoup.parseBodyFragment(text);
        assertThat(left.wholeText()).contains("« Marché » à 9 h – entrée : 2 €, l’été…");
        assertThat(left.select("h2").text()).isEqualTo("Titre");
        assertThat(left.select("h4").text()).isEqualTo("Petit");
        assertThat(left.select("table caption")).hasSize(1);
        assertThat(left.select("th").text()).isEqualTo("Jour");
        assertThat(left.select("a").eachAttr("href"))
                .containsExactly("https://ville.example/actu/plan.pdf", "mailto:a@b.fr");
    }
}
