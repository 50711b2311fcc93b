package fr.parvis.security.service;

/** Keys without a database: the purpose is the key, so that each has another. */
final class FixedSecrets extends ServerSecrets {

    private final String town;

    FixedSecrets(String town) {
        this.town = town;
    }

    @Override
    public String key(String purpose) {
        return town + purpose;
    }
}
