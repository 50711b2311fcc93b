package fr.parvis.billing.payfip;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/**
 * The messages of PayFiP's service (SOAP 1.1): an operation with fields, and an answer with fields
 * or an error with a code. Few and flat, they are written and read with what Java has; a DTD or an
 * entity in an answer makes it unreadable.
 */
final class PayFipMessage {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SERVICE =
            "http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/"
                    + "contrat_paiement_securise/PaiementSecuriseService";

    /** The elements in which its errors come; only the first has codes that mean something here. */
    private static final String ERROR = "Erreur";

    private static final int DEEPEST = 20;

    private PayFipMessage() {}

    /** What an answer says: fields, or the code of an error. */
    record Answer(Map<String, String> fields, String error) {

        String get(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    static String write(String operation, Map<String, String> fields) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("soapenv", "Envelope", SOAP);
            xml.writeNamespace("soapenv", SOAP);
            xml.writeNamespace("pai", SERVICE);
            xml.writeStartElement("soapenv", "Body", SOAP);
            xml.writeStartElement("pai", operation, SERVICE);
            xml.writeStartElement("arg0");
            for (Map.Entry<String, String> field : fields.entrySet()) {
                xml.writeStartElement(field.getKey());
                xml.writeCharacters(field.getValue());
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** Empty when it is no answer of this service. */
    static Optional<Answer> read(String text) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            return read(factory.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    private static Optional<Answer> read(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> fields = new LinkedHashMap<>();
        boolean error = false;
        boolean answer = false;
        int depth = 0;
        String name = "";
        var value = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    name = xml.getLocalName();
                    value.setLength(0);
                    answer |= name.equals("return");
                    error |= name.endsWith(ERROR);
                    if (++depth > DEEPEST) {
                        return Optional.empty();
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        value.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    // of two that say the same, nobody knows which one counts
                    if (xml.getLocalName().equals(name)
                            && fields.put(name, value.toString().strip()) != null) {
                        return Optional.empty();
                    }
                    name = "";
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return Optional.empty();
                }
                default -> {
                    // comments and the like say nothing
                }
            }
        }
        if (error) {
            return Optional.of(new Answer(Map.of(), fields.getOrDefault("code", "")));
        }
        return answer ? Optional.of(new Answer(fields, null)) : Optional.empty();
    }
}
