package fr.parvis.account.entity;

import fr.parvis.form.entity.PartialDate;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Who somebody is. Places of birth are kept as INSEE codes; what is not known is null. */
@Embeddable
public class CivilIdentity {

    private String civility;

    @Column(name = "last_name")
    private String lastName;

    @Column(name = "birth_name")
    private String birthName;

    @Column(name = "first_names")
    private String firstNames;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    @Column(name = "birth_date_known")
    @Enumerated(EnumType.STRING)
    private PartialDate.Known birthDateKnown = PartialDate.Known.DAY;

    @Column(name = "birth_country")
    private String birthCountry;

    @Column(name = "birth_department")
    private String birthDepartment;

    @Column(name = "birth_commune")
    private String birthCommune;

    @Column(name = "birth_place")
    private String birthPlace;

    protected CivilIdentity() {}

    /**
     * @param civility "madame", "monsieur", or null
     * @param lastName the name of use
     */
    public CivilIdentity(String civility, String lastName, String firstNames) {
        this.civility = civility;
        this.lastName = lastName;
        this.firstNames = firstNames;
    }

    /** The same person with a name of birth; null when it is the name of use. */
    public CivilIdentity named(String name) {
        birthName = name;
        return this;
    }

    /** The same person with a date of birth, as far as it is known; null when it was not said. */
    public CivilIdentity born(PartialDate date) {
        birthDate = date == null ? null : date.first();
        birthDateKnown = date == null ? PartialDate.Known.DAY : date.known();
        return this;
    }

    /**
     * The same person with a place of birth.
     *
     * @param country INSEE code; 99100 is France
     * @param department its code; null abroad
     * @param commune INSEE code; null abroad
     * @param place how the place is called, where it has no code
     */
    public CivilIdentity bornIn(String country, String department, String commune, String place) {
        birthCountry = country;
        birthDepartment = department;
        birthCommune = commune;
        birthPlace = place;
        return this;
    }

    public String civility() {
        return civility;
    }

    public String lastName() {
        return lastName;
    }

    public String birthName() {
        return birthName;
    }

    public String firstNames() {
        return firstNames;
    }

    /** Null when it was not said. */
    public PartialDate birthDate() {
        return birthDate == null ? null : new PartialDate(birthDate, birthDateKnown);
    }

    public String birthCountry() {
        return birthCountry;
    }

    public String birthDepartment() {
        return birthDepartment;
    }

    public String birthCommune() {
        return birthCommune;
    }

    public String birthPlace() {
        return birthPlace;
    }

    private List<Object> facts() {
        return Arrays.asList(
                civility,
                lastName,
                birthName,
                firstNames,
                birthDate,
                birthDateKnown,
                birthCountry,
                birthDepartment,
                birthCommune,
                birthPlace);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CivilIdentity identity && facts().equals(identity.facts());
    }

    @Override
    public int hashCode() {
        return facts().hashCode();
    }
}
