package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.json.JsonObject;
import io.github.jwtfilter.internal.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Detects the formats of {@link RejectedForm} in the content of a file or value. */
final class RejectedForms {
    /** Hexadecimal digits of a SEQUENCE (X.690). */
    private static final Pattern HEX = Pattern.compile("30(?:[0-9a-fA-F]{2}){40}[0-9a-fA-F]*");

    /** The characters that hex editors and openssl print between digits. */
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("^0[xX]|[: \r\n]");

    private static final Pattern URL_ENCODED = Pattern.compile("(?i)(?:-|%2D){5}BEGIN(?:%20|\\+)");
    private static final Pattern BEGIN_LINE = Pattern.compile("BEGIN (?:[A-Z0-9]+ ){0,3}(?:KEY|CERTIFICATE)(?![A-Z])");
    private static final Pattern TOKEN = Pattern.compile("(?:(?i:Bearer)\\s+)?eyJ[\\w-]*\\.[\\w-]+\\.[\\w-]*");
    private static final Pattern OPENSSL_TEXT =
            Pattern.compile("(?s)(?:(?:RSA )?(?:Public|Private)-Key: \\(|Modulus=|Certificate:\\s+Data:).*");
    /** A line in other letters, or with no-break spaces, here in ISO 8859-1. */
    private static final Pattern OTHER_LINES =
            Pattern.compile("(?i)-----BEGIN[\\s\u00c2\u00a0]+(?:[A-Z0-9]+[\\s\u00c2\u00a0]+){0,3}(?:KEY|CERTIFICATE)-");

    private static final Pattern KEYTOOL_TEXT = Pattern.compile("(?m)^(?:Alias name|Owner): .*$");
    private static final Pattern SSH_LINE =
            Pattern.compile("[^\\n]*\\s(?:ssh-|ecdsa-sha2-)[a-z0-9@.-]+\\s+AAAA(?s:.*)");

    private RejectedForms() {}

    /** Returns the form of content in place of a JWK Set, or null if it is a set or of an unknown form. */
    static @Nullable RejectedForm inPlaceOfSet(byte[] content) {
        RejectedForm binary = ofBytes(content);
        return binary != null || JwkSetParser.isJwks(content)
                ? binary
                : ofText(new String(content, StandardCharsets.ISO_8859_1).trim());
    }

    /** Returns the form of a binary file, or null. */
    static @Nullable RejectedForm ofBytes(byte[] content) {
        String wire = new String(content, 0, Math.min(content.length, 15), StandardCharsets.ISO_8859_1);
        if (wire.matches("(?s)\\x00{3}.(?:ssh-rsa|ecdsa-sha2-).*")) {
            return RejectedForm
                    .OPENSSH; // the base64 of an OpenSSH key without its type in front (RFC 4253 section 6.6)
        }
        if (wire.matches("(?s)(?:\\x99..|\\x98.|\\xc6..?)\\x04.*")) {
            return RejectedForm.PGP; // a public-key packet of version 4 (RFC 4880 sections 4.2 and 5.5.2)
        }
        if (wire.matches("(?s)(?:\\x95..|\\x94.|\\xc5..?)\\x04.*")) {
            return RejectedForm.PGP_PRIVATE_KEY;
        }
        if (wire.matches("(?s)\\x1f\\x8b.*|PK\\x03\\x04.*")) {
            return RejectedForm.COMPRESSED;
        }
        if (wire.matches("(?s)(?:[ -~]\\x00){4}.*|(?:\\x00[ -~]){4}.*")) {
            return RejectedForm.UTF_16; // without a byte order mark
        }
        int start = content.length < 4 ? 0 : ((content[0] & 0xff) << 8) | (content[1] & 0xff);
        switch (start) {
            case 0xfeed: // followed by feed
            case 0xcece: // followed by cece: JCEKS
                return RejectedForm.JAVA_KEYSTORE;
            case 0xfeff:
            case 0xfffe:
                return RejectedForm.UTF_16;
            default:
                return null;
        }
    }

    /** Returns the form of a text without surrounding white space, or null. */
    static @Nullable RejectedForm ofText(String text) {
        if (text.isEmpty()) {
            return RejectedForm.EMPTY;
        }
        if (text.startsWith("---- BEGIN SSH2 ")) {
            return RejectedForm.SSH2;
        }
        if (text.startsWith("PuTTY-User-Key-File")) {
            return RejectedForm.PUTTY_PRIVATE_KEY;
        }
        if (text.startsWith("<")) {
            return ofXml(text.toLowerCase(Locale.ROOT));
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return ofJson(text);
        }
        if (text.matches("(?s)(sk-)?(ssh-|ecdsa-sha2-)[a-z0-9@.-]+\\s.*")) {
            return text.matches("(?s)(ssh-rsa|ecdsa-sha2-nistp(256|384|521))\\s.*")
                    ? RejectedForm.OPENSSH
                    : RejectedForm.OPENSSH_ED25519;
        }
        if (text.contains("-----BEGIN ")) {
            return null;
        }
        return text.matches("(?is)https?://.*") ? RejectedForm.ADDRESS : ofEncoded(text);
    }

