package fr.parvis.web;

import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.faces.application.Application;
import jakarta.faces.application.ApplicationFactory;
import jakarta.faces.application.ApplicationWrapper;

/** Gives views the {@link PortalExpressions}, and {@link PortalFirst}. */
public class PortalApplicationFactory extends ApplicationFactory {

    private Application portal;

    public PortalApplicationFactory(ApplicationFactory wrapped) {
        super(wrapped);
    }

    @Override
    public synchronized Application getApplication() {
        if (portal == null) {
            portal = new Portal(getWrapped().getApplication());
        }
        return portal;
    }

    @Override
    public synchronized void setApplication(Application application) {
        getWrapped().setApplication(application);
        portal = null;
    }

    private static final class Portal extends ApplicationWrapper {

        private ExpressionFactory expressions;
        private volatile ELResolver resolver;

        private Portal(Application wrapped) {
            super(wrapped);
        }

        @Override
        public ELResolver getELResolver() {
            ELResolver known = resolver;
            if (known == null) {
                known = new PortalFirst(getWrapped().getELResolver());
                resolver = known;
            }
            return known;
        }

        @Override
        public synchronized ExpressionFactory getExpressionFactory() {
            if (expressions == null) {
                expressions = new PortalExpressions(getWrapped().getExpressionFactory());
            }
            return expressions;
        }
    }
}
