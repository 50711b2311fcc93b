package fr.parvis.web;

import fr.parvis.kernel.DomainException;
import java.util.Map;

/** Says which field of a page a rule is about: rules themselves know no page. */
public final class Beside {

    private Beside() {}

    /**
     * @param fields id of the field by the key of the problem
     * @throws DomainException what the change throws, with its field where it is named here
     */
    public static void fields(Map<String, String> fields, Runnable change) {
        try {
            change.run();
        } catch (DomainException e) {
            throw e.at(fields.get(e.messageKey()));
        }
    }
}
