package fr.parvis.family.service;

import fr.parvis.account.service.CitizenGroups;
import fr.parvis.account.service.CitizenMembership;
import fr.parvis.kernel.FrenchText;
import fr.parvis.kernel.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;

/**
 * The families of each school, as groups that the town may address. A school is known by its name,
 * however that is written: "École Jules-Ferry" and "ecole jules ferry" are the same.
 */
@ApplicationScoped
class SchoolGroups {

    private static final String PREFIX = "ecole:";
    private static final int LONGEST = 50;

    @Inject SchoolRepository schools;
    @Inject Clock clock;

    static String key(String school) {
        String words = FrenchText.folded(school).replaceAll("[^a-z0-9]+", "-");
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        return PREFIX + cut.replaceAll("^-|-$", "");
    }

    void name(@Observes CitizenGroups groups) {
        var named = new LinkedHashMap<String, String>();
        schools.all(LocalDate.now(clock)).forEach(s -> named.putIfAbsent(key(s), s));
        named.forEach(
                (key, school) -> groups.add(key, Messages.text("family.group.school", school)));
    }

    void tell(@Observes CitizenMembership membership) {
        schools.ofAccount(membership.accountId(), LocalDate.now(clock))
                .forEach(school -> membership.add(key(school)));
    }
}
