package fr.parvis.demo;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.List;

/**
 * Takes every mail instead of sending it, and shows it: SMTP on one port, pages to read and JSON on
 * the other. The SMTP side can be stopped alone, as if the town's mail server were down.
 */
public final class MailCatcher implements AutoCloseable {
    private static final long START_LIMIT_MILLIS = 5_000;

    private final int smtpPort;
    private final int httpPort;
    private final MailStore store;
    private SmtpServer smtp;
    private LoopbackHttp http;

    /**
     * Reads the mails of earlier runs.
     *
     * @param folder where the mails are kept, one {@code .eml} file each
     */
    public MailCatcher(Path folder, int smtpPort, int httpPort) {
        this.smtpPort = smtpPort;
        this.httpPort = httpPort;
        this.store = new MailStore(folder);
    }

    public synchronized void start() {
        startSmtp();
        if (http == null) {
            http = LoopbackHttp.start(httpPort, new MailPages(store));
        }
    }

    public synchronized void startSmtp() {
        if (smtp != null) {
            return;
        }
        ServerSetup setup = new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        SmtpServer server = new SmtpServer(setup, new StoringManagers(store));
        server.setDaemon(true);
        server.startService();
        try {
            if (!server.waitTillRunning(START_LIMIT_MILLIS)) {
                throw new IllegalStateException("No SMTP on port " + smtpPort);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        smtp = server;
    }

    /** From now on connections are refused; open ones are cut. */
    public synchronized void stopSmtp() {
        if (smtp != null) {
            smtp.stopService();
            smtp = null;
        }
    }

    /** Every mail, newest first. */
    public List<CaughtMail> messages() {
        return store.list();
    }

    /** Those delivered to the address, newest first. */
    public List<CaughtMail> messagesTo(String address) {
        return store.list().stream().filter(mail -> mail.to().contains(address)).toList();
    }

    public void clear() {
        store.clear();
    }

    /** Where a person reads the mails. */
    public String url() {
        return "http://localhost:" + httpPort + "/";
    }

    public int smtpPort() {
        return smtpPort;
    }

    @Override
    public synchronized void close() {
        stopSmtp();
        if (http != null) {
            http.close();
            http = null;
        }
    }

    /**
     * GreenMail would sort the mails into one mailbox a recipient, in memory: here each is kept
     * once, on disk.
     */
    private static final class StoringManagers extends Managers {
        private final SmtpManager manager;

        StoringManagers(MailStore store) {
            this.manager =
                    new SmtpManager(getImapHostManager(), getUserManager()) {
                        @Override
                        public synchronized void send(SmtpState state) {
                            MovingMessage message = state.getMessage();
                            List<String> recipients =
                                    message.getToAddresses().stream()
                                            .map(MailAddress::getEmail)
                                            .sorted()
                                            .toList();
                            store.add(recipients, message.getMessage());
                        }
                    };
        }

        @Override
        public SmtpManager getSmtpManager() {
            return manager;
        }
    }
}
