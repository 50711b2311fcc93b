package fr.parvis.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Public pages, rendered once and then served as bytes. A page asks for it by marking itself public
 * ({@link #markPublic}); a visitor with a cookie of ours is never served from here. When a copy
 * gets old one visitor has it made anew while the others get the old one.
 */
public final class PageCache {

    /** Request attribute of pages that are the same for everybody; attribute of the application. */
    private static final String NAME = PageCache.class.getName();

    /** Request attribute with the copy that answers, or {@link #NONE}. */
    private static final String COPY = NAME + ".copy";

    private static final Object NONE = new Object();

    private static final String CACHE_CONTROL = "public, max-age=30, stale-while-revalidate=600";
    private static final long FRESH_NANOS = 10_000_000_000L;
    private static final int MOST_PAGES = 2000;
    private static final String COOKIE_PREFIX = "pv_";

    /** Of all copies of this node: those of an earlier one are old. */
    private static final AtomicInteger EDITION = new AtomicInteger();

    private final Map<String, Entry> pages = new ConcurrentHashMap<>();
    private volatile Object look;

    private static final class Entry {
        private final ReadyResponse page;
        private final Object look;
        private final int edition;
        private final long made = System.nanoTime();
        private final AtomicBoolean renewing = new AtomicBoolean();

        private Entry(ReadyResponse page, Object look, int edition) {
            this.page = page;
            this.look = look;
            this.edition = edition;
        }
    }

    /** Something changed that stands on all pages: every copy of this node is old at once. */
    public static void renewAll() {
        EDITION.incrementAndGet();
    }

    /** The cache of this application. */
    static PageCache in(ServletContext context) {
        var known = (PageCache) context.getAttribute(NAME);
        if (known == null) {
            known = new PageCache();
            context.setAttribute(NAME, known);
        }
        return known;
    }

    /**
     * The page that is being made is the same for every visitor without a cookie.
     *
     * @param look what the page is drawn in: a cached page with another look is made anew
     */
    public static void markPublic(HttpServletRequest request, Object look) {
        request.setAttribute(NAME, look);
        in(request.getServletContext()).look = look;
    }

    /** Marks what is not a page, and has no look, as the same for every visitor. */
    public static void markPublic(HttpServletRequest request) {
        PageCache cache = in(request.getServletContext());
        if (cache.look == null) {
            cache.look = NONE;
        }
        request.setAttribute(NAME, cache.look);
    }

    /**
     * The copy that answers a request; null when the page is to be made. What was found stays with
     * the request, because of the one visitor who makes an old page anew.
     */
    ReadyResponse copy(HttpServletRequest request) {
        Object found = request.getAttribute(COPY);
        if (found == null) {
            found = find(request);
            request.setAttribute(COPY, found);
        }
        return found == NONE ? null : (ReadyResponse) found;
    }

    private Object find(HttpServletRequest request) {
        Entry entry = pages.get(key(request));
        if (entry == null
                || entry.look != look
                || entry.edition != EDITION.get()
                || !takes(request)) {
            return NONE;
        }
        boolean fresh = System.nanoTime() - entry.made < FRESH_NANOS;
        return fresh || !entry.renewing.compareAndSet(false, true) ? entry.page : NONE;
    }

    /** One address is two pages: with the look of the town, and without it in a frame. */
    private static String key(HttpServletRequest request) {
        String address = request.getRequestURI();
        return Framing.framed(request) ? address + Framing.MARK : address;
    }

    /** Whether a copy may answer, or be made of what answers. */
    private static boolean takes(HttpServletRequest request) {
        return ("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod()))
                && request.getQueryString() == null
                && !known(request);
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

    /** Has the answer made, and keeps a copy of it where it is a public page. */
    void make(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "private, no-store");
        if (!takes(request)) {
            chain.doFilter(request, response);
            return;
        }
        String key = key(request);
        Entry before = pages.get(key);
        try {
            remake(key, request, response, chain);
        } finally {
            if (before != null && before.renewing.get()) {
                // nothing came in its place: what is gone or for some only is shown to nobody
                pages.remove(key, before);
            }
        }
    }

    private void remake(
            String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // what changes while the page is made makes it old
        int edition = EDITION.get();
        var captured = new CapturedResponse(response, () -> request.getAttribute(NAME) != null);
        chain.doFilter(request, captured);
        if (captured.passedOn()) {
            return;
        }
        Object drawnIn = request.getAttribute(NAME);
        boolean keep =
                drawnIn != null
                        && captured.getStatus() == HttpServletResponse.SC_OK
                        // who is asked for the head only may write nothing else
                        && captured.content().length > 0;
        if (!keep) {
            captured.passOn();
            return;
        }
        var page =
                new ReadyResponse(
                        captured.content(),
                        captured.getContentType(),
                        CACHE_CONTROL,
                        Framing.shared(request) ? "Cookie, Origin" : "Cookie, " + Framing.VARY);
        if (pages.size() >= MOST_PAGES) {
            pages.clear();
        }
        pages.put(key, new Entry(page, drawnIn, edition));
        page.write(request, response);
    }
}
