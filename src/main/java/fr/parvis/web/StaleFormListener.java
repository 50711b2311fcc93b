package fr.parvis.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.ActionListener;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;

/** Tells {@link StaleForm} what Faces does. */
public class StaleFormListener implements ActionListener, PhaseListener {

    private static final long serialVersionUID = 1L;

    private final transient ActionListener wrapped;

    /** As a phase listener. */
    public StaleFormListener() {
        this(null);
    }

    /** As the action listener in front of the usual one. */
    public StaleFormListener(ActionListener wrapped) {
        this.wrapped = wrapped;
    }

    @Override
    public void processAction(ActionEvent event) {
        form().acted();
        wrapped.processAction(event);
    }

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RENDER_RESPONSE;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        form().check(event.getFacesContext());
    }

    private static StaleForm form() {
        return CDI.current().select(StaleForm.class).get();
    }
}
