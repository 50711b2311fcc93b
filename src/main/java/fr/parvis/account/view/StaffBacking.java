package fr.parvis.account.view;

import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountEvent;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.Role;
import fr.parvis.account.entity.StaffRole;
import fr.parvis.account.service.AccountForms;
import fr.parvis.account.service.CurrentUser;
import fr.parvis.account.service.StaffAccounts;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.PostedForm;
import fr.parvis.form.view.FormWriter;
import fr.parvis.form.view.ProblemRow;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.town.TownSettings;
import fr.parvis.web.Navigation;
import fr.parvis.web.PathParameters;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Accounts of staff before an administrator: all of them, or one. */
@RequestScoped
@Named
public class StaffBacking {

    private static final String PAGE = "/agents/comptes/agents";

    @Inject StaffAccounts staff;
    @Inject CurrentUser user;
    @Inject TownSettings town;
    @Inject FormWriter writer;
    @Inject PathParameters path;
    @Inject Navigation navigation;
    @Inject HttpServletRequest request;

    private List<Account> all = List.of();
    private Account shown;
    private List<FieldProblem> problems = List.of();

    public void loadAll() {
        all = staff.all(user.administrator());
    }

    public void load() {
        shown = staff.open(user.administrator(), path.number("id"));
    }

    public void create() {
        var made =
                staff.create(
                        user.administrator(),
                        PostedForm.read(AccountForms.STAFF, request.getParameterMap()).answers(),
                        chosen());
        problems = made.problems();
        if (problems.isEmpty()) {
            navigation.to(PAGE + "/" + made.id());
        }
    }

    public void saveRoles() {
        problems = staff.changeRoles(user.administrator(), shown.id(), seenVersion(), chosen());
        if (problems.isEmpty()) {
            reload();
        }
    }

    /** Who it is, by what name and mail. */
    public String getForm() {
        return writer.html(
                AccountForms.STAFF,
                AccountForms.STAFF,
                PostedForm.read(AccountForms.STAFF, request.getParameterMap()).answers(),
                problems);
    }

    public List<ProblemRow> getProblems() {
        return ProblemRow.of(problems);
    }

    /** Whether no role was ticked. */
    public boolean isRoleMissing() {
        return problems.stream().anyMatch(p -> p.input().equals("roles"));
    }

    public void disable() {
        staff.disable(user.administrator(), shown.id(), seenVersion());
        reload();
    }

    public void enable() {
        staff.enable(user.administrator(), shown.id(), seenVersion());
        reload();
    }

    public void invite() {
        staff.invite(user.administrator(), shown.id(), seenVersion());
        reload();
    }

    private void reload() {
        navigation.to(PAGE + "/" + shown.id() + "?pv-dit=fait");
    }

    private List<String> chosen() {
        String[] values = request.getParameterValues("pv-role");
        return values == null ? List.of() : Arrays.asList(values);
    }

    private long seenVersion() {
        String version = typed("pv-version");
        if (!version.matches("\\d{1,18}")) {
            throw new DomainException("account.changedMeanwhile");
        }
        return Long.parseLong(version);
    }

    private String typed(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    public boolean isDone() {
        return "GET".equals(request.getMethod()) && "fait".equals(typed("pv-dit"));
    }

    public List<Account> getAll() {
        return all;
    }

    public Account getShown() {
        return shown;
    }

    public boolean isPrepared() {
        return shown.state() == AccountState.PREPARED && !shown.disabled();
    }

    public List<TownSettings.TownService> getServices() {
        return town.services();
    }

    public List<String> getPlainRoles() {
        return List.of(Role.ADMIN.name(), Role.REGIE.name(), Role.COMMUNICATION.name());
    }

    /** Whether a box is ticked: as it was just sent, or as the account has it. */
    public boolean has(String value) {
        if ("POST".equals(request.getMethod())) {
            return chosen().contains(value);
        }
        return shown != null
                && shown.rights().roles().stream()
                        .anyMatch(r -> StaffAccounts.value(r).equals(value));
    }

    /** The roles of an account in words. */
    public String roles(Account account) {
        return account.rights().roles().stream()
                .sorted(Comparator.comparing(StaffRole::role).thenComparing(StaffRole::service))
                .map(this::words)
                .collect(Collectors.joining(", "));
    }

    private String words(StaffRole role) {
        String service =
                town.service(role.service())
                        .map(TownSettings.TownService::name)
                        .orElse(role.service());
        return Messages.text("account.staff.role." + role.role(), service);
    }

    /** The latest first. */
    public List<AccountEvent> getEvents() {
        var events = new ArrayList<>(shown.events());
        Collections.reverse(events);
        return events;
    }
}
