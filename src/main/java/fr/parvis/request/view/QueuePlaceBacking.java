package fr.parvis.request.view;

import fr.parvis.request.service.Instruction;
import fr.parvis.request.service.Neighbours;
import fr.parvis.web.PathParameters;
import fr.parvis.web.SentText;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Where an agent came from to a request: the queue with its choices, which its address goes on
 * saying, and what stands before and after it there.
 */
@RequestScoped
@Named
public class QueuePlaceBacking {

    private static final String REQUESTS = "/agents/demandes";

    @Inject Instruction instruction;
    @Inject QueueBacking queue;
    @Inject PathParameters path;
    @Inject SentText sent;
    @Inject HttpServletRequest request;

    private Neighbours neighbours;

    public void load() {
        neighbours = instruction.around(path.number("number"), queue.read());
    }

    /** The choices of the queue for an address, with the question mark; "" for the usual ones. */
    public String getChoices() {
        return sent.of("vue").isEmpty() ? "" : "?" + QueueAddress.of(queue.read()).choices();
    }

    /** Where the forms of this page are sent. */
    public String getHere() {
        return path.getHere() + getChoices();
    }

    /** The queue that the agent came from. */
    public String getQueue() {
        return request.getContextPath() + REQUESTS + getChoices();
    }

    /** Null for the first request of the queue. */
    public String getPrevious() {
        return address(neighbours.previous());
    }

    /** Null for the last request of the queue. */
    public String getNext() {
        return address(neighbours.next());
    }

    private String address(Long number) {
        return number == null
                ? null
                : request.getContextPath()
                        + REQUESTS
                        + "/"
                        + number
                        + "?"
                        + QueueAddress.of(queue.read()).choices();
    }
}
