package fr.parvis.procedure.service;

import fr.parvis.procedure.entity.Procedure;
import fr.parvis.town.TownSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * "Votre recherche": French full text over the catalogue, with accents, plurals, small typing
 * errors and the town's synonyms forgiven. The index lives in memory: the catalogue is small, is
 * the same on every node, and changes only with the configuration.
 */
@ApplicationScoped
public class ProcedureSearch {

    private static final int MOST = 20;
    private static final int LONGEST_QUERY = 200;

    /** Where a word may stand, and how much it weighs there. */
    private static final List<Place> PLACES =
            List.of(
                    new Place("title", 6f),
                    new Place("keywords", 5f),
                    new Place("theme", 2f),
                    new Place("summary", 2f),
                    new Place("text", 1f));

    private record Place(String field, float weight) {}

    @Inject Catalogue catalogue;
    @Inject TownSettings town;

    private volatile Index index;

    /** The index and what it was made of. */
    private record Index(Object source, Analyzer analyzer, IndexSearcher searcher) {}

    /**
     * The démarches that a person would expect for these words, the best first. When nothing has
     * all the words, those that have some.
     */
    public List<Procedure> find(String words) {
        String query = words.length() > LONGEST_QUERY ? words.substring(0, LONGEST_QUERY) : words;
        Index now = index();
        List<String> tokens = tokens(now.analyzer(), query);
        if (tokens.isEmpty()) {
            return List.of();
        }
        // forgiving errors costs most of a search: only what is not found as typed is looked for so
        List<Procedure> found = run(now, tokens, Occur.MUST, false);
        if (found.isEmpty()) {
            found = run(now, tokens, Occur.MUST, true);
        }
        return found.isEmpty() ? run(now, tokens, Occur.SHOULD, true) : found;
    }

    private List<Procedure> run(Index now, List<String> tokens, Occur occur, boolean forgiving) {
        var query = new BooleanQuery.Builder();
        tokens.forEach(t -> query.add(anywhere(t, forgiving), occur));
        try {
            var found = new ArrayList<Procedure>();
            var searcher = now.searcher();
            for (var hit : searcher.search(query.build(), MOST).scoreDocs) {
                String slug = searcher.storedFields().document(hit.doc).get("slug");
                catalogue.find(slug).ifPresent(e -> found.add(e.procedure()));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A word exactly, as the beginning of a word, or, forgiving, with one or two letters wrong. */
    private static Query anywhere(String token, boolean forgiving) {
        var ways = new ArrayList<Query>();
        for (Place place : PLACES) {
            var term = new Term(place.field(), token);
            ways.add(new BoostQuery(new TermQuery(term), place.weight()));
            if (token.length() >= 3) {
                ways.add(new BoostQuery(new PrefixQuery(term), place.weight() * 0.4f));
            }
            if (forgiving && token.length() >= 4) {
                int errors = token.length() >= 8 ? 2 : 1;
                ways.add(new BoostQuery(new FuzzyQuery(term, errors, 1), place.weight() * 0.15f));
            }
        }
        return new DisjunctionMaxQuery(ways, 0.1f);
    }

    private static List<String> tokens(Analyzer analyzer, String words) {
        var tokens = new ArrayList<String>();
        try (TokenStream stream = analyzer.tokenStream("query", words)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private Index index() {
        Object source = catalogue.edition();
        Index now = index;
        if (now == null || now.source() != source) {
            now = build(source);
            index = now;
        }
        return now;
    }

    private Index build(Object source) {
        var searching = new FrenchAnalyzer(List.of());
        try (var indexing = new FrenchAnalyzer(town.synonyms())) {
            var directory = new ByteBuffersDirectory();
            try (var writer = new IndexWriter(directory, new IndexWriterConfig(indexing))) {
                for (Procedure procedure : catalogue.all()) {
                    writer.addDocument(document(procedure));
                }
            }
            return new Index(source, searching, new IndexSearcher(DirectoryReader.open(directory)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Document document(Procedure procedure) {
        var document = new Document();
        document.add(new StoredField("slug", procedure.slug()));
        add(document, "title", procedure.title());
        add(document, "keywords", String.join("\n", procedure.keywords()));
        add(document, "theme", town.theme(procedure.theme()).orElseThrow().title());
        add(document, "summary", procedure.summary());
        procedure.details().forEach(d -> add(document, "text", d.title() + "\n" + d.text()));
        return document;
    }

    private static void add(Document document, String field, String text) {
        document.add(new TextField(field, text, Store.NO));
    }
}
