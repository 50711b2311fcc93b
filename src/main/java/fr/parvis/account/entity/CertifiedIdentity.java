package fr.parvis.account.entity;

import fr.parvis.form.entity.Places;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.Objects;

/**
 * "Identité pivot": the six certified facts by which French administrations recognise a person.
 * Nobody may change them, not even the person.
 */
@Embeddable
public class CertifiedIdentity {

    @Column(name = "given_names")
    private String givenNames;

    @Column(name = "family_name")
    private String familyName;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    private String gender;

    @Column(name = "birth_place")
    private String birthPlace;

    @Column(name = "birth_country")
    private String birthCountry;

    protected CertifiedIdentity() {}

    /**
     * @param givenNames all of them, with spaces between
     * @param familyName name at birth
     * @param gender male, female or unspecified
     * @param birthPlace Insee code of the commune; "" for who was born abroad
     * @param birthCountry Insee code of the country, {@link Places#FRANCE} or another
     */
    public CertifiedIdentity(
            String givenNames,
            String familyName,
            LocalDate birthDate,
            String gender,
            String birthPlace,
            String birthCountry) {
        this.givenNames = givenNames;
        this.familyName = familyName;
        this.birthDate = birthDate;
        this.gender = gender;
        this.birthPlace = birthPlace;
        this.birthCountry = birthCountry;
    }

    /**
     * Whether both may be the same person after a change of names or gender: nobody's birth moves.
     */
    public boolean bornAs(CertifiedIdentity other) {
        return birthDate.equals(other.birthDate)
                && birthPlace.equals(other.birthPlace)
                && birthCountry.equals(other.birthCountry);
    }

    public boolean bornAbroad() {
        return !Places.FRANCE.equals(birthCountry);
    }

    public String givenNames() {
        return givenNames;
    }

    public String familyName() {
        return familyName;
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    public String gender() {
        return gender;
    }

    public String birthPlace() {
        return birthPlace;
    }

    public String birthCountry() {
        return birthCountry;
    }

    /** "Angela Claire Louise DUBOIS". */
    public String displayName() {
        return givenNames + " " + familyName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CertifiedIdentity that
                && bornAs(that)
                && givenNames.equals(that.givenNames)
                && familyName.equals(that.familyName)
                && gender.equals(that.gender);
    }

    @Override
    public int hashCode() {
        return Objects.hash(givenNames, familyName, birthDate, gender, birthPlace, birthCountry);
    }
}
