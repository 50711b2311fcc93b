package fr.parvis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import fr.parvis.account.entity.Account;
import fr.parvis.document.entity.DocumentHolder;
import fr.parvis.document.service.StorageSpace;
import fr.parvis.kernel.ClockProducer;
import fr.parvis.kernel.PageReads;
import fr.parvis.kernel.PlainSql;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house's rules that a machine can see (house.md; src/doc/decisions). */
class ArchitectureTest {

    private static final String ROOT = "fr.parvis.";

    /** What each capability may use, beside itself and the kernel. */
    private static final Map<String, Set<String>> MAY_USE =
            Map.ofEntries(
                    Map.entry("kernel", Set.of()),
                    Map.entry("town", Set.of()),
                    Map.entry("web", Set.of("town")),
                    Map.entry("notification", Set.of("town")),
                    Map.entry("security", Set.of("town", "web")),
                    Map.entry("form", Set.of("town", "web")),
                    Map.entry("account", Set.of("form", "notification", "security", "town", "web")),
                    Map.entry(
                            "content",
                            Set.of(
                                    "account",
                                    "document",
                                    "notification",
                                    "security",
                                    "town",
                                    "web")),
                    Map.entry("embed", Set.of("account", "notification", "town", "web")),
                    Map.entry("document", Set.of("account", "form", "town", "web")),
                    Map.entry("appointment", Set.of("account", "notification", "town", "web")),
                    Map.entry(
                            "billing",
                            Set.of(
                                    "account",
                                    "document",
                                    "notification",
                                    "security",
                                    "town",
                                    "web")),
                    Map.entry("operation", Set.of("account", "notification", "town", "web")),
                    Map.entry("procedure", Set.of("account", "form", "town", "web")),
                    Map.entry(
                            "request",
                            Set.of(
                                    "procedure",
                                    "form",
                                    "document",
                                    "appointment",
                                    "account",
                                    "notification",
                                    "security",
                                    "town",
                                    "web")),
                    Map.entry(
                            "family",
                            Set.of(
                                    "account",
                                    "document",
                                    "form",
                                    "notification",
                                    "procedure",
                                    "request",
                                    "security",
                                    "town",
                                    "web")),
                    Map.entry(
                            "booking",
                            Set.of(
                                    "account",
                                    "billing",
                                    "document",
                                    "family",
                                    "form",
                                    "notification",
                                    "procedure",
                                    "request",
                                    "security",
                                    "town",
                                    "web")));

    private static final JavaClasses PORTAL =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("fr.parvis");

    static Stream<String> capabilities() {
        return PORTAL.stream().map(ArchitectureTest::capability).distinct().sorted();
    }

    private static String capability(JavaClass one) {
        return one.getPackageName().substring(ROOT.length()).split("\\.")[0];
    }

    private static DescribedPredicate<JavaClass> in(Set<String> capabilities) {
        return describe(
                "in one of " + capabilities,
                c ->
                        capabilities.stream()
                                .anyMatch(
                                        name ->
                                                c.getPackageName().equals(ROOT + name)
                                                        || c.getPackageName()
                                                                .startsWith(ROOT + name + ".")));
    }

    @Test
    void thePortalIsThere() {
        assertThat(PORTAL.size()).isGreaterThan(50);
        assertThat(capabilities()).contains("kernel", "town", "request");
    }

    @ParameterizedTest
    @MethodSource("capabilities")
    void aCapabilityUsesOnlyWhatTheTableAllows(String capability) {
        assertThat(MAY_USE).as("a new capability is entered in the table").containsKey(capability);
        var allowed = new ArrayList<>(MAY_USE.get(capability));
        allowed.addAll(List.of(capability, "kernel"));
        DescribedPredicate<JavaClass> forbidden =
                resideInAPackage("fr.parvis..").and(not(in(Set.copyOf(allowed))));

        noClasses()
                .that(in(Set.of(capability)))
                .should()
                .dependOnClassesThat(forbidden)
                .check(PORTAL);
    }

