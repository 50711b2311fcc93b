package fr.parvis.procedure.service;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.util.CharsRef;
import org.apache.lucene.util.CharsRefBuilder;

/**
 * French words as the search compares them: without elision, accents, little words, plurals.
 * Lucene's own FrenchAnalyzer keeps accents until after the stemmer, so that a word typed without
 * them gets another stem; here they go first. Synonyms are added to what is indexed.
 */
final class FrenchAnalyzer extends Analyzer {

    private static final CharArraySet ARTICLES =
            new CharArraySet(
                    List.of("l", "m", "t", "qu", "n", "s", "j", "d", "c", "jusqu", "lorsqu"), true);

    /** Little words, and those that every démarche is about. */
    private static final CharArraySet LITTLE_WORDS =
            new CharArraySet(
                    List.of(
                            "a",
                            "au",
                            "aux",
                            "avec",
                            "ce",
                            "ces",
                            "cette",
                            "comment",
                            "dans",
                            "de",
                            "des",
                            "du",
                            "elle",
                            "en",
                            "est",
                            "et",
                            "etre",
                            "il",
                            "j",
                            "je",
                            "la",
                            "le",
                            "les",
                            "leur",
                            "ma",
                            "me",
                            "mes",
                            "moi",
                            "mon",
                            "ne",
                            "nos",
                            "notre",
                            "nous",
                            "on",
                            "ou",
                            "par",
                            "pas",
                            "pour",
                            "que",
                            "qui",
                            "sa",
                            "se",
                            "ses",
                            "si",
                            "son",
                            "sont",
                            "sur",
                            "ta",
                            "te",
                            "tes",
                            "un",
                            "une",
                            "veux",
                            "voudrais",
                            "vos",
                            "votre",
                            "vous",
                            "faire",
                            "demarche",
                            "ai",
                            "suis"),
                    true);

    private final SynonymMap synonyms;

    /**
     * @param synonyms lists of words that find the same things; phrases are allowed
     */
    FrenchAnalyzer(List<List<String>> synonyms) {
        this.synonyms = synonyms.isEmpty() ? null : map(synonyms);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var tokenizer = new StandardTokenizer();
        TokenStream words = plain(tokenizer);
        if (synonyms != null) {
            words = new FlattenGraphFilter(new SynonymGraphFilter(words, synonyms, true));
        }
        return new TokenStreamComponents(tokenizer, new FrenchLightStemFilter(words));
    }

    /** What is left of words before synonyms and stems. */
    private static TokenStream plain(Tokenizer tokenizer) {
        TokenStream words = new ElisionFilter(tokenizer, ARTICLES);
        words = new LowerCaseFilter(words);
        words = new ASCIIFoldingFilter(words);
        return new StopFilter(words, LITTLE_WORDS);
    }

    private static SynonymMap map(List<List<String>> lists) {
        var builder = new SynonymMap.Builder(true);
        for (List<String> list : lists) {
            List<CharsRef> keys =
                    list.stream().map(FrenchAnalyzer::key).filter(k -> k.length > 0).toList();
            for (CharsRef from : keys) {
                for (CharsRef to : keys) {
                    if (!from.equals(to)) {
                        builder.add(from, to, true);
                    }
                }
            }
        }
        try {
            return builder.build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A phrase as it is met in a text: its elisions and little words are gone there, too. */
    private static CharsRef key(String phrase) {
        var tokenizer = new StandardTokenizer();
        tokenizer.setReader(new StringReader(phrase));
        var found = new ArrayList<String>();
        try (TokenStream words = plain(tokenizer)) {
            var term = words.addAttribute(CharTermAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                found.add(term.toString());
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SynonymMap.Builder.join(found.toArray(String[]::new), new CharsRefBuilder());
    }
}
