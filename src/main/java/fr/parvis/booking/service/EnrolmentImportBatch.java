package fr.parvis.booking.service;

import fr.parvis.booking.entity.EnrolledChild;
import fr.parvis.booking.entity.EnrolmentDecision;
import fr.parvis.booking.entity.EnrolmentDraft;
import fr.parvis.booking.entity.EnrolmentState;
import fr.parvis.booking.service.EnrolmentImportRepository.Fresh;
import fr.parvis.booking.service.EnrolmentImportRepository.Meant;
import fr.parvis.booking.service.ImportedSeatRepository.Left;
import fr.parvis.booking.service.ImportedSeatRepository.Seats;
import fr.parvis.family.entity.FamilyChild;
import fr.parvis.family.entity.FamilyOutcome;
import fr.parvis.family.entity.FamilyReport;
import fr.parvis.family.entity.ImportedLine;
import fr.parvis.family.service.FamilyImportDesk;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.TrialRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The good lines of a file of enrolments in one transaction: all are written, or none. */
@ApplicationScoped
class EnrolmentImportBatch {

    @Inject EnrolmentImportRepository enrolments;
    @Inject ImportedSeatRepository seats;
    @Inject FamilyImportDesk desk;
    @Inject Clock clock;

    /** A line whose child is known, with what becomes of it. */
    private record Decided(EnrolmentDraft draft, FamilyChild child, EnrolmentDecision decision) {

        Decided as(EnrolmentDecision other) {
            return new Decided(draft, child, other);
        }

        Seats seats() {
            return new Seats(draft.activity().id(), draft.place().id(), draft.season().label());
        }

        boolean creates() {
            return decision.outcome() == FamilyOutcome.CREATE;
        }

        ImportedLine line() {
            return new ImportedLine(
                    draft.line(), draft.who(), decision.outcome(), decision.reason());
        }
    }

    /** Does it and takes it back: so a trial says what would happen, and nothing else. */
    @Transactional(TxType.REQUIRES_NEW)
    void attempt(List<EnrolmentDraft> drafts, String by) {
        throw new TrialRun(new FamilyReport(decided(drafts, by)));
    }

    @Transactional(TxType.REQUIRES_NEW)
    List<ImportedLine> write(List<EnrolmentDraft> drafts, String by) {
        return decided(drafts, by);
    }

    private List<ImportedLine> decided(List<EnrolmentDraft> drafts, String by) {
        desk.oneImportAtATime();
        List<Decided> lines = seated(decisions(drafts), by);
        List<Fresh> fresh =
                lines.stream()
                        .filter(l -> l.creates() || waits(l))
                        .map(
                                l ->
                                        new Fresh(
                                                l.draft(),
                                                l.child(),
                                                l.decision().group(),
                                                l.draft().first(today()),
                                                waits(l)
                                                        ? EnrolmentState.WAITING
                                                        : EnrolmentState.ACTIVE))
                        .toList();
        enrolments.add(fresh, by, reason(), clock.instant());
        return lines.stream().map(Decided::line).toList();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static String reason() {
        return Messages.text("family.import.reason");
    }

    private static boolean waits(Decided line) {
        return line.decision().outcome() == FamilyOutcome.WAITING;
    }

    private List<Decided> decisions(List<EnrolmentDraft> drafts) {
        Map<Integer, Meant> meant = enrolments.meant(drafts);
        Map<Long, List<EnrolledChild>> enrolled =
                enrolments.lock(
                        meant.values().stream()
                                .flatMap(m -> m.children().stream())
                                .map(FamilyChild::id)
                                .distinct()
                                .toList());
        var seen = new HashSet<String>();
        var lines = new ArrayList<Decided>();
        for (EnrolmentDraft draft : drafts) {
            Meant who = meant.get(draft.line());
            FamilyChild child = who.children().size() == 1 ? who.children().get(0) : null;
            lines.add(
                    new Decided(
                            draft,
                            child,
                            child == null
                                    ? unknown(draft, who)
                                    : decision(draft, child, enrolled, seen)));
        }
        return lines;
    }

    private static EnrolmentDecision unknown(EnrolmentDraft draft, Meant who) {
        if (!who.household()) {
            return EnrolmentDecision.faulty("noHousehold", draft.file());
        }
        String problem = who.children().isEmpty() ? "noChild" : "twoChildren";
        return EnrolmentDecision.faulty(problem, draft.file());
    }

    private EnrolmentDecision decision(
            EnrolmentDraft draft,
            FamilyChild child,
            Map<Long, List<EnrolledChild>> enrolled,
            HashSet<String> seen) {
        String once = child.id() + "/" + draft.activity().id() + "/" + draft.season().label();
        return seen.add(once)
                ? EnrolmentDecision.of(
                        draft, child, enrolled.getOrDefault(child.id(), List.of()), today())
                : EnrolmentDecision.faulty("twice");
    }

    /** Changes groups, then counts places: who comes first in the file has them first. */
    private List<Decided> seated(List<Decided> lines, String by) {
        var groups = new HashMap<Long, String>();
        var wanted = new TreeMap<Seats, EnrolmentDraft>();
        for (Decided line : lines) {
            if (line.decision().outcome() == FamilyOutcome.CHANGE) {
                groups.put(line.decision().there().id(), line.decision().group());
            } else if (line.creates() && line.draft().season().capacity() != null) {
                wanted.put(line.seats(), line.draft());
            }
        }
        enrolments.regroup(groups, by, reason(), clock.instant());
        Map<Seats, Left> left = seats.lock(wanted);
        var given = new HashMap<Seats, Integer>();
        var seated = new ArrayList<Decided>();
        for (Decided line : lines) {
            Left places = line.creates() ? left.get(line.seats()) : null;
            seated.add(places == null ? line : line.as(seat(line, places, given)));
        }
        seats.take(given);
        return seated;
    }

    private static EnrolmentDecision seat(Decided line, Left places, Map<Seats, Integer> given) {
        boolean list = line.draft().activity().enrolment().waitingList();
        int taken = given.getOrDefault(line.seats(), 0);
        if (taken < places.free() && !(list && places.awaited())) {
            given.put(line.seats(), taken + 1);
            return line.decision();
        }
        return list
                ? new EnrolmentDecision(FamilyOutcome.WAITING, null, line.decision().group(), null)
                : EnrolmentDecision.faulty("full", line.draft().place().name());
    }
}
