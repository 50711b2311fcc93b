package fr.parvis.family.entity;

import java.util.Map;
import java.util.Set;

/** How far an enrolment dossier has come. */
public enum DossierState {
    /** The family fills it in, for the first time or again. */
    OPEN,
    /** Nothing is lacking, and the family has sent it: an agent looks at it. */
    COMPLETE,
    VALIDATED;

    private static final Map<DossierState, Set<DossierState>> NEXT =
            Map.of(
                    OPEN, Set.of(COMPLETE),
                    COMPLETE, Set.of(OPEN, VALIDATED),
                    VALIDATED, Set.of(OPEN));

    public boolean mayBecome(DossierState next) {
        return NEXT.get(this).contains(next);
    }
}
