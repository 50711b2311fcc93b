package fr.parvis.account.service;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.CivilIdentity;
import fr.parvis.account.entity.Role;
import fr.parvis.account.entity.StaffRole;
import fr.parvis.form.entity.AnswerCheck;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Accounts of staff, in the hands of administrators; for everybody else there is nothing here. */
@ApplicationScoped
public class StaffAccounts {

    /** Id of the boxes to tick, as a problem names them. */
    private static final String ROLES = "roles";

    private static final String AGENT_OF = Role.AGENT + ":";

    @Inject StaffRepository staff;
    @Inject AccountDeskRepository desk;
    @Inject AccountRepository accounts;
    @Inject AccountLinks links;
    @Inject AccountMails mails;
    @Inject TownSettings town;
    @Inject Clock clock;

    /**
     * What became of a new member of staff.
     *
     * @param id null when something is to be corrected
     */
    public record Made(Long id, List<FieldProblem> problems) {}

    @Transactional
    public List<Account> all(Account administrator) {
        require(administrator);
        return staff.all();
    }

    /**
     * The account of a member of staff, with its history.
     *
     * @throws NotFoundException also when it is a citizen's
     */
    @Transactional
    public Account open(Account administrator, long id) {
        require(administrator);
        Account account = desk.account(id, Account.Kind.STAFF);
        account.events().size();
        return account;
    }

    /**
     * Makes an account; its owner chooses a password by the link of a mail.
     *
     * @param typed the answers to {@link AccountForms#STAFF}
     * @param chosen roles as {@link #value} names them
     */
    @Transactional
    public Made create(Account administrator, Answers typed, Collection<String> chosen) {
        require(administrator);
        Set<StaffRole> roles = roles(chosen);
        List<FieldProblem> problems = problems(typed, roles);
        if (!problems.isEmpty()) {
            return new Made(null, problems);
        }
        Account account =
                Account.ofStaff(
                        typed.text("nom_utilisateur"),
                        typed.text("courriel"),
                        new CivilIdentity(null, typed.text("nom"), typed.text("prenoms")),
                        roles,
                        administrator.displayName(),
                        clock.instant());
        accounts.add(account);
        mails.staffMade(account, links.create(account, AccountLink.Purpose.ACTIVATION));
        AccountDesk.log(administrator, "created staff", account.id());
        return new Made(account.id(), List.of());
    }

    private List<FieldProblem> problems(Answers typed, Set<StaffRole> roles) {
        var problems =
                new ArrayList<>(
                        AnswerCheck.problems(AccountForms.STAFF, typed, LocalDate.now(clock)));
        String userName = typed.text("nom_utilisateur");
        if (accounts.userNameTaken(userName)) {
            problems.add(FieldProblem.said("nom_utilisateur", "account.userName.taken", userName));
        }
        problems.addAll(AccountForms.foreignMail(userName, typed.text("courriel")));
        if (staff.mailTaken(typed.text("courriel"))) {
            problems.add(FieldProblem.said("courriel", "account.staff.mailTaken"));
        }
        problems.addAll(missing(roles));
        return problems;
    }

    private static List<FieldProblem> missing(Set<StaffRole> roles) {
        return roles.isEmpty()
                ? List.of(FieldProblem.said(ROLES, "account.staff.roleMissing"))
                : List.of();
    }

    /** "ADMIN", "AGENT:etat-civil"…, as the boxes of the page have them. */
    private Set<StaffRole> roles(Collection<String> chosen) {
        Set<StaffRole> roles = new LinkedHashSet<>();
        for (String value : chosen) {
            if (value.startsWith(AGENT_OF)) {
                String service = value.substring(AGENT_OF.length());
                town.service(service).orElseThrow(() -> new NotFoundException("service"));
                roles.add(new StaffRole(Role.AGENT, service));
            } else {
                roles.add(new StaffRole(plain(value), ""));
            }
        }
        return roles;
    }

    private static Role plain(String value) {
        for (Role role : Role.values()) {
            if (role != Role.AGENT && role.name().equals(value)) {
                return role;
            }
        }
        throw new NotFoundException("role");
    }

    /** How the page names a role that an account has. */
    public static String value(StaffRole role) {
        return role.role() == Role.AGENT ? AGENT_OF + role.service() : role.role().name();
    }

    /**
     * Changes what somebody may do, from the next click on.
     *
     * @return what is to be corrected; none when it is done
     */
    @Transactional
    public List<FieldProblem> changeRoles(
            Account administrator, long id, long version, Collection<String> chosen) {
        Account account = forChange(administrator, id, version);
        Set<StaffRole> roles = roles(chosen);
        if (roles.isEmpty()) {
            return missing(roles);
        }
        boolean stays = roles.stream().anyMatch(r -> r.role() == Role.ADMIN);
        if (!stays) {
            requireAnother(account);
        }
        account.giveRoles(roles, administrator.displayName(), clock.instant());
        AccountDesk.log(administrator, "changed the roles of", id);
        return List.of();
    }

    /** Nobody signs in here any more, and whoever is signed in is not. */
    @Transactional
    public void disable(Account administrator, long id, long version) {
        Account account = forChange(administrator, id, version);
        requireAnother(account);
        account.disable(administrator.displayName(), clock.instant());
        accounts.endSessions(id, "");
        links.end(id, AccountLink.Purpose.ACTIVATION, AccountLink.Purpose.PASSWORD);
        AccountDesk.log(administrator, "disabled", id);
    }

    @Transactional
    public void enable(Account administrator, long id, long version) {
        Account account = forChange(administrator, id, version);
        account.enable(administrator.displayName(), clock.instant());
        AccountDesk.log(administrator, "enabled", id);
    }

    /** Sends the link again to somebody who has not chosen a password yet. */
    @Transactional
    public void invite(Account administrator, long id, long version) {
        Account account = forChange(administrator, id, version);
        if (account.state() != AccountState.PREPARED || account.disabled()) {
            throw new DomainException("account.notAllowedNow");
        }
        mails.staffMade(account, links.create(account, AccountLink.Purpose.ACTIVATION));
        AccountDesk.log(administrator, "sent the link of", id);
    }

    private Account forChange(Account administrator, long id, long version) {
        require(administrator);
        Account account = desk.lock(desk.account(id, Account.Kind.STAFF));
        if (account.version() != version) {
            throw new DomainException("account.changedMeanwhile");
        }
        return account;
    }

    private void requireAnother(Account account) {
        boolean counts = account.rights().mayUse(Role.ADMIN) && account.enabled();
        if (counts && !staff.anotherAdministrator(account.id())) {
            throw new DomainException("account.staff.last");
        }
    }

    private static void require(Account account) {
        if (!account.rights().mayUse(Role.ADMIN)) {
            throw new NotFoundException("administration");
        }
    }
}
