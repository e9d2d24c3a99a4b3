package io.github.jwtfilter.internal.plan;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An XML file as text in its own encoding: by its byte order mark, else by its declaration, else UTF-8 (XML 1.0 appendix
 * F). A text that is encoded again gives the same bytes.
 */
final class XmlText {
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");
    private static final int DECLARATION = 200;

    private final Charset charset;
    private final String text;

    private XmlText(Charset charset, String text) {
        this.charset = charset;
        this.text = text;
    }

    /**
     * Decodes a file.
     *
     * @throws UnplannableException if its encoding is unknown, or does not fit
     */
    static XmlText of(byte[] file) throws UnplannableException {
        Charset charset = charset(file);
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file));
            XmlText decoded = new XmlText(charset, text.toString());
            if (Arrays.equals(decoded.encode(decoded.text), file)) {
                return decoded;
            }
        } catch (CharacterCodingException | UnsupportedOperationException e) {
            // Reported below.
        }
        throw new UnplannableException("WEB-INF/web.xml is not encoded in " + charset
                + ", as it states, and cannot be changed without loss; correct its encoding");
    }

    private static Charset charset(byte[] file) throws UnplannableException {
        if (startsWith(file, 0xFE, 0xFF) || startsWith(file, 0, '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(file, 0xFF, 0xFE) || startsWith(file, '<', 0)) {
            return StandardCharsets.UTF_16LE;
        }
        String start = new String(file, 0, Math.min(file.length, DECLARATION), StandardCharsets.ISO_8859_1)
                .replace("\u00ef\u00bb\u00bf", "");
        Matcher declared = DECLARED.matcher(start);
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(declared.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnplannableException("WEB-INF/web.xml has the encoding " + declared.group(1)
                    + ", which this Java runtime does not know; convert it to UTF-8");
        }
    }

    private static boolean startsWith(byte[] file, int first, int second) {
        return file.length > 1 && (file[0] & 0xFF) == first && (file[1] & 0xFF) == second;
    }

    /** Returns the text, with a byte order mark if the file has one. */
    String text() {
        return text;
    }

    /** Returns the line separator that it uses. */
    String lineSeparator() {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }

    byte[] encode(String changed) {
        return changed.getBytes(charset);
    }
}
