package fr.parvis.request.entity;

/** As whom drafts and requests have appointments. */
public final class AppointmentHolder {

    private static final String DRAFT = "draft:";
    private static final String REQUEST = "request:";

    private AppointmentHolder() {}

    public static String of(Draft draft) {
        return ofDraft(draft.id());
    }

    public static String ofDraft(long draft) {
        return DRAFT + draft;
    }

    public static String of(long request) {
        return REQUEST + request;
    }

    /** Whether an appointment is that of a request. */
    public static boolean isRequest(String holder) {
        return holder.startsWith(REQUEST);
    }

    /** The number of the request that has the appointment. */
    public static long number(String holder) {
        return Long.parseLong(holder.substring(REQUEST.length()));
    }
}
