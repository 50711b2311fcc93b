package fr.parvis.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * Holds the body of an answer back that a copy may be made of; what is for one person when its body
 * begins leaves as it comes.
 */
final class CapturedResponse extends HttpServletResponseWrapper {

    private static final int USUAL_LENGTH = 32 * 1024;

    private final BooleanSupplier wanted;
    private final ServletOutputStream stream = new BodyStream();
    private ByteArrayOutputStream body;
    private PrintWriter writer;
    private boolean passedOn;

    /**
     * @param wanted whether a copy may be made; asked when the body begins
     */
    CapturedResponse(HttpServletResponse response, BooleanSupplier wanted) {
        super(response);
        this.wanted = wanted;
    }

    private boolean held() {
        if (body == null && !passedOn) {
            if (wanted.getAsBoolean()) {
                body = new ByteArrayOutputStream(USUAL_LENGTH);
            } else {
                passedOn = true;
            }
        }
        return body != null;
    }

    byte[] content() {
        if (writer != null) {
            writer.flush();
        }
        return body == null ? new byte[0] : body.toByteArray();
    }

    /** Whether the answer has left already: an error or a redirection. */
    boolean passedOn() {
        return passedOn || getResponse().isCommitted();
    }

    /** Sends what was held back as it is. */
    void passOn() throws IOException {
        byte[] content = content();
        if (content.length > 0) {
            getResponse().setContentLength(content.length);
            getResponse().getOutputStream().write(content);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return held() ? stream : super.getOutputStream();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (!held()) {
            return super.getWriter();
        }
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void setContentLength(int length) {
        // of a copy it is known in the end only
        if (!held()) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (!held()) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (!held()) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        if (body != null) {
            body.reset();
        }
        super.resetBuffer();
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        passedOn = true;
        super.sendError(status, message);
    }

    @Override
    public void sendError(int status) throws IOException {
        passedOn = true;
        super.sendError(status);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        passedOn = true;
        super.sendRedirect(location);
    }

    private final class BodyStream extends ServletOutputStream {
        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            body.write(bytes, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException("written at once");
        }
    }
}
