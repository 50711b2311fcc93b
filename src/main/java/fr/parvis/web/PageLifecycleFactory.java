package fr.parvis.web;

import jakarta.faces.lifecycle.Lifecycle;
import jakarta.faces.lifecycle.LifecycleFactory;
import java.util.Iterator;

/** Gives the Faces servlet the {@link PageLifecycle}. */
public class PageLifecycleFactory extends LifecycleFactory {

    private Lifecycle pages;

    public PageLifecycleFactory(LifecycleFactory wrapped) {
        super(wrapped);
    }

    @Override
    public void addLifecycle(String id, Lifecycle lifecycle) {
        getWrapped().addLifecycle(id, lifecycle);
    }

    @Override
    public synchronized Lifecycle getLifecycle(String id) {
        if (!DEFAULT_LIFECYCLE.equals(id)) {
            return getWrapped().getLifecycle(id);
        }
        if (pages == null) {
            pages = new PageLifecycle(getWrapped().getLifecycle(id));
        }
        return pages;
    }

    @Override
    public Iterator<String> getLifecycleIds() {
        return getWrapped().getLifecycleIds();
    }
}
