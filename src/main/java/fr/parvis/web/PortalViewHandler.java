package fr.parvis.web;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewAction;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewMetadata;
import jakarta.servlet.RequestDispatcher;

/**
 * Two habits of the portal's pages. A form posts to the public address of its page, not to the
 * place of its view. And what a page shows is loaded before the page is built, on a post as on a
 * get: the views keep no state, so a post builds its page from what the view action loads.
 */
public class PortalViewHandler extends ViewHandlerWrapper {

    public PortalViewHandler(ViewHandler wrapped) {
        super(wrapped);
    }

    @Override
    public UIViewRoot restoreView(FacesContext context, String viewId) {
        ViewMetadata metadata =
                getViewDeclarationLanguage(context, viewId).getViewMetadata(context, viewId);
        if (metadata != null) {
            UIViewRoot view = metadata.createMetadataView(context);
            for (UIViewAction action : ViewMetadata.getViewActions(view)) {
                action.getActionExpression().invoke(context.getELContext(), null);
            }
        }
        return super.restoreView(context, viewId);
    }

    @Override
    public String getActionURL(FacesContext context, String viewId) {
        Object address =
                context.getExternalContext()
                        .getRequestMap()
                        .get(RequestDispatcher.FORWARD_REQUEST_URI);
        return address != null && viewId.equals(context.getViewRoot().getViewId())
                ? address.toString()
                : super.getActionURL(context, viewId);
    }
}
