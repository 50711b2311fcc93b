package fr.parvis.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/**
 * A request and what was answered, without a server. Knows just what {@link ReadyResponse} asks.
 */
final class HttpExchange {

    final Map<String, String> requestHeaders = new HashMap<>();
    final Map<String, String> headers = new HashMap<>();
    final ByteArrayOutputStream body = new ByteArrayOutputStream();
    String method = "GET";
    int status = 200;
    int length = -1;

    HttpExchange asking(String header, String value) {
        requestHeaders.put(header, value);
        return this;
    }

    HttpServletRequest request() {
        return proxy(
                HttpServletRequest.class,
                (name, arguments) ->
                        switch (name) {
                            case "getHeader" -> requestHeaders.get(arguments[0]);
                            case "getMethod" -> method;
                            default -> throw new UnsupportedOperationException(name);
                        });
    }

    HttpServletResponse response() {
        return proxy(
                HttpServletResponse.class,
                (name, arguments) -> {
                    switch (name) {
                        case "setHeader" ->
                                headers.put((String) arguments[0], (String) arguments[1]);
                        case "setContentType" -> headers.put("Content-Type", (String) arguments[0]);
                        case "setContentLength" -> length = (int) arguments[0];
                        case "setStatus" -> status = (int) arguments[0];
                        case "getOutputStream" -> {
                            return new Body();
                        }
                        default -> throw new UnsupportedOperationException(name);
                    }
                    return null;
                });
    }

    private interface Call {
        Object answer(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, method, arguments) -> call.answer(method.getName(), arguments)));
    }

    private final class Body extends ServletOutputStream {
        @Override
        public void write(int b) {
            body.write(b);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
