package fr.parvis.demo;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A service and a payment page that behave as PayFiP: an operation is opened by SOAP, paid on the
 * page, and asked about by SOAP; what is told to the portal is nothing but its name.
 */
public final class PayFipStandIn implements AutoCloseable {

    /** The number of the régie that it knows. */
    public static final String CLIENT = "123456";

    static final String SERVICE = "/tpa/services/securite";
    static final String PAGE = "/tpa/paiementws.web";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String XML = "text/xml; charset=utf-8";

    private final int port;
    private final PayFipPages pages = new PayFipPages(this);
    private final Map<String, PayFipOperation> operations = new ConcurrentHashMap<>();

    /** Results that the service does not tell yet. */
    private final Map<String, PayFipOperation> held = new ConcurrentHashMap<>();

    private final List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger numbers = new AtomicInteger(100_000);
    private final ExecutorService sender = Executors.newSingleThreadExecutor(this::thread);
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private volatile PayFipMischief mischief = PayFipMischief.NONE;
    private LoopbackHttp http;

    public PayFipStandIn(int port) {
        this.port = port;
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "demo-payfip");
        thread.setDaemon(true);
        return thread;
    }

    public synchronized void start() {
        if (http == null) {
            http = LoopbackHttp.start(port, this::handle);
        }
    }

    /** The page with the switches. */
    public String url() {
        return "http://localhost:" + port + "/";
    }

    public String serviceAddress() {
        return "http://localhost:" + port + SERVICE;
    }

    public String pageAddress() {
        return "http://localhost:" + port + PAGE;
    }

    /** From now on it does this wrong. */
    public void misbehave(PayFipMischief how) {
        mischief = how;
    }

    public PayFipMischief mischief() {
        return mischief;
    }

    int held() {
        return held.size();
    }

    /** The service tells the results that it held back; browsers have long gone. */
    public void release() {
        operations.putAll(held);
        held.clear();
    }

    /** What the portal answered to each notification, in order. */
    public List<Integer> statuses() {
        synchronized (statuses) {
            return List.copyOf(statuses);
        }
    }

    PayFipOperation operation(String id) {
        return operations.get(id);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(SERVICE)) {
            if (mischief == PayFipMischief.UNAVAILABLE) {
                LoopbackHttp.answer(exchange, 503, "text/plain", LoopbackHttp.bytes("en panne"));
            } else {
                serve(exchange);
            }
        } else {
            pages.handle(exchange, path);
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        String operation = call(exchange.getRequestBody().readAllBytes(), fields);
        switch (operation) {
            case "creerPaiementSecurise" -> create(exchange, fields);
            case "recupererDetailPaiementSecurise" -> detail(exchange, fields.get("idOp"));
            default -> fault(exchange, "T3");
        }
    }

    /** The name of the operation that is called; its fields are put into the map. */
    private static String call(byte[] message, Map<String, String> fields) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(message));
            Element arguments = (Element) document.getElementsByTagName("arg0").item(0);
            for (Node n = arguments.getFirstChild(); n != null; n = n.getNextSibling()) {
                if (n instanceof Element field) {
                    fields.put(field.getLocalName(), field.getTextContent());
                }
            }
            return arguments.getParentNode().getLocalName();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            return "";
        }
    }

    private void create(HttpExchange exchange, Map<String, String> fields) throws IOException {
        Optional<String> problem = PayFipOperation.problem(fields);
        if (problem.isPresent()) {
            fault(exchange, problem.get());
            return;
        }
        String id = UUID.randomUUID().toString();
        operations.put(id, new PayFipOperation(fields, null, null));
        answer(exchange, "creerPaiementSecuriseResponse", Map.of("idOp", id));
    }

    private void detail(HttpExchange exchange, String id) throws IOException {
        PayFipOperation operation = operations.get(id);
        if (operation == null) {
            fault(exchange, "P1");
        } else if (operation.result() == null) {
            fault(exchange, "P5");
        } else {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String name : List.of("exer", "mel", "montant", "numcli", "objet", "refdet")) {
                fields.put(name, operation.get(name));
            }
            if (mischief == PayFipMischief.AMOUNT_CHANGED) {
                fields.put("montant", "1" + operation.get("montant"));
            }
            if (mischief == PayFipMischief.REFERENCE_CHANGED) {
                fields.put("refdet", operation.get("refdet").replaceFirst(".$", "Z"));
            }
            fields.put("idOp", id);
            fields.put("saisie", operation.get("saisie"));
            fields.put("resultrans", operation.result());
            fields.put("dattrans", "22112026");
            fields.put("heurtrans", "1830");
            if (operation.authorisation() != null) {
                fields.put("numauto", operation.authorisation());
            }
            answer(exchange, "recupererDetailPaiementSecuriseResponse", fields);
        }
    }

    private static void answer(HttpExchange exchange, String name, Map<String, String> fields)
            throws IOException {
        var text = new StringBuilder("<ns2:").append(name);
        text.append(" xmlns:ns2=\"urn:reponse\"><return>");
        fields.forEach(
                (field, value) ->
                        text.append("<ns2:%s>".formatted(field))
                                .append(Template.escape(value))
                                .append("</ns2:%s>".formatted(field)));
        text.append("</return></ns2:").append(name).append('>');
        envelope(exchange, 200, text.toString());
    }

    private static void fault(HttpExchange exchange, String code) throws IOException {
        envelope(
                exchange,
                500,
                "<S:Fault><faultcode>S:Server</faultcode><faultstring>FonctionnelleErreur</faultstring>"
                        + "<detail><ns2:FonctionnelleErreur xmlns:ns2=\"urn:erreur\"><code>"
                        + code
                        + "</code><descriptif>démonstration</descriptif><libelle>démonstration</libelle>"
                        + "<severite>2</severite></ns2:FonctionnelleErreur></detail></S:Fault>");
    }

    private static void envelope(HttpExchange exchange, int status, String body)
            throws IOException {
        LoopbackHttp.answer(
                exchange,
                status,
                XML,
                LoopbackHttp.bytes(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><S:Envelope"
                                + " xmlns:S=\"http://schemas.xmlsoap.org/soap/envelope/\"><S:Body>"
                                + body
                                + "</S:Body></S:Envelope>"));
    }

    /**
     * Somebody has decided on the page.
     *
     * @param result P paid by card, V by direct debit, R refused, A given up
     */
    public void decide(String id, String result) {
        boolean paid = result.equals("P") || result.equals("V");
        PayFipOperation decided =
                operations
                        .get(id)
                        .decided(result, paid ? String.valueOf(numbers.incrementAndGet()) : null);
        if (mischief == PayFipMischief.LATE) {
            held.put(id, decided);
        } else {
            // an earlier decision that is held back is not the last word any more
            held.remove(id);
            operations.put(id, decided);
        }
        URI portal = URI.create(decided.get("urlnotif"));
        if (mischief == PayFipMischief.FORGED) {
            tell(portal, UUID.randomUUID().toString());
        }
        if (mischief != PayFipMischief.LOST) {
            for (int i = 0; i < (mischief == PayFipMischief.REPEATED ? 3 : 1); i++) {
                tell(portal, id);
            }
        }
    }

    private void tell(URI portal, String id) {
        sender.execute(
                () -> {
                    var request =
                            HttpRequest.newBuilder(portal)
                                    .timeout(PATIENCE)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString("idop=" + id))
                                    .build();
                    try {
                        statuses.add(
                                client.send(request, HttpResponse.BodyHandlers.discarding())
                                        .statusCode());
                    } catch (IOException e) {
                        statuses.add(0);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    @Override
    public synchronized void close() {
        sender.shutdownNow();
        if (http != null) {
            http.close();
            http = null;
        }
    }
}
