package fr.parvis.request.service;

import static org.assertj.core.api.Assertions.assertThat;

import fr.parvis.account.entity.Account;
import fr.parvis.appointment.entity.Appointment;
import fr.parvis.appointment.entity.HeldAppointment;
import fr.parvis.appointment.entity.Visit;
import fr.parvis.appointment.service.Appointments;
import fr.parvis.appointment.service.Offers;
import fr.parvis.form.entity.Answers;
import fr.parvis.kernel.Feature;
import fr.parvis.procedure.SampleProcedure;
import fr.parvis.request.entity.Actor;
import fr.parvis.request.entity.Request;
import fr.parvis.request.entity.RequestEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Feature("APT-4")
class RequestAppointmentsTest {

    private static final Instant NOW = Instant.parse("2026-11-17T08:12:00Z");

    private final List<String> said = new ArrayList<>();
    private final List<String> offered = new ArrayList<>();
    private final Request request =
            new Request(
                    43513,
                    SampleProcedure.of(""),
                    1,
                    new Answers(Map.of("courriel", List.of("lea@example.fr"))),
                    null,
                    Actor.citizen(),
                    NOW);
    private final RequestAppointments appointments = new RequestAppointments();

    RequestAppointmentsTest() {
        appointments.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        appointments.instruction =
                new Instruction() {
                    @Override
                    public Request ofAgent(long number, Account agent) {
                        return request;
                    }
                };
        appointments.requests =
                new RequestRepository() {
                    @Override
                    Request lock(Request found) {
                        return found;
                    }
                };
        appointments.appointments =
                new Appointments() {
                    @Override
                    public Appointment cancel(String holder, String agent, String reason) {
                        Appointment booked = HeldAppointment.of("abc", NOW.plusSeconds(86400));
                        booked.book(holder, new Visit("Léa", "Essai", "/"), "citizen", NOW);
                        booked.cancel(agent, reason, NOW);
                        return booked;
                    }
                };
        appointments.offers =
                new Offers() {
                    @Override
                    public void offer(String holder, String calendarId) {
                        offered.add(holder);
                    }
                };
        appointments.mails =
                new AppointmentMails() {
                    @Override
                    void withdrawn(Request about, Appointment gone, String reason) {
                        said.add(reason);
                    }
                };
    }

    @Test
    void whoseAppointmentAnAgentCancelsReadsWhyAndMayChooseAnother() {
        var agent =
                new Account() {
                    @Override
                    public Long id() {
                        return 7L;
                    }

                    @Override
                    public String displayName() {
                        return "Claire Moreau";
                    }
                };
        appointments.cancel(43513, agent, "Agent malade");
        assertThat(said).containsExactly("Agent malade");
        assertThat(offered).containsExactly("request:43513");
        RequestEvent last = request.history().get(request.history().size() - 1);
        assertThat(last.type()).isEqualTo(RequestEvent.Type.APPOINTMENT_CANCELLED);
        assertThat(last.reason()).endsWith("\n\nAgent malade");
    }
}
