package fr.parvis.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Public pages, rendered once and then served as bytes. A page asks for it by marking itself public
 * ({@link #markPublic}); a visitor with a cookie of ours is never served from here. When a copy
 * gets old one visitor has it made anew while the others get the old one.
 */
public class PageCache implements Filter {

    /** Request attribute of pages that are the same for everybody. */
    private static final String PUBLIC = PageCache.class.getName();

    private static final String CACHE_CONTROL = "public, max-age=30, stale-while-revalidate=600";
    private static final long FRESH_NANOS = 10_000_000_000L;
    private static final int MOST_PAGES = 2000;
    private static final String COOKIE_PREFIX = "pv_";

    private final Map<String, Entry> pages = new ConcurrentHashMap<>();

    private static final class Entry {
        private final ReadyResponse page;
        private final Object look;
        private final long made = System.nanoTime();
        private final AtomicBoolean renewing = new AtomicBoolean();

        private Entry(ReadyResponse page, Object look) {
            this.page = page;
            this.look = look;
        }
    }

    /**
     * The page that is being made is the same for every visitor without a cookie.
     *
     * @param look what the page is drawn in: a cached page with another look is made anew
     */
    public static void markPublic(HttpServletRequest request, Object look) {
        request.setAttribute(PUBLIC, look);
        request.getServletContext().setAttribute(PUBLIC, look);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        var answer = (HttpServletResponse) response;
        if (!"GET".equals(http.getMethod()) || http.getQueryString() != null || known(http)) {
            answer.setHeader("Cache-Control", "private, no-store");
            chain.doFilter(request, response);
            return;
        }
        Entry entry = pages.get(http.getRequestURI());
        if (entry != null && usable(entry, http)) {
            entry.page.write(http, answer);
            return;
        }
        render(http, answer, chain);
    }

    private boolean usable(Entry entry, HttpServletRequest request) {
        if (entry.look != request.getServletContext().getAttribute(PUBLIC)) {
            return false;
        }
        return System.nanoTime() - entry.made < FRESH_NANOS
                || !entry.renewing.compareAndSet(false, true);
    }

    private void render(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var captured = new CapturedResponse(response);
        response.setHeader("Cache-Control", "private, no-store");
        chain.doFilter(request, captured);
        if (captured.passedOn()) {
            return;
        }
        Object look = request.getAttribute(PUBLIC);
        boolean keep = look != null && captured.getStatus() == HttpServletResponse.SC_OK;
        if (!keep) {
            captured.passOn();
            return;
        }
        var page =
                new ReadyResponse(
                        captured.content(), captured.getContentType(), CACHE_CONTROL, "Cookie");
        if (pages.size() >= MOST_PAGES) {
            pages.clear();
        }
        pages.put(request.getRequestURI(), new Entry(page, look));
        page.write(request, response);
    }

    private static boolean known(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().startsWith(COOKIE_PREFIX)) {
                    return true;
                }
            }
        }
        return false;
    }
}
