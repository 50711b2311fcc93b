package fr.parvis.account.entity;

import fr.parvis.kernel.FrenchText;
import java.util.function.Predicate;

/** A user name for somebody whose account the town makes: "zdurand", "zdurand2"… */
public final class UserNameProposal {

    private static final int LONGEST = 30;

    private UserNameProposal() {}

    /**
     * What the user names of somebody begin with: all that are taken can be asked for at once.
     *
     * @return small letters and digits only
     */
    public static String base(String firstNames, String lastName) {
        String first = letters(firstNames);
        String base = (first.isEmpty() ? "" : first.substring(0, 1)) + letters(lastName);
        if (base.length() < 2) {
            // a name in another script
            base = "usager" + base;
        }
        return base.length() > LONGEST ? base.substring(0, LONGEST) : base;
    }

    /**
     * The first name that is free.
     *
     * @param taken whether somebody has a name already
     */
    public static String of(String base, Predicate<String> taken) {
        String name = base;
        for (int i = 2; taken.test(name); i++) {
            name = base + i;
        }
        return name;
    }

    private static String letters(String name) {
        return FrenchText.folded(name).replaceAll("[^a-z0-9]+", "");
    }
}
