package fr.parvis.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.catalina.Contained;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.Pipeline;
import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.glassfish.web.valve.GlassFishValve;

/**
 * Answers with a copy of a public page before the server has told the containers of beans and of
 * Faces that a request begins, and has looked for a filter, a servlet and somebody signed in: what
 * it does around a copy costs more than the copy (decision 8). All that it does not answer takes
 * the usual way, where {@link Entrance} stands.
 *
 * <p>The server makes it for the portal and starts and stops it with the portal. The place where it
 * answers is one step further out, in the pipeline of the host: there it looks at requests for the
 * portal only.
 */
public final class CopiesFirst implements GlassFishValve, Contained, Lifecycle {

    private static final String ALLOW = "Allow";

    private Container portal;
    private AtHost door;

    /** What stands in the pipeline of the host. */
    private record AtHost(Container portal) implements GlassFishValve {

        @Override
        public String getInfo() {
            return CopiesFirst.class.getName();
        }

        @Override
        public int invoke(Request request, Response response) throws IOException {
            Context asked = request.getContext();
            return asked == portal && answers(asked, request, response)
                    ? END_PIPELINE
                    : INVOKE_NEXT;
        }

        private static boolean answers(Context context, Request request, Response response)
                throws IOException {
            var http = (HttpServletRequest) request.getRequest();
            Entrance entrance = Entrance.of(context.getServletContext());
            if (entrance == null) {
                return false;
            }
            // by it the server knows whose beans are meant
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(Entrance.class.getClassLoader());
            try {
                return entrance.answersAtOnce(http, (HttpServletResponse) response.getResponse());
            } finally {
                thread.setContextClassLoader(before);
            }
        }

        /**
         * The server says itself that it takes no TRACE, but not where a valve stands before it.
         */
        @Override
        public void postInvoke(Request request, Response response) {
            if ("OPTIONS".equals(((HttpServletRequest) request.getRequest()).getMethod())) {
                var answer = (HttpServletResponse) response.getResponse();
                String allowed = answer.getHeader(ALLOW);
                if (allowed != null) {
                    answer.setHeader(ALLOW, allowed.replace("TRACE, ", ""));
                }
            }
        }
    }

    @Override
    public Container getContainer() {
        return portal;
    }

    @Override
    public void setContainer(Container container) {
        portal = container;
    }

    @Override
    public void start() {
        door = new AtHost(portal);
        pipeline().addValve(door);
    }

    @Override
    public void stop() {
        pipeline().removeValve(door);
        door = null;
    }

    private Pipeline pipeline() {
        return portal.getParent().getPipeline();
    }

    @Override
    public String getInfo() {
        return CopiesFirst.class.getName();
    }

    @Override
    public int invoke(Request request, Response response) {
        return INVOKE_NEXT;
    }

    @Override
    public void postInvoke(Request request, Response response) {
        // nothing was begun
    }

    @Override
    public void addLifecycleListener(LifecycleListener listener) {
        // nobody is told
    }

    @Override
    public List<LifecycleListener> findLifecycleListeners() {
        return List.of();
    }

    @Override
    public void removeLifecycleListener(LifecycleListener listener) {
        // none was added
    }
}
