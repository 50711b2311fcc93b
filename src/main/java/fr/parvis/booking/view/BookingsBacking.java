package fr.parvis.booking.view;

import fr.parvis.account.service.CurrentUser;
import fr.parvis.booking.entity.Activity;
import fr.parvis.booking.entity.DayChange;
import fr.parvis.booking.service.BookingDesk;
import fr.parvis.kernel.DomainException;
import fr.parvis.kernel.Messages;
import fr.parvis.kernel.NotFoundException;
import fr.parvis.web.Navigation;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reservations to answer: several at once, or one of them day by day. */
@RequestScoped
@Named
public class BookingsBacking {

    private static final Pattern SEEN = Pattern.compile("(\\d{1,18})-(\\d{1,9})");

    @Inject BookingDesk desk;
    @Inject BookingChoice choice;
    @Inject CurrentUser user;
    @Inject HttpServletRequest request;
    @Inject SentText sent;
    @Inject Navigation navigation;

    private List<BookingDesk.Basket> baskets = List.of();

    public void load() {
        Activity named = choice.getActivity();
        baskets = desk.toAnswer(user.agent(), named == null ? null : named.id(), choice.named());
    }

    /** Grants all that is ticked. */
    public void accept() {
        answer(true);
    }

    /** Refuses all that is ticked. */
    public void refuse() {
        answer(false);
    }

    private void answer(boolean yes) {
        List<String> ticked = values("pv-demande");
        if (ticked.isEmpty()) {
            throw new DomainException("booking.desk.nothingTicked");
        }
        if (!yes && sent.stripped("motif").isEmpty()) {
            throw new DomainException("booking.reasonMissing");
        }
        int done = 0;
        int left = 0;
        for (String one : ticked) {
            Matcher seen = seen(one);
            try {
                // each in a transaction of its own: one that changed meanwhile stops no other
                desk.answer(
                        user.agent(),
                        Long.parseLong(seen.group(1)),
                        Long.parseLong(seen.group(2)),
                        yes ? null : List.of(),
                        sent.stripped("motif"));
                done++;
            } catch (DomainException | NotFoundException e) {
                left++;
            }
        }
        leave(done, left);
    }

    /** Answers the days of one request one by one. */
    public void answerDays() {
        Matcher seen = seen(sent.of("pv-demande"));
        desk.answer(
                user.agent(),
                Long.parseLong(seen.group(1)),
                Long.parseLong(seen.group(2)),
                values("oui").stream()
                        .filter(v -> v.matches("\\d{1,5}"))
                        .map(Integer::valueOf)
                        .toList(),
                sent.stripped("motif"));
        leave(1, 0);
    }

    private static Matcher seen(String value) {
        Matcher seen = SEEN.matcher(value);
        if (!seen.matches()) {
            throw new NotFoundException("basket " + value);
        }
        return seen;
    }

    private List<String> values(String name) {
        String[] all = request.getParameterValues(name);
        return all == null ? List.of() : Stream.of(all).distinct().toList();
    }

    private void leave(int done, int left) {
        String activity = choice.getActivity() == null ? "" : choice.getActivity().id();
        navigation.to(
                "/agents/reservations?activite=%s&jour=%s&pv-faites=%d&pv-reste=%d"
                        .formatted(activity, choice.getNamedDay(), done, left));
    }

    /** "3 demandes traitées…"; null before anything was answered. */
    public String getTold() {
        String done = sent.of("pv-faites");
        String left = sent.of("pv-reste");
        if (!done.matches("\\d{1,4}") || !left.matches("\\d{1,4}")) {
            return null;
        }
        String told =
                done.equals("1")
                        ? Messages.text("booking.desk.done.one")
                        : Messages.text("booking.desk.done", done);
        return left.equals("0") ? told : told + " " + Messages.text("booking.desk.left", left);
    }

    public List<BookingDesk.Basket> getBaskets() {
        return baskets;
    }

    /** Whether a request was ticked before a problem: it stays so. */
    public boolean isTicked(BookingDesk.Basket basket) {
        return values("pv-demande").contains(seen(basket));
    }

    /** Names a request in the version that is shown. */
    public String seen(BookingDesk.Basket basket) {
        return basket.number() + "-" + basket.version();
    }

    /** "Mercredi 2 décembre 2026 : Journée", with what is left. */
    public String words(BookingDesk.Line line) {
        String day = choice.words(line.day()) + "\u00a0: " + line.unit();
        if (line.change() == DayChange.Kind.CANCEL) {
            return Messages.text("booking.desk.line.cancel", day);
        }
        return line.left() == 1
                ? Messages.text("booking.desk.line.one", day)
                : Messages.text("booking.desk.line.add", day, line.left());
    }

    public String typed(String name) {
        return sent.of(name);
    }
}
