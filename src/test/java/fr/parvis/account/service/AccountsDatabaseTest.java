package fr.parvis.account.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parvis.account.entity.AccessKey;
import fr.parvis.account.entity.Account;
import fr.parvis.account.entity.AccountLink;
import fr.parvis.account.entity.AccountState;
import fr.parvis.account.entity.AccountStep;
import fr.parvis.account.entity.CertifiedIdentity;
import fr.parvis.account.entity.FranceConnectAttempt;
import fr.parvis.account.entity.ImportColumn;
import fr.parvis.account.entity.ImportOutcome;
import fr.parvis.account.franceconnect.FranceConnectIdentity;
import fr.parvis.account.service.AccountCreation.NewPassword;
import fr.parvis.form.entity.Answers;
import fr.parvis.form.entity.FieldProblem;
import fr.parvis.form.entity.Places;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Feature;
import fr.parvis.kernel.SchemaDatabase;
import fr.parvis.kernel.SecretToken;
import fr.parvis.kernel.TableLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of accounts that meet: one mail, one name, one moment. On a real PostgreSQL. */
class AccountsDatabaseTest {

    static final String PASSWORD = "lanterne-cactus-violon";
    static final String HASH = Passwords.hash(PASSWORD);

    /** People choose a user name. */
    private static final String CHOSEN = "demo";

    /** The mail is the user name. */
    private static final String BY_MAIL = "carrieres-sous-poissy";

    private static SchemaDatabase database;
    private AccountGround town;

    @BeforeAll
    static void start() {
        database = new SchemaDatabase("account");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        settle(CHOSEN);
        town.sql("delete from service_key");
        town.sql("delete from household");
        town.sql("delete from account");
    }

    private void settle(String config) {
        town = new AccountGround(database, config);
    }

    private static Answers answers(String mail, String userName) {
        return new Answers(
                Map.of(
                        "civilite", List.of("madame"),
                        "nom", List.of("Curieux"),
                        "prenoms", List.of("Zoé"),
                        "pays_naissance", List.of(Places.FRANCE),
                        "courriel", List.of(mail),
                        "nom_utilisateur", List.of(userName),
                        "conditions", List.of("oui")));
    }

    /** The whole wizard. */
    private void create(String mail, String userName, String franceConnect) {
        String owner = SecretToken.create();
        var creation = town.get(AccountCreation.class);
        Answers typed = answers(mail, userName);
        town.run(() -> creation.keep(owner, AccountStep.IDENTITY, typed));
        town.run(() -> creation.keep(owner, AccountStep.CONTACTS, typed));
        boolean admitted = creation.admits(mail);
        town.in(
                () ->
                        creation.create(
                                owner,
                                typed,
                                new NewPassword(PASSWORD, PASSWORD),
                                franceConnect,
                                admitted));
    }

    private String signIn(String name, String password) {
        var attempt = new SignInAttempt(name, password, "", "192.0.2.1", "test");
        try {
            town.in(() -> town.get(SignIn.class).open(attempt));
            return "open";
        } catch (DomainException e) {
            return e.messageKey();
        }
    }

    private void forget(String name) {
        town.run(() -> town.get(PasswordReset.class).ask(name));
        town.run(() -> town.get(PasswordReset.class).answerOne());
    }

