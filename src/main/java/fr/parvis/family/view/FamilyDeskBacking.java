package fr.parvis.family.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.family.service.FamilyDesk;
import fr.parvis.family.service.FamilyRight;
import fr.parvis.family.service.HouseholdRow;
import fr.parvis.family.service.WaitingDossier;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** "Familles" of the agents: a search, and the dossiers that wait. */
@RequestScoped
@Named
public class FamilyDeskBacking {

    static final String PAGE = "/agents/familles";

    @Inject FamilyDesk desk;
    @Inject FamilyRight right;
    @Inject CurrentUser user;
    @Inject Navigation navigation;
    @Inject SentText sent;

    private List<HouseholdRow> rows = List.of();
    private List<WaitingDossier> waiting = List.of();

    public void load() {
        rows = desk.search(agent(), getWords());
        waiting = desk.toValidate(agent());
    }

    Account agent() {
        return user.account().orElseThrow(() -> new NotFoundException("families"));
    }

    /** Whether whoever is signed in looks after families. */
    public boolean isAgent() {
        return user.account().map(right::has).orElse(false);
    }

    public void create() {
        long id = desk.create(agent(), sent.of("pv-numero"));
        navigation.to(PAGE + "/" + id);
    }

    public String getWords() {
        String typed = sent.stripped("q");
        return typed.length() > 100 ? typed.substring(0, 100) : typed;
    }

    public boolean isSearch() {
        return !getWords().isEmpty();
    }

    public List<HouseholdRow> getRows() {
        return rows.size() > FamilyDesk.MOST ? rows.subList(0, FamilyDesk.MOST) : rows;
    }

    /** "3 foyers"; says when there are more than are shown. */
    public String getCount() {
        if (rows.size() > FamilyDesk.MOST) {
            return Messages.text("family.desk.more", FamilyDesk.MOST);
        }
        return rows.size() == 1
                ? Messages.text("family.desk.one")
                : Messages.text("family.desk.some", rows.size());
    }

    public List<WaitingDossier> getWaiting() {
        return waiting;
    }
}