    /** Nobody can say whose storage space is meant: it is that of the person who asks. */
    @Test
    void oneReachesOnlyOnesOwnStorageSpace() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(StorageSpace.class)
                .should()
                .callMethod(DocumentHolder.class, "space", long.class)
                .check(PORTAL);
        methods()
                .that()
                .areDeclaredIn(StorageSpace.class)
                .should()
                .notHaveRawParameterTypes(describeAccounts())
                .check(PORTAL);
    }

    /** What could name somebody. */
    private static DescribedPredicate<List<JavaClass>> describeAccounts() {
        return describe(
                "an account or its number",
                types ->
                        types.stream()
                                .anyMatch(
                                        t ->
                                                t.isEquivalentTo(Account.class)
                                                        || t.isEquivalentTo(long.class)
                                                        || t.isEquivalentTo(Long.class)));
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("fr.parvis.(*)..").should().beFreeOfCycles().check(PORTAL);
    }

    @Test
    void rulesKnowNothingOfPagesAndServices() {
        noClasses()
                .that()
                .resideInAPackage("..entity..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "fr.parvis..service..", "fr.parvis..view..", "fr.parvis..rest..")
                .check(PORTAL);
        noClasses()
                .that()
                .resideInAPackage("..service..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("fr.parvis..view..", "fr.parvis..rest..")
                .check(PORTAL);
    }

    @Test
    void facesAreSeenInPagesOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("fr.parvis.*.view..", "fr.parvis.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.faces..")
                .check(PORTAL);
    }

    @Test
    void onlyRepositoriesSpeakToTheDatabase() {
        noClasses()
                .that(not(simpleNameEndingWith("Repository")))
                .and()
                .doNotBelongToAnyOf(PlainSql.class, PageReads.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(EntityManager.class, PersistenceContext.class, PlainSql.class)
                .check(PORTAL);
        noClasses()
                .that()
                .resideInAnyPackage("fr.parvis.*.view..", "fr.parvis.*.rest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.persistence..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .check(PORTAL);
    }

    @Test
    void jsonInterfacesStandInRest() {
        noClasses()
                .that()
                .resideOutsideOfPackages("fr.parvis.*.rest..", "fr.parvis.web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(PORTAL);
    }

    @Test
    void onlyServicesBeginTransactions() {
        noClasses()
                .that()
                .resideOutsideOfPackage("fr.parvis.*.service..")
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(PORTAL);
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat()
                .resideInAPackage("fr.parvis.*.service..")
                .check(PORTAL);
    }

    private static DescribedPredicate<JavaField> ofType(Class<?>... types) {
        return describe(
                "of type " + List.of(types),
                field ->
                        field.getAllInvolvedRawTypes().stream()
                                .anyMatch(
                                        raw ->
                                                Stream.of(types)
                                                        .anyMatch(
                                                                t ->
                                                                        raw.getBaseComponentType()
                                                                                .isEquivalentTo(
                                                                                        t))));
    }

    private static ArchCondition<JavaField> notBe(DescribedPredicate<JavaField> wrong) {
        return new ArchCondition<>("not be " + wrong.getDescription()) {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (wrong.test(field)) {
                    events.add(SimpleConditionEvent.violated(field, field.getDescription()));
                }
            }
        };
    }

    @Test
    void noNumberOfAnEntityIsInexact() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("..entity..")
                .should(notBe(ofType(float.class, double.class, Float.class, Double.class)))
                .check(PORTAL);
    }

    @Test
    void timesOfAnEntityAreThoseOfJavaTime() {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage("..entity..")
                .should(
                        notBe(
                                ofType(
                                        Date.class,
                                        Calendar.class,
                                        java.sql.Date.class,
                                        java.sql.Timestamp.class)))
                .check(PORTAL);
    }

    private static final DescribedPredicate<JavaMethodCall> READS_THE_MACHINES_CLOCK =
            describe(
                    "reads the machine's clock",
                    call -> {
                        JavaClass owner = call.getTargetOwner();
                        boolean now =
                                owner.getPackageName().startsWith("java.time")
                                        && call.getName().equals("now")
                                        && !call.getTarget().getRawParameterTypes().stream()
                                                .map(JavaClass::getName)
                                                .toList()
                                                .equals(List.of(Clock.class.getName()));
                        boolean millis =
                                owner.isEquivalentTo(System.class)
                                        && call.getName().equals("currentTimeMillis");
                        boolean clock =
                                owner.isEquivalentTo(Clock.class)
                                        && call.getName().startsWith("system");
                        return now || millis || clock;
                    });

    @Test
    void timeComesFromTheOneClock() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(ClockProducer.class)
                .should()
                .callMethodWhere(READS_THE_MACHINES_CLOCK)
                .check(PORTAL);
        noClasses()
                .should()
                .callConstructorWhere(
                        describe(
                                "new Date() or a calendar of now",
                                (JavaConstructorCall call) ->
                                        call.getTargetOwner().isEquivalentTo(Date.class)
                                                && call.getTarget()
                                                        .getRawParameterTypes()
                                                        .isEmpty()))
                .orShould()
                .callMethod(Calendar.class, "getInstance")
                .check(PORTAL);
    }

    @Test
    void noNameSaysNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Utils?|Helpers?|Wrapper|Processor|Dto|DTO)")
                .check(PORTAL);
    }

    @Test
    void noInterfaceHasASingleImplementation() {
        classes()
                .that()
                .areInterfaces()
                .and()
                .areNotAnnotations()
                .should(
                        new ArchCondition<>("have several implementations, or functions for them") {
                            @Override
                            public void check(JavaClass item, ConditionEvents events) {
                                // one in another capability turns a dependency round
                                boolean here =
                                        item.getAllSubclasses().stream()
                                                .anyMatch(
                                                        s ->
                                                                capability(s)
                                                                        .equals(capability(item)));
                                int implementations = item.getAllSubclasses().size();
                                if (implementations == 1 && here) {
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    item,
                                                    item.getName() + " has one implementation"));
                                }
                            }
                        })
                .allowEmptyShould(true)
                .check(PORTAL);
    }
}
