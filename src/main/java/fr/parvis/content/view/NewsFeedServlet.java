package fr.parvis.content.view;

import fr.parvis.content.entity.NewsItem;
import fr.parvis.content.entity.Section;
import fr.parvis.content.service.News;
import fr.parvis.web.ReadyResponse;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The latest public news for feed readers and other sites. */
@WebServlet({NewsAddresses.ATOM, NewsAddresses.JSON})
public class NewsFeedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 30;
    private static final String CACHE_CONTROL = "public, max-age=60";

    @Inject transient News news;
    @Inject transient NewsFeeds feeds;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        boolean atom = NewsAddresses.ATOM.equals(request.getServletPath());
        List<NewsItem> items = news.latest(Section.NEWS, MOST);
        String text = atom ? feeds.atom(items) : feeds.json(items);
        String type = atom ? "application/atom+xml" : "application/feed+json";
        new ReadyResponse(
                        text.getBytes(StandardCharsets.UTF_8),
                        type + "; charset=UTF-8",
                        CACHE_CONTROL,
                        null)
                .write(request, response);
    }
}
