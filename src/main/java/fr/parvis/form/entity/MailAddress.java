package fr.parvis.form.entity;

import java.util.List;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.DomainValidator.ArrayType;
import org.apache.commons.validator.routines.EmailValidator;

/**
 * Whether something that was typed is a mail address, by its form: the one home of this check. The
 * library knows the ends of domains that exist, so that "orange.ff" is noticed; the two that are
 * reserved for examples and tests (RFC 2606) are let through, because demonstrations use them and
 * nobody is harmed.
 */
public final class MailAddress {

    /** As long as a mail address may be (RFC 5321). */
    public static final int LONGEST = 254;

    private static final EmailValidator CHECK =
            new EmailValidator(
                    false,
                    false,
                    DomainValidator.getInstance(
                            false,
                            List.of(
                                    new DomainValidator.Item(
                                            ArrayType.GENERIC_PLUS,
                                            new String[] {"example", "test"}))));

    private MailAddress() {}

    public static boolean wellFormed(String typed) {
        return typed.length() <= LONGEST && CHECK.isValid(typed);
    }
}
