package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.base64.Base64Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One block of a PEM file (RFC 7468). */
public final class PemBlock {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");

    private final String label;
    private final byte @Nullable [] der;

    private PemBlock(String label, byte @Nullable [] der) {
        this.label = label;
        this.der = der;
    }

    /**
     * Returns all blocks of a file in order; text around them is explanatory (RFC 7468 section 2).
     *
     * @param text the content of the file
     * @return the blocks
     */
    public static List<PemBlock> parse(String text) {
        List<PemBlock> blocks = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        int from = 0;
        while (begin.find(from)) {
            String label = String.valueOf(begin.group(1));
            int end = text.indexOf("-----END " + label + "-----", begin.end());
            blocks.add(new PemBlock(label, end < 0 ? null : Base64Text.decodeLines(text.substring(begin.end(), end))));
            from = end < 0 ? begin.end() : end;
        }
        return blocks;
    }

    /**
     * Returns the type of the content.
     *
     * @return the text between {@code BEGIN} and the dashes
     */
    public String label() {
        return label;
    }

    /**
     * Returns the decoded content.
     *
     * @return the bytes, or null if the content is not base64 or the END line is missing
     */
    public byte @Nullable [] der() {
        return der;
    }
}
