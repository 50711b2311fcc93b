package fr.parvis.account.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where somebody lives and is called; the mail stands in the account, which it opens. */
@Embeddable
public class ContactDetails {

    /** How somebody likes to be reached. */
    public enum Preferred {
        MAIL,
        MOBILE,
        HOME,
        WORK,
        LETTER
    }

    @Column(name = "address_line")
    private String addressLine;

    @Column(name = "address_complement")
    private String addressComplement;

    @Column(name = "postal_code")
    private String postalCode;

    private String city;

    @Column(name = "mobile_phone")
    private String mobilePhone;

    @Column(name = "home_phone")
    private String homePhone;

    @Column(name = "work_phone")
    private String workPhone;

    @Column(name = "preferred_contact")
    @Enumerated(EnumType.STRING)
    private Preferred preferred;

    public ContactDetails() {}

    /** The postal address; null for what is not known. */
    public ContactDetails livingAt(String line, String complement, String postcode, String town) {
        addressLine = line;
        addressComplement = complement;
        postalCode = postcode;
        city = town;
        return this;
    }

    /** The phone numbers as they are written, and what is preferred; null for none. */
    public ContactDetails calledAt(String mobile, String home, String work, Preferred best) {
        mobilePhone = mobile;
        homePhone = home;
        workPhone = work;
        preferred = best;
        return this;
    }

    /** "12 rue des Lilas, 95999 Valmont-sur-Oise"; "" where nothing is known. */
    public String address() {
        String place =
                Stream.of(postalCode, city)
                        .filter(part -> part != null && !part.isBlank())
                        .collect(Collectors.joining(" "));
        return Stream.of(addressLine, place)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }

    public String addressLine() {
        return addressLine;
    }

    public String addressComplement() {
        return addressComplement;
    }

    public String postalCode() {
        return postalCode;
    }

    public String city() {
        return city;
    }

    public String mobilePhone() {
        return mobilePhone;
    }

    public String homePhone() {
        return homePhone;
    }

    public String workPhone() {
        return workPhone;
    }

    public Preferred preferred() {
        return preferred;
    }
}
