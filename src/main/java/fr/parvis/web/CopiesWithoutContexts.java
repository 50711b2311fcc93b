package fr.parvis.web;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.servlet.http.HttpServletRequest;
import org.jboss.weld.manager.api.WeldManager;
import org.jboss.weld.servlet.spi.HttpContextActivationFilter;

/**
 * Tells the server's container of beans that a request which a copy of a page answers needs no
 * contexts: opening and closing them was a tenth of the time of such an answer (decision 8).
 */
public class CopiesWithoutContexts implements Extension, HttpContextActivationFilter {

    void ready(@Observes AfterDeploymentValidation event, BeanManager manager) {
        if (manager instanceof WeldManager weld) {
            weld.getServices().add(HttpContextActivationFilter.class, this);
        }
    }

    /**
     * Asked at the beginning and at the end of a request: {@link PageCache} says the same twice.
     */
    @Override
    public boolean accepts(HttpServletRequest request) {
        Entrance entrance = Entrance.of(request.getServletContext());
        return entrance == null || entrance.copy(request) == null;
    }

    @Override
    public void cleanup() {
        // nothing is kept
    }
}
