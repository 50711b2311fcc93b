package fr.parvis.bench.probe;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Named;
import java.io.Serializable;

/** A form of several steps that the HTTP session remembers. */
@SessionScoped
@Named
public class SessionWizard implements Serializable {

    private static final long serialVersionUID = 1;

    private int step;
    private String name = "";
    private String typed = "";

    public void next() {
        name = typed;
        step++;
    }

    public int getStep() {
        return step;
    }

    public String getName() {
        return name;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }
}
