package fr.parvis.web;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.RequestDispatcher;

/** Forms post to the public address of their page, not to the place of its view. */
public class PublicAddressViewHandler extends ViewHandlerWrapper {

    public PublicAddressViewHandler(ViewHandler wrapped) {
        super(wrapped);
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
