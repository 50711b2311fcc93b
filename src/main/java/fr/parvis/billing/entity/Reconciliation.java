package fr.parvis.billing.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A day's statement of the provider beside what the portal knows of that day. Never changed. */
@Entity
@Table(name = "reconciliation")
public class Reconciliation {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "billing")
    private Long id;

    private String regie;
    private LocalDate day;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "made_by_name")
    private String madeByName;

    private int ignored;

    @ElementCollection
    @CollectionTable(
            name = "reconciliation_line",
            joinColumns = @JoinColumn(name = "reconciliation_id"))
    @OrderColumn(name = "position")
    private List<ReconciliationLine> lines = new ArrayList<>();

    protected Reconciliation() {}

    public Reconciliation(
            String regie,
            LocalDate day,
            String fileName,
            StatementFile.Read statement,
            Collection<KnownPayment> known,
            Actor agent,
            Instant now) {
        this.regie = regie;
        this.day = day;
        this.fileName = fileName;
        this.ignored = statement.ignored();
        this.lines = compare(statement.lines(), known);
        this.madeByName = agent.name();
        this.madeAt = now;
    }

    /** Each payment of both sides stands once in the answer, those of the statement first. */
    static List<ReconciliationLine> compare(
            List<StatementLine> there, Collection<KnownPayment> here) {
        Map<String, KnownPayment> known =
                here.stream()
                        .collect(Collectors.toMap(KnownPayment::transaction, Function.identity()));
        var lines = new ArrayList<ReconciliationLine>();
        for (StatementLine line : there) {
            KnownPayment payment = known.get(line.transaction());
            if (line.problem() != null) {
                lines.add(new ReconciliationLine(ReconciliationLine.Kind.FAULTY, line, null));
            } else if (payment == null) {
                lines.add(new ReconciliationLine(ReconciliationLine.Kind.UNKNOWN_HERE, line, null));
            } else {
                boolean same = payment.amount().equals(line.amount());
                lines.add(
                        new ReconciliationLine(
                                same
                                        ? ReconciliationLine.Kind.AGREES
                                        : ReconciliationLine.Kind.OTHER_AMOUNT,
                                line,
                                payment.amount()));
                known.remove(line.transaction());
            }
        }
        here.stream()
                .filter(p -> p.expected() && known.containsKey(p.transaction()))
                .forEach(p -> lines.add(new ReconciliationLine(p)));
        return lines;
    }

    public Long id() {
        return id;
    }

    public String regie() {
        return regie;
    }

    public LocalDate day() {
        return day;
    }

    public String fileName() {
        return fileName;
    }

    public Instant madeAt() {
        return madeAt;
    }

    public String madeByName() {
        return madeByName;
    }

    /** How many lines are refunds, or of another contract. */
    public int ignored() {
        return ignored;
    }

    public List<ReconciliationLine> lines() {
        return List.copyOf(lines);
    }
}
