package fr.parvis.document.view;

import fr.parvis.document.service.StorageSpace;
import fr.parvis.kernel.Later;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** "Mes pièces justificatives" on the dashboard. */
@RequestScoped
@Named
public class StorageTileBacking {

    @Inject StorageSpace space;

    private Later<Long> count = Later.known(0L);

    public void load() {
        count = space.count();
    }

    /** "7 documents sur 10". */
    public String getCount() {
        return StorageBacking.count(count.get());
    }
}
