package fr.parvis.web;

import jakarta.faces.FacesException;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIPanel;
import jakarta.faces.component.UIViewAction;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.MalformedURLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The portal's pages, each built once and then shown to everybody from the same components: they
 * keep nothing of whoever asks, all that differs is expressions. Building them anew was most of the
 * time of a page (decision 8). A page with a component that is not known to keep nothing is not
 * shared, and goes the usual way.
 */
final class Pages {

    /** What Facelets makes of plain HTML and text. */
    private static final String MARKUP = "com.sun.faces.facelets.compiler.";

    private final Map<String, Page> shared = new ConcurrentHashMap<>();
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    /**
     * A page that is built.
     *
     * @param actions what is done before it is shown
     */
    record Page(UIViewRoot root, List<UIViewAction> actions) {}

    /** The page of this request; empty when it is none, or not one to be shared. */
    Optional<Page> find(FacesContext context) {
        String view = view(context);
        Page known = shared.get(view);
        if (known == null && !others.contains(view) && exists(context, view)) {
            known = build(context, view);
        }
        return Optional.ofNullable(known);
    }

    private static String view(FacesContext context) {
        var external = context.getExternalContext();
        return Router.view((ServletRequest) external.getRequest())
                .orElseGet(external::getRequestServletPath);
    }

    private static boolean exists(FacesContext context, String view) {
        try {
            return context.getExternalContext().getResource(view) != null;
        } catch (MalformedURLException e) {
            return false;
        }
    }

    private Page build(FacesContext context, String view) {
        var views = context.getApplication().getViewHandler();
        UIViewRoot root = views.createView(context, view);
        try {
            views.getViewDeclarationLanguage(context, view).buildView(context, root);
        } catch (IOException e) {
            throw new FacesException(e);
        }
        if (!keepsNothing(root)) {
            others.add(view);
            return null;
        }
        context.setViewRoot(root);
        makeReady(root, context);
        UIComponent metadata = root.getFacet(UIViewRoot.METADATA_FACET_NAME);
        List<UIViewAction> actions =
                metadata == null
                        ? List.of()
                        : metadata.getChildren().stream().map(UIViewAction.class::cast).toList();
        Page page = new Page(root, actions);
        Page other = shared.putIfAbsent(view, page);
        return other == null ? page : other;
    }

    /** Plain HTML below this component becomes bytes. */
    private static void makeReady(UIComponent component, FacesContext context) {
        List<UIComponent> inside = component.getChildren();
        for (int i = 0; i < inside.size(); i++) {
            UIComponent one = inside.get(i);
            if (Markup.isPlain(one)) {
                try {
                    inside.set(i, Markup.of(one, context));
                } catch (IOException e) {
                    throw new FacesException(e);
                }
            } else {
                makeReady(one, context);
            }
        }
    }

    private static boolean keepsNothing(UIComponent component) {
        boolean known =
                component instanceof PagePart
                        || component instanceof UIViewRoot
                        || component instanceof UIViewAction
                        || component.getClass() == UIPanel.class
                        || component.getClass().getName().startsWith(MARKUP);
        return known
                && component.getChildren().stream().allMatch(Pages::keepsNothing)
                && component.getFacets().values().stream().allMatch(Pages::keepsNothing);
    }
}
