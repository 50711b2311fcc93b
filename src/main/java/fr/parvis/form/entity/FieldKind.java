package fr.parvis.form.entity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a field of a démarche asks for. The names in files are those of the schema. */
public enum FieldKind {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("long-text")
    LONG_TEXT,
    @JsonProperty("number")
    NUMBER,
    @JsonProperty("amount")
    AMOUNT,
    @JsonProperty("date")
    DATE,
    /** A date of which the day, or day and month, may not be known. */
    @JsonProperty("birth-date")
    BIRTH_DATE,
    @JsonProperty("time")
    TIME,
    @JsonProperty("choice")
    CHOICE,
    @JsonProperty("yes-no")
    YES_NO,
    @JsonProperty("mail")
    MAIL,
    @JsonProperty("phone")
    PHONE,
    @JsonProperty("address")
    ADDRESS,
    @JsonProperty("commune")
    COMMUNE,
    @JsonProperty("country")
    COUNTRY,
    @JsonProperty("department")
    DEPARTMENT,
    /** Never kept in a draft, never shown again; not for démarches. */
    @JsonProperty("password")
    PASSWORD,
    @JsonProperty("person")
    PERSON,
    @JsonProperty("child")
    CHILD,
    @JsonProperty("consent")
    CONSENT,
    @JsonProperty("computed")
    COMPUTED,
    @JsonProperty("heading")
    HEADING;

    /** Whether a person answers it; headings and computed texts are only shown. */
    public boolean asks() {
        return this != COMPUTED && this != HEADING;
    }

    /** Whether it is asked as day, month and year. */
    public boolean dated() {
        return this == DATE || this == BIRTH_DATE;
    }

    /** Whether it is made of several fields of other kinds. */
    public boolean composite() {
        return this == ADDRESS || this == PERSON || this == CHILD;
    }
}
