package fr.parvis.family.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** What an adult may do in a household. */
@Embeddable
public class AdultRights {

    @Column(name = "may_book")
    private boolean book;

    @Column(name = "may_see_invoices")
    private boolean seeInvoices;

    @Column(name = "may_pick_up")
    private boolean pickUp;

    protected AdultRights() {}

    /**
     * @param book whether the adult enrols and books for the household's children
     * @param seeInvoices whether the adult sees and pays the household's invoices
     * @param pickUp whether the adult may fetch the children
     */
    public AdultRights(boolean book, boolean seeInvoices, boolean pickUp) {
        this.book = book;
        this.seeInvoices = seeInvoices;
        this.pickUp = pickUp;
    }

    public static AdultRights all() {
        return new AdultRights(true, true, true);
    }

    public boolean mayBook() {
        return book;
    }

    public boolean maySeeInvoices() {
        return seeInvoices;
    }

    public boolean mayPickUp() {
        return pickUp;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AdultRights that
                && book == that.book
                && seeInvoices == that.seeInvoices
                && pickUp == that.pickUp;
    }

    @Override
    public int hashCode() {
        return (book ? 4 : 0) + (seeInvoices ? 2 : 0) + (pickUp ? 1 : 0);
    }
}
