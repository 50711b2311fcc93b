package fr.parvis.billing.view;

import fr.parvis.billing.entity.PaymentMethod;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Money;
import java.util.stream.Stream;

/** Amounts, methods and marks that a form of the régie sends. */
final class TypedMoney {

    static final int LONGEST_REASON = 500;

    private TypedMoney() {}

    /**
     * @throws DomainException with a sentence when it is no amount
     */
    static Money read(String typed) {
        return Money.parse(typed)
                .orElseThrow(() -> new DomainException("billing.amountUnclear", typed));
    }

    /**
     * @param missing what is said when nothing was typed
     * @throws DomainException with a sentence when there is none, or it is no amount
     */
    static Money read(String typed, String missing, Object... arguments) {
        if (typed.isBlank()) {
            throw new DomainException(missing, arguments);
        }
        return read(typed);
    }

    /**
     * @throws DomainException when none was chosen
     */
    static PaymentMethod method(String typed) {
        return Stream.of(PaymentMethod.values())
                .filter(m -> m.name().equals(typed))
                .findFirst()
                .orElseThrow(() -> new DomainException("billing.method.missing"));
    }

    /** The mark of a page, as it was written into it. */
    static String form(String typed) {
        if (!isForm(typed)) {
            throw new DomainException("billing.page");
        }
        return typed;
    }

    /** Whether it can be such a mark. */
    static boolean isForm(String typed) {
        return typed.matches("[A-Za-z0-9_-]{16,100}");
    }
}
