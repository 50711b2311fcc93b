package fr.parvis.account.view;

import java.util.regex.Pattern;

/** Where somebody goes after signing in. */
final class SignInDestination {

    /** Only an address of the portal: a link may not lead away after sign-in. */
    private static final Pattern OWN = Pattern.compile("/[A-Za-z0-9][A-Za-z0-9/_-]*");

    private SignInDestination() {}

    /** The address when it is one of the portal, "" otherwise. */
    static String own(String address) {
        return address != null && OWN.matcher(address).matches() ? address : "";
    }

    /** Where the person wanted to go, or else the first page of citizens or of staff. */
    static String of(String wanted, boolean staff) {
        String own = own(wanted);
        if (!own.isEmpty()) {
            return own;
        }
        return staff ? "/agents" : "/mon-espace";
    }
}
