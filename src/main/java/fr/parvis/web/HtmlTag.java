package fr.parvis.web;

import jakarta.el.ValueExpression;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.facelets.FaceletContext;
import jakarta.faces.view.facelets.TagAttribute;
import jakarta.faces.view.facelets.TagConfig;
import jakarta.faces.view.facelets.TagHandler;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * A tag that is one piece of HTML written by Java, for what a page shows many times: a tag made of
 * markup costs a component and an expression for each of its parts (decision 8).
 */
public abstract class HtmlTag extends TagHandler {

    private static final int USUAL_LENGTH = 512;

    private final TagAttribute[] attributes;
    private final Assets assets = CDI.current().select(Assets.class).get();

    /**
     * @param names of the attributes whose values {@link #write} is given, in this order
     */
    protected HtmlTag(TagConfig config, String... names) {
        super(config);
        attributes = Stream.of(names).map(this::getAttribute).toArray(TagAttribute[]::new);
    }

    /**
     * Writes the piece.
     *
     * @param values of the attributes; null for those that the page leaves out
     */
    protected abstract void write(Html html, Object[] values);

    /** The address of an icon of the sprite. */
    protected final String icon(String name) {
        return assets.icon(name);
    }

    /** With the context path in front. */
    protected final String address(String path) {
        return assets.root() + path;
    }

    @Override
    public final void apply(FaceletContext context, UIComponent parent) {
        var values = new ValueExpression[attributes.length];
        for (int i = 0; i < attributes.length; i++) {
            values[i] =
                    attributes[i] == null
                            ? null
                            : PortalExpression.bare(
                                    attributes[i].getValueExpression(context, Object.class));
        }
        parent.getChildren().add(new Piece(this, values));
    }

    /** Where the piece stands in a page. */
    private static final class Piece extends PagePart {

        private final HtmlTag tag;
        private final ValueExpression[] expressions;

        private Piece(HtmlTag tag, ValueExpression[] expressions) {
            this.tag = tag;
            this.expressions = expressions;
        }

        @Override
        public void encodeAll(FacesContext context) throws IOException {
            Object[] values = new Object[expressions.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = value(context, expressions[i]);
            }
            if (context.getResponseWriter() instanceof PageWriter page) {
                var html = new Html(page.piece());
                tag.write(html, values);
                html.endTag();
                return;
            }
            var html = new Html(USUAL_LENGTH);
            tag.write(html, values);
            context.getResponseWriter().write(html.toString());
        }
    }
}