    private List<String> lastProblems(String mail, String userName) {
        return town
                .in(
                        () ->
                                town.get(AccountCreation.class)
                                        .lastProblems(
                                                answers(mail, userName),
                                                answers(mail, userName),
                                                new NewPassword(PASSWORD, PASSWORD),
                                                false))
                .stream()
                .map(FieldProblem::toString)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {CHOSEN, BY_MAIL})
    @Feature("ACC-2")
    void afterTheWizardAKnownMailLooksLikeAnyOther(String config) {
        settle(config);
        String name = config.equals(CHOSEN) ? "durand" : "durand@example.org";
        town.citizen(name, "durand@example.org", "ACTIVE");
        town.sql("update account set password_hash = '" + Passwords.hash("autre") + "'");
        var seen = new HashMap<String, List<String>>();
        for (String mail : List.of("Durand@example.org", "nobody@example.org")) {
            var answers = new ArrayList<String>();
            create(mail, "curieux", "");
            answers.addAll(lastProblems("x" + mail, "curieux"));
            for (String by : List.of(mail, "curieux")) {
                answers.add(signIn(by, PASSWORD));
                answers.add(signIn(by, "faux"));
            }
            seen.put(mail, answers);
            long begun = town.number("select id from account where state = 'MAIL_UNCONFIRMED'");
            town.run(() -> town.get(AccountCreation.class).sendAgain(begun, true));
            town.sql("delete from account where state = 'MAIL_UNCONFIRMED'");
        }
        assertThat(seen.get("Durand@example.org"))
                .isEqualTo(seen.get("nobody@example.org"))
                .contains("account.signIn.state.MAIL_UNCONFIRMED");
        assertThat(signIn("durand@example.org", "autre")).as("its owner").isEqualTo("open");
        assertThat(town.subjects())
                .containsExactly(
                        "durand@example.org: Vous avez déjà un espace",
                        "durand@example.org: Vous avez déjà un espace",
                        "nobody@example.org: Activez votre espace",
                        "nobody@example.org: Activez votre espace");
    }

    @Test
    @Feature({"ACC-8", "ACC-10"})
    void aMailIsItsOwnersWhateverOthersAreCalled() {
        town.citizen("durand@example.org", "stranger@example.org", "ACTIVE");
        town.sql("update account set password_hash = '" + Passwords.hash("autre") + "'");
        town.citizen("durand", "durand@example.org", "ACTIVE");
        assertThat(signIn("durand@example.org", PASSWORD)).isEqualTo("open");
        assertThat(signIn("stranger@example.org", "autre")).isEqualTo("open");
        forget("Durand@example.org");
        assertThat(town.subjects())
                .containsExactly("durand@example.org: Choisissez un nouveau mot de passe");
    }