    private static RejectedForm ofXml(String text) {
        if (!text.contains("<modulus>")) {
            boolean page = text.startsWith("<!doctype html") || text.contains("<html") || text.contains("<head>");
            return page ? RejectedForm.WEB_PAGE : RejectedForm.XML;
        }
        return text.contains("<d>") || text.contains("<p>") || text.contains("<q>")
                ? RejectedForm.PRIVATE_XML
                : RejectedForm.RSA_XML;
    }

    /** Returns the form of JSON that is neither a JWK nor a JWK Set. */
    private static @Nullable RejectedForm ofJson(String text) {
        boolean pem = text.contains("-----BEGIN ");
        if (pem && text.contains("PRIVATE KEY-----")) {
            return RejectedForm.PRIVATE_KEY_IN_JSON;
        }
        if (pem) {
            return RejectedForm.PEM_IN_JSON;
        }
        if (text.startsWith("[")) {
            return text.contains("\"kty\"") ? RejectedForm.JWK_ARRAY : null;
        }
        JsonObject json = StrictJson.parse(text.getBytes(StandardCharsets.ISO_8859_1));
        if (json == null || json.get("keys") != null) {
            return null; // not JSON, or a set that is malformed
        }
        if (text.matches("(?s).*\"keys\"\\s*:\\s*\\[.*")) {
            return RejectedForm.NESTED_SET;
        }
        if (text.contains("\"jwks_uri\"")) {
            return RejectedForm.METADATA;
        }
        return text.matches("(?s).*\"\\s*:\\s*\"MI[A-Z][A-Za-z0-9+/=_\\\\-]{20}.*")
                ? RejectedForm.BASE64_IN_JSON
                : null;
    }

    /** Returns the form of a key in an encoding that is not read. */
    private static @Nullable RejectedForm ofEncoded(String text) {
        if (TOKEN.matcher(text).matches()) {
            return RejectedForm.TOKEN;
        }
        if (URL_ENCODED.matcher(text).find()) {
            return text.contains("PRIVATE") ? RejectedForm.PRIVATE_KEY : RejectedForm.URL_ENCODED;
        }
        if (BEGIN_LINE.matcher(text).find()) {
            return text.contains("PRIVATE") ? RejectedForm.PRIVATE_KEY : RejectedForm.HYPHENS;
        }
        if (OTHER_LINES.matcher(text).find()) {
            return text.toUpperCase(Locale.ROOT).contains("PRIVATE") ? RejectedForm.PRIVATE_KEY : RejectedForm.LINES;
        }
        if (KEYTOOL_TEXT.matcher(text).find()) {
            return RejectedForm.KEYTOOL_TEXT;
        }
        if (OPENSSL_TEXT.matcher(text).matches()) {
            return text.contains("Private-Key") ? RejectedForm.PRIVATE_KEY : RejectedForm.OPENSSL_TEXT;
        }
        String digits = BETWEEN_DIGITS.matcher(text).replaceAll("");
        if (HEX.matcher(digits).matches()) {
            return DerKeys.isPrivate(hex(digits)) ? RejectedForm.PRIVATE_KEY : RejectedForm.HEX;
        }
        return SSH_LINE.matcher(text).matches() ? RejectedForm.OPENSSH_LINE : null;
    }

    private static byte[] hex(String digits) {
        byte[] bytes = new byte[digits.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(digits.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    /** Returns the form for the label of a PEM block (RFC 7468), or null. */
    static @Nullable RejectedForm ofLabel(String label) {
        switch (label) {
            case "OPENSSH PRIVATE KEY":
                return RejectedForm.OPENSSH_PRIVATE_KEY;
            case "SSH2 PUBLIC KEY":
                return RejectedForm.SSH2;
            case "CERTIFICATE REQUEST":
            case "NEW CERTIFICATE REQUEST":
                return RejectedForm.CERTIFICATE_REQUEST;
            case "PKCS7":
            case "PKCS #7 SIGNED DATA":
            case "CMS":
                return RejectedForm.PKCS7;
            case "X509 CRL":
                return RejectedForm.REVOCATION_LIST;
            case "TRUSTED CERTIFICATE":
                return RejectedForm.TRUSTED_CERTIFICATE;
            case "PGP PUBLIC KEY BLOCK":
                return RejectedForm.PGP;
            case "PGP PRIVATE KEY BLOCK":
                return RejectedForm.PGP_PRIVATE_KEY;
            default:
                return label.endsWith("PRIVATE KEY") ? RejectedForm.PRIVATE_KEY : null;
        }
    }
}
