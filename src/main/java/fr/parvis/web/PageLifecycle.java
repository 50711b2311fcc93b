package fr.parvis.web;

import fr.parvis.web.Pages.Page;
import jakarta.faces.FacesException;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIViewAction;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.lifecycle.Lifecycle;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * What is left of the life of a page that has no form of Faces and no state (decision 9): its view
 * actions are done, then it is shown. Pages that are not shared ({@link Pages}) live the usual
 * life.
 */
final class PageLifecycle extends Lifecycle {

    private final Lifecycle usual;
    private final Pages pages = new Pages();

    PageLifecycle(Lifecycle usual) {
        this.usual = usual;
    }

    @Override
    public void attachWindow(FacesContext context) {
        // the windows of a browser are not told apart
    }

    @Override
    public void execute(FacesContext context) {
        var page = pages.find(context);
        if (page.isEmpty()) {
            liveUsually(context);
            return;
        }
        context.getAttributes().put(Page.class, page.get());
        context.setViewRoot(page.get().root());
        act(context, page.get());
    }

    private void liveUsually(FacesContext context) {
        var request = (ServletRequest) context.getExternalContext().getRequest();
        if (Router.view(request).isPresent()) {
            Router.goesUsually(request);
            context.responseComplete();
            return;
        }
        usual.attachWindow(context);
        usual.execute(context);
    }

    /** Which are done is known before the first changes anything. */
    private static void act(FacesContext context, Page page) {
        List<UIViewAction> due =
                page.actions().isEmpty()
                        ? List.of()
                        : page.actions().stream().filter(UIViewAction::isRendered).toList();
        for (UIViewAction action : due) {
            if (context.getResponseComplete()) {
                return;
            }
            try {
                action.getActionExpression().invoke(context.getELContext(), null);
            } catch (RuntimeException e) {
                if (!Problems.answered(context, e)) {
                    throw new FacesException(e);
                }
                return;
            }
        }
    }

    @Override
    public void render(FacesContext context) {
        if (context.getResponseComplete()) {
            return;
        }
        var page = (Page) context.getAttributes().get(Page.class);
        if (page == null || page.root() != context.getViewRoot()) {
            usual.render(context);
            return;
        }
        var writer = new PageWriter();
        context.setResponseWriter(writer);
        try {
            for (UIComponent child : page.root().getChildren()) {
                child.encodeAll(context);
            }
            send(context, writer.whole());
        } catch (IOException e) {
            throw new FacesException(e);
        } catch (RuntimeException e) {
            if (!Problems.missing(context, e)) {
                throw new FacesException(e);
            }
        }
    }

    private static void send(FacesContext context, PageBytes page) throws IOException {
        var response = (HttpServletResponse) context.getExternalContext().getResponse();
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(page.length());
        response.getOutputStream().write(page.bytes(), 0, page.length());
    }

    @Override
    public void addPhaseListener(PhaseListener listener) {
        usual.addPhaseListener(listener);
    }

    @Override
    public void removePhaseListener(PhaseListener listener) {
        usual.removePhaseListener(listener);
    }

    @Override
    public PhaseListener[] getPhaseListeners() {
        return usual.getPhaseListeners();
    }
}
