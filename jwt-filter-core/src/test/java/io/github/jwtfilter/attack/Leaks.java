package io.github.jwtfilter.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Searches responses and logs for pieces of a token, raw or decoded. */
final class Leaks {
    private static final int PIECE = 16;
    private static final int SEARCHED = 20_000;

    private Leaks() {}

    static void assertContainsNothingOf(String token, String shown) {
        assertThat(shown).doesNotContainIgnoringCase("mallory");
        assertThat(pieceOf(texts(token), shown)).as(shown).isNull();
    }

    private static String pieceOf(List<String> texts, String shown) {
        for (String text : texts) {
            for (int i = 0; i + PIECE <= shown.length(); i++) {
                String piece = shown.substring(i, i + PIECE);
                if (text.contains(piece)) {
                    return piece;
                }
            }
        }
        return null;
    }

    /** The token and its decoded parts, as far as they can be decoded. */
    private static List<String> texts(String token) {
        List<String> texts = new ArrayList<>();
        String bounded = token.length() > SEARCHED ? token.substring(0, SEARCHED) : token;
        texts.add(bounded);
        for (String part : bounded.split("\\.")) {
            try {
                texts.add(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.ISO_8859_1));
            } catch (IllegalArgumentException e) {
                // Not base64url: search for the raw text only.
            }
        }
        return texts;
    }
}
