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
        if (!typed.matches("[A-Za-z0-9_-]{16,100}")) {
            throw new DomainException("billing.page");
        }
        return typed;
    }
}
