package fr.parvis.account.view;

import fr.parvis.account.entity.AccessKey;
import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.FileNumber;
import fr.parvis.account.entity.ServiceKey;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.KeyDesk;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.kernel.SecretToken;
import fr.parvis.town.PortalAddress;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;

/** The keys of a household: an agent makes, prints and revokes them. */
@RequestScoped
@Named
public class KeysBacking {

    private static final String PAGE = "/agents/comptes/cles";

    @Inject KeyDesk desk;
    @Inject CurrentUser user;
    @Inject TownSettings town;
    @Inject PortalAddress portal;
    @Inject Navigation navigation;
    @Inject SentText sent;

    private List<TownSettings.TownService> services = List.of();
    private Optional<FileNumber> number = Optional.empty();
    private Optional<KeyDesk.Opened> household = Optional.empty();
    private AccessKey created;

    public void load() {
        Account agent = agent();
        services = desk.services(agent);
        number = FileNumber.read(getTypedNumber());
        household = number.flatMap(n -> desk.open(agent, n));
    }

    private Account agent() {
        return user.account().orElseThrow(() -> new NotFoundException("service keys"));
    }

    /** The answer itself shows the key: nothing could show it again. */
    public void create() {
        created = desk.create(agent(), known(), sent.of("pv-service"), sent.of("pv-page"));
    }

    public void revoke() {
        String id = sent.of("pv-cle");
        if (!id.matches("\\d{1,18}")) {
            throw new NotFoundException("service key");
        }
        desk.revoke(agent(), Long.parseLong(id));
        navigation.to(PAGE + "?dossier=" + known());
    }

    private FileNumber known() {
        return number.orElseThrow(() -> new DomainException("account.keys.number"));
    }

    public String getTypedNumber() {
        String typed = sent.of("dossier");
        return typed.length() > 40 ? typed.substring(0, 40) : typed;
    }

    /** Whether a number was typed that is none. */
    public boolean isWrongNumber() {
        return !getTypedNumber().isBlank() && number.isEmpty();
    }

    /** The number of the household; null before one is chosen. */
    public String getNumber() {
        return number.map(FileNumber::value).orElse(null);
    }

    /** Whether the portal has no household with this number yet: a key opens its file. */
    public boolean isNobody() {
        return number.isPresent() && household.isEmpty();
    }

    public List<Account> getAdults() {
        return household.map(KeyDesk.Opened::adults).orElse(List.of());
    }

    public List<ServiceKey> getKeys() {
        return household.map(KeyDesk.Opened::keys).orElse(List.of());
    }

    public List<TownSettings.TownService> getServices() {
        return services;
    }

    /** "Clé Espace Citoyens Enfance", or what the service is called when it gives keys no more. */
    public String name(String service) {
        return town.service(service).map(s -> s.key() == null ? s.name() : s.key()).orElse(service);
    }

    /** What became of a key, by whom and when. */
    public String state(ServiceKey key) {
        return switch (key.state()) {
            case OPEN -> Messages.text("account.keys.state.OPEN");
            case USED ->
                    Messages.text(
                            "account.keys.state.USED",
                            FrenchText.shortDateTime(key.usedAt()),
                            key.usedBy() == null
                                    ? Messages.text("account.keys.gone")
                                    : key.usedBy().displayName());
            case REVOKED ->
                    Messages.text(
                            "account.keys.state.REVOKED",
                            FrenchText.shortDateTime(key.revokedAt()),
                            key.revokedByName());
        };
    }

    public boolean open(ServiceKey key) {
        return key.state() == ServiceKey.State.OPEN;
    }

    /** Whether the page is the letter with the new key. */
    public boolean isLetter() {
        return created != null;
    }

    public String getKey() {
        return created.grouped();
    }

    public String getKeyName() {
        return name(sent.of("pv-service"));
    }

    /** Where the citizen types it. */
    public String getAddress() {
        return portal.of("/mon-espace/profil/cles");
    }

    /** Names this page, so that it makes one key only. */
    public String getPage() {
        return SecretToken.create();
    }
}
