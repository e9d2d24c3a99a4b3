package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.base64.Base64Text;
import io.github.jwtfilter.internal.jose.InvalidKeyException;
import io.github.jwtfilter.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of {@code keys.public-key}: PEM and the other unambiguous forms of public keys, which are bare base64, DER,
 * a JWK and a JWK Set. Other forms are reported with the command that converts them.
 */
final class PublicKeyFiles {
    /** The prefix of secrets, and of data URLs (RFC 2397). */
    private static final Pattern BASE64_PREFIX = Pattern.compile("^(?:base64:|data:[\\w./+;=-]*;base64,)");

    private static final String LITERAL_LINE_BREAK = "\\\\+(?:[rn]|\\r?\\n)";

    private final KeyReport report;
    private final UnnamedKeys keys;

    PublicKeyFiles(KeyReport report, UnnamedKeys keys) {
        this.report = report;
        this.keys = keys;
    }

    /** Returns whether a file is a key or certificate in PEM or DER, or the base64 of DER. */
    static boolean isKeyOrCertificate(byte[] content) {
        String text = text(content);
        byte[] decoded = Base64Text.decodeLines(text);
        return text.contains("-----BEGIN ") || DerKeys.isDer(content) || (decoded != null && DerKeys.isDer(decoded));
    }

    /** Adds the keys of one file; {@code file} names it in reports. */
    void read(String file, byte[] content) {
        SigningCertificates certificates = new SigningCertificates(report);
        try {
            byte[] plain = ByteOrderMark.remove(content);
            if (!readForm(file, plain, certificates) && !readBase64(file, plain, certificates)) {
                report.error(
                        file + " contains no PEM block, and no public key in another supported format",
                        "use a file with -----BEGIN PUBLIC KEY----- or -----BEGIN CERTIFICATE-----");
            }
        } catch (InvalidKeyException e) {
            report.error(file, e);
        }
        certificates.addTo(keys);
    }

    /** Reads bare base64. Some admin consoles show only the base64 between BEGIN and END; some stores encode whole files. */
    private boolean readBase64(String file, byte[] content, SigningCertificates certificates)
            throws InvalidKeyException {
        byte[] decoded = decode(content);
        if (decoded == null || readForm(file, decoded, certificates)) {
            return decoded != null;
        }
        byte[] inner = decode(decoded);
        rejectIf(inner != null && isKeyOrCertificate(inner) ? RejectedForm.ENCODED_TWICE : null);
        return false;
    }

    private static byte @Nullable [] decode(byte[] content) {
        String base64 = BASE64_PREFIX.matcher(text(content)).replaceFirst("");
        return Base64Text.decodeLines(base64);
    }

    /** Returns whether the form was recognized. */
    private boolean readForm(String file, byte[] content, SigningCertificates certificates) throws InvalidKeyException {
        rejectIf(RejectedForms.ofBytes(content));
        if (DerKeys.isDer(content)) {
            DerKeys.read(file, content, keys, certificates);
            return true;
        }
        String text = text(content);
        byte[] json = json(content, text);
        if (!JwkSetParser.isJwks(json)) {
            rejectIf(RejectedForms.ofText(text));
        }
        if (text.startsWith("{")) {
            new JwkSetParser(report).parseFile(json).keys().forEach(keys::add);
            return true;
        }
        List<PemBlock> blocks = PemBlock.parse(text);
        new PemKeys(report, keys, certificates).read(file, blocks);
        return !blocks.isEmpty();
    }

    private static void rejectIf(@Nullable RejectedForm form) throws InvalidKeyException {
        if (form != null) {
            throw form.exception();
        }
    }

    /** Returns the content, or without quotes, their escapes and literal line breaks if it is JSON only then. */
    private static byte[] json(byte[] content, String text) {
        boolean escaped = text.startsWith("{\\\"");
        String plain = escaped ? text.replace("\\\"", "\"") : text;
        return StrictJson.parse(content) != null ? content : plain.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Decodes the text. Environment variables and JSON contain line breaks as {@code \n}, and quotes around the value. */
    private static String text(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1)
                .replaceAll(LITERAL_LINE_BREAK, "\n")
                .trim();
        boolean quoted = text.length() > 1
                && (text.startsWith("\"") || text.startsWith("'"))
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quoted ? text.substring(1, text.length() - 1).trim() : text;
    }
}