    @Test
    @Feature({"ACC-2", "ACC-8"})
    void nobodyTakesAMailAsUserNameThatIsNotTheirOwn() {
        assertThat(lastProblems("zoe@example.org", "durand@example.org")).hasSize(1);
        assertThat(lastProblems("zoe@example.org", "Zoe@example.org")).isEmpty();
        Account zoe = town.account(town.citizen("zoe", "zoe@example.org", "ACTIVE"));
        var typed = new Answers(Map.of("nom_utilisateur", List.of("durand@example.org")));
        assertThat(town.in(() -> town.get(Identifiers.class).changeUserName(zoe, PASSWORD, typed)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "PREPARED, Votre espace personnel vous attend",
        "REFUSED, Votre espace n’a pas été activé",
        "AWAITING_AGENT, ''",
        "CLOSED, -"
    })
    @Feature({"ACC-7", "ACC-10"})
    void whoeverAsksForAWayInGetsTheOneThatLeadsIn(String state, String subject) {
        town.citizen("durand", "durand@example.org", state);
        forget("durand@example.org");
        create("durand@example.org", "other", "");
        List<String> subjects = town.subjects();
        switch (subject) {
            case "" ->
                    assertThat(subjects)
                            .containsExactly(
                                    "durand@example.org: Choisissez un nouveau mot de passe",
                                    "durand@example.org: Vous avez déjà un espace");
            case "-" ->
                    assertThat(subjects)
                            .containsExactly("durand@example.org: Activez votre espace");
            default ->
                    assertThat(subjects)
                            .containsExactly(
                                    "durand@example.org: " + subject,
                                    "durand@example.org: " + subject);
        }
    }

    @Test
    @Feature({"ACC-4", "ACC-10"})
    void aForgottenPasswordActivatesNoSpaceThatAStrangerMayHaveBegun() {
        town.citizen("stranger", "zoe@example.org", "MAIL_UNCONFIRMED");
        forget("zoe@example.org");
        forget("stranger");
        assertThat(town.subjects()).isEmpty();
    }

    @Test
    @Feature({"ACC-4", "ACC-10"})
    void whoAsksAgainForAPreparedSpaceEndsNoLinkOfIts() {
        long zoe = town.citizen("zoe", "zoe@example.org", "PREPARED");
        String first =
                town.in(
                        () ->
                                town.get(AccountLinks.class)
                                        .create(
                                                town.get(AccountRepository.class).get(zoe),
                                                AccountLink.Purpose.ACTIVATION));
        forget("zoe@example.org");
        String second = town.mails.get(0).getButtonUrl().replace("/activation/", "");
        var activation = town.get(Activation.class);
        var password = new NewPassword(PASSWORD, PASSWORD);
        assertThat(town.in(() -> activation.activate(first, password)).problems()).isEmpty();
        assertThat(town.account(zoe).state()).isEqualTo(AccountState.ACTIVE);
        assertThat(town.in(() -> activation.find(second))).as("ends with it").isEmpty();
    }

    @Test
    @Feature("ACC-7")
    void aSpaceThatWasOnlyBegunStopsNoImport() {
        settle(BY_MAIL);
        town.citizen("zoe@example.org", "zoe@example.org", "MAIL_UNCONFIRMED");
        var line =
                new TableLine<>(
                        2,
                        Map.of(
                                ImportColumn.DOSSIER, "F1",
                                ImportColumn.NOM, "Durand",
                                ImportColumn.PRENOMS, "Zoé",
                                ImportColumn.COURRIEL, "zoe@example.org"),
                        null);
        town.sql(
                "insert into account_import (file_name, content, created_at, created_by_name)"
                        + " values ('f.csv', 'x', now(), 'Agent')");
        long file = town.number("select max(id) from account_import");
        town.run(
                () ->
                        town.get(ImportBatch.class)
                                .write(
                                        file,
                                        List.of(
                                                new ImportPlan.Step(
                                                        line, ImportOutcome.CREATE, null, null)),
                                        "Agent"));
        assertThat(town.number("select count(*) from account where state = 'PREPARED'"))
                .isEqualTo(1);
    }

    @Test
    @Feature("ACC-11")
    void aSpaceThatWasOnlyBegunBlocksNoChangeOfMail() {
        settle(BY_MAIL);
        town.citizen("new@example.org", "new@example.org", "MAIL_UNCONFIRMED");
        long zoe = town.citizen("zoe@example.org", "zoe@example.org", "ACTIVE");
        String token =
                town.in(
                        () ->
                                town.get(AccountLinks.class)
                                        .create(
                                                town.get(AccountRepository.class).get(zoe),
                                                AccountLink.Purpose.MAIL,
                                                "new@example.org"));
        town.run(() -> town.get(IdentifierChange.class).confirmMail(token));
        assertThat(town.account(zoe).userName()).isEqualTo("new@example.org");
    }

    @Test
    @Feature("ACC-7")
    void aCorrectedMailIsTheUserNameWhereMailsAre() {
        settle(BY_MAIL);
        town.citizen("right@example.org", "right@example.org", "MAIL_UNCONFIRMED");
        long zoe = town.citizen("wrong@example.org", "wrong@example.org", "PREPARED");
        var desk = town.get(OpenDesk.class);
        var typed = new Answers(Map.of("courriel", List.of("right@example.org")));
        Account agent = town.account(zoe);
        assertThat(town.in(() -> desk.invite(agent, zoe, 0, typed))).isEmpty();
        assertThat(town.account(zoe).userName()).isEqualTo("right@example.org");
        assertThat(town.mails.get(0).getFacts().get(0).value()).isEqualTo("right@example.org");
    }

    @Test
    @Feature("ACC-7")
    void aMailIsNotCorrectedToTheUserNameOfAClosedSpace() {
        settle(BY_MAIL);
        town.citizen("right@example.org", "right@example.org", "CLOSED");
        long zoe = town.citizen("wrong@example.org", "wrong@example.org", "PREPARED");
        var desk = town.get(OpenDesk.class);
        var typed = new Answers(Map.of("courriel", List.of("right@example.org")));
        Account agent = town.account(zoe);
        assertThatThrownBy(() -> town.in(() -> desk.invite(agent, zoe, 0, typed)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("account.desk.mailTaken"));
        assertThat(town.account(zoe).mail()).isEqualTo("wrong@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {CHOSEN, BY_MAIL})
    @Feature("ACC-11")
    void aNewMailThatSomebodyElseTookMeanwhileIsRefused(String config) {
        settle(config);
        long zoe = town.citizen("zoe@example.org", "zoe@example.org", "ACTIVE");
        String token =
                town.in(
                        () ->
                                town.get(AccountLinks.class)
                                        .create(
                                                town.get(AccountRepository.class).get(zoe),
                                                AccountLink.Purpose.MAIL,
                                                "new@example.org"));
        town.citizen("new@example.org", "new@example.org", "ACTIVE");
        assertThatThrownBy(
                        () -> town.run(() -> town.get(IdentifierChange.class).confirmMail(token)))
                .isInstanceOfSatisfying(
                        DomainException.class,
                        e -> assertThat(e.messageKey()).isEqualTo("account.newMail.taken"));
    }

    /** Of this test every caller is an agent. */
    static class OpenDesk extends AccountDesk {

        OpenDesk() {}

        @Override
        void requireRight(Account agent) {}
    }

    @ParameterizedTest
    @CsvSource({"AWAITING_AGENT, 0, 1", "DOCUMENT_ASKED, 0, 1", "ACTIVE, 1, 0"})
    @Feature({"ACC-5", "ACC-6"})
    void aKeyLinksNobodyWhomAnAgentHasNotActivated(String state, long linked, long kept) {
        long zoe = town.citizen("zoe", "zoe@example.org", state);
        Account account = town.account(zoe);
        var use = town.get(ServiceKeyUse.class);
        var key = AccessKey.create();
        town.sql("insert into household (file_number, created_at) values ('F1', now())");
        town.sql(
                "insert into service_key (hash, service, household_id, form, created_at,"
                        + " created_by_name) select '"
                        + use.seal(key)
                        + "', 'enfance', id, 'f', now(), 'Agent' from household");
        var service = town.in(() -> town.get(ServiceKeys.class).redeem(account, key.grouped()));
        assertThat(service.isPresent()).isEqualTo(linked == 1);
        assertThat(town.number("select count(*) from household_member")).isEqualTo(linked);
        assertThat(town.number("select count(*) from account_awaited_key")).isEqualTo(kept);
        if (kept == 1) {
            town.in(() -> town.get(ServiceKeys.class).redeem(account, key.grouped()));
            town.run(() -> town.get(OpenDesk.class).activate(account, zoe, 0));
            assertThat(town.number("select count(*) from household_member")).isEqualTo(1);
        }
    }

    private static FranceConnectIdentity person(String givenNames, String mail) {
        return new FranceConnectIdentity(
                SecretToken.create(),
                new CertifiedIdentity(
                        givenNames, "DUBOIS", LocalDate.of(1962, 8, 24), "female", "", "99141"),
                "",
                mail,
                "x.y.z");
    }

    @Test
    @Feature("ACC-9")
    void nobodyHasToCorrectWhatFranceConnectCertifies() {
        var person = person("Marie ".repeat(20).strip(), "zoe@example.org");
        Answers answers =
                CertifiedAnswers.over(answers("zoe@example.org", "zoe"), person.certified());
        var creation = town.get(AccountCreation.class);
        assertThat(creation.problems(AccountStep.IDENTITY, answers, false)).isNotEmpty();
        assertThat(creation.firstOpenStep(answers, true)).isEqualTo(AccountStep.AUTHENTICATION);
        String browser = SecretToken.create();
        town.run(() -> town.get(FranceConnectArrivals.class).keep(person, browser, ""));
        create("zoe@example.org", "zoe", browser);
        assertThat(town.number("select count(*) from account where state = 'ACTIVE'")).isEqualTo(1);
    }

    @Test
    @Feature({"ACC-2", "ACC-4", "ACC-9"})
    void whomFranceConnectKnowsGetsTheFirstMailAgainAndIsKeptFromNoOtherSpace() {
        var person = person("Angela", "angela@example.org");
        String browser = SecretToken.create();
        town.run(() -> town.get(FranceConnectArrivals.class).keep(person, browser, ""));
        create("other@example.org", "angela", browser);
        var attempt = new FranceConnectAttempt("s", "b", "n", "v", null, "", AccountGround.NOW);
        var outcome =
                town.in(
                        () ->
                                town.get(FranceConnectArrival.class)
                                        .receive(person, attempt, browser, "test"));
        assertThat(outcome.kind()).isEqualTo(FranceConnectArrival.Kind.FAILED);
        var again = town.get(ActivationAgain.class);
        assertThat(again.works(outcome.again())).isTrue();
        assertThat(again.works(outcome.again() + "0")).isFalse();
        town.run(() -> again.send(outcome.again()));
        assertThat(town.subjects())
                .containsExactly(
                        "other@example.org: Activez votre espace",
                        "other@example.org: Activez votre espace");

        // the mail was mistyped: the identity waits again, for another space
        create("angela@example.org", "angela2", browser);
        assertThat(town.number("select count(*) from account where state = 'ACTIVE'")).isEqualTo(1);
        assertThat(town.in(() -> town.get(FranceConnectLinks.class).accountOf(person)))
                .hasValueSatisfying(a -> assertThat(a.userName()).isEqualTo("angela2"));
        town.sql("delete from account where user_name = 'angela2'");

        long own = town.citizen("own", "own@example.org", "ACTIVE");
        town.run(() -> town.get(FranceConnectLinks.class).link(own, person));
        long version = town.account(own).version();
        assertThat(town.in(() -> town.get(FranceConnectLinks.class).accountOf(person).get().id()))
                .isEqualTo(own);
        assertThat(town.account(own).version()).as("a sign-in is no change").isEqualTo(version);
    }

    @Test
    @Feature({"ACC-2", "ACC-4"})
    void theSecondSpaceOfAMailIsNotSaidToBeActive() {
        create("zoe@example.org", "zoe", "");
        create("zoe@example.org", "zoe2", "");
        List<String> links =
                town.mails.stream().map(m -> m.getButtonUrl().replace("/activation/", "")).toList();
        var activation = town.get(Activation.class);
        assertThat(town.in(() -> activation.activate(links.get(0), null)).tooLate()).isFalse();
        // whatever strangers have asked for meanwhile
        for (int i = 0; i < 4; i++) {
            create("zoe@example.org", "stranger" + i, "");
        }
        town.mails.clear();
        assertThat(town.in(() -> activation.activate(links.get(1), null)).tooLate()).isTrue();
        assertThat(town.subjects()).containsExactly("zoe@example.org: Vous avez déjà un espace");
        assertThat(town.number("select count(*) from account where state = 'CLOSED'")).isEqualTo(1);
    }

    @Test
    @Feature("ACC-2")
    void theOwnerOfAMailIsWrittenToThreeTimesAnHour() {
        town.citizen("zoe", "zoe@example.org", "ACTIVE");
        for (int i = 0; i < 5; i++) {
            create("Zoe@example.org", "stranger" + i, "");
        }
        assertThat(town.subjects()).hasSize(3);
    }

    @Test
    @Feature({"ACC-9", "ACC-11"})
    void aProfileThatFranceConnectCertifiesIsNotToldToCorrectTheBirth() {
        long zoe = town.citizen("zoe", "zoe@example.org", "ACTIVE");
        var person = person("Zoé", "zoe@example.org");
        town.run(() -> town.get(FranceConnectLinks.class).link(zoe, person));
        town.sql("update account set birth_country = '99100', birth_place = 'Saint-Denis'");
        var profile = town.get(OwnProfile.class);
        String stamp = town.in(() -> profile.show(zoe)).stamp();
        var typed = answers("zoe@example.org", "zoe");
        assertThat(town.in(() -> profile.change(zoe, stamp, typed)))
                .extracting(FieldProblem::input)
                .doesNotContain("commune_naissance");
    }

    @Test
    @Feature({"ACC-5", "ACC-8"})
    void aSignInIsNoChangeOfTheAccount() {
        long zoe = town.citizen("zoe", "zoe@example.org", "ACTIVE");
        long version = town.account(zoe).version();
        assertThat(signIn("zoe", PASSWORD)).isEqualTo("open");
        assertThat(town.account(zoe).previousSignInAt()).as("the first time").isNull();
        var accounts = town.get(AccountRepository.class);
        town.in(() -> town.get(SignIn.class).openFor(accounts.get(zoe), "test"));
        assertThat(town.account(zoe).version()).isEqualTo(version);
        assertThat(town.account(zoe).previousSignInAt()).isEqualTo(AccountGround.NOW);
        assertThat(town.account(zoe).state()).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    @Feature("ACC-10")
    void askedForTooOftenAForgottenPasswordIsNotWrittenAbout() {
        town.citizen("zoe", "zoe@example.org", "ACTIVE");
        var wishes = town.get(PasswordWishes.class);
        for (int i = 0; i < 10; i++) {
            town.run(() -> wishes.ask("ZOE", "192.0.2.1"));
        }
        for (int i = 0; i < 40; i++) {
            String other = "somebody" + i;
            town.run(() -> wishes.ask(other, "192.0.2.1"));
        }
        town.run(() -> wishes.ask("x".repeat(255), "192.0.2.2"));
        assertThat(town.number("select count(*) from password_request")).isEqualTo(3 + 10);
        for (int i = 0; i < 3 + 10; i++) {
            assertThat(town.in(() -> town.get(PasswordReset.class).answerOne())).isTrue();
        }
        List<String> links =
                town.mails.stream()
                        .map(m -> m.getButtonUrl().replace("/mot-de-passe/", ""))
                        .toList();
        assertThat(links).hasSize(3);
        var reset = town.get(PasswordReset.class);
        assertThat(town.in(() -> reset.find(links.get(0)))).as("the first still works").isPresent();
        var fresh = new NewPassword("tabouret-nuage-pamplemousse", "tabouret-nuage-pamplemousse");
        assertThat(town.in(() -> reset.change(links.get(0), fresh))).isEmpty();
        assertThat(town.in(() -> reset.find(links.get(2)))).as("the others end").isEmpty();
    }

    @Test
    @Feature("ACC-11")
    void mailsToNewAddressesAreCounted() {
        Account zoe = town.account(town.citizen("zoe", "zoe@example.org", "ACTIVE"));
        var identifiers = town.get(Identifiers.class);
        for (int i = 0; i < 7; i++) {
            var typed = new Answers(Map.of("courriel", List.of("stranger" + i + "@example.org")));
            int refused = i < 5 ? 0 : 1;
            assertThat(town.in(() -> identifiers.askMail(zoe, PASSWORD, typed))).hasSize(refused);
        }
        assertThat(town.subjects()).hasSize(5);
    }
}
