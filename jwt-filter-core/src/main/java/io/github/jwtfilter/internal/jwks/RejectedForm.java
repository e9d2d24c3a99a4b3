package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.InvalidKeyException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Key formats that are recognized but not supported, each with the command that converts a file to a supported format. */
enum RejectedForm {
    PRIVATE_KEY(
            "is a private key, with which tokens can be forged",
            "put the public key here (openssl pkey -in FILE -pubout -out public.pem), and keep the private key with the"
                    + " issuer only; replace it if others could read this file"),
    OPENSSH_PRIVATE_KEY(
            "is a private key, with which tokens can be forged",
            "put the public key here (ssh-keygen -e -m PKCS8 -f FILE > public.pem), and keep the private key with the"
                    + " issuer only; replace it if others could read this file"),
    PUTTY_PRIVATE_KEY(
            "is a private key of PuTTY, with which tokens can be forged",
            "put the public key here (puttygen FILE -O public-openssh -o key.pub, then ssh-keygen -e -m PKCS8 -f"
                    + " key.pub > public.pem), and keep the private key with the issuer only"),
    PRIVATE_XML(
            "is a private RSA key in XML, with which tokens can be forged",
            "put the public key here: remove the private elements, and convert the rest (" + RejectedForm.FROM_XML
                    + ")"),
    OPENSSH("is an OpenSSH public key", "convert it: ssh-keygen -e -m PKCS8 -f FILE > public.pem"),
    OPENSSH_ED25519(
            "is an OpenSSH public key of a kind that ssh-keygen cannot convert",
            "get the key from the issuer as PEM (openssl pkey -in private.pem -pubout -out public.pem) or as a JWK"
                    + " Set"),
    SSH2(
            "is an SSH2 public key (RFC 4716)",
            "convert it: ssh-keygen -i -m RFC4716 -f FILE > key.pub, then"
                    + " ssh-keygen -e -m PKCS8 -f key.pub > public.pem"),
    RSA_XML("is an RSA key in XML (RSAKeyValue)", "convert it in PowerShell 7: " + RejectedForm.FROM_XML),
    XML("is XML or HTML", "use the key itself; from SAML metadata, save the text of the element X509Certificate"),
    PKCS7(
            "is a PKCS#7 bundle of certificates",
            "convert it: openssl pkcs7 -in FILE -print_certs -out chain.pem (with -inform DER for a binary file)"),
    PKCS12(
            "is a PKCS#12 keystore",
            "name it in keys.keystore, or extract the certificate:"
                    + " openssl pkcs12 -in FILE -clcerts -nokeys -out certificate.pem"),
    JAVA_KEYSTORE(
            "is a Java keystore",
            "name it in keys.keystore, with keys.keystore.type = JKS, or extract the certificate:"
                    + " keytool -exportcert -rfc -keystore FILE -alias ALIAS -file certificate.pem"),
    CERTIFICATE_REQUEST(
            "is a certificate request",
            "extract its public key: openssl req -in FILE -pubkey -noout -out public.pem"
                    + " (with -inform DER for a binary file)"),
    REVOCATION_LIST("is a certificate revocation list", "use the certificate with which the issuer signs"),
    TRUSTED_CERTIFICATE(
            "is a certificate in the form of openssl x509 -trustout",
            "convert it: openssl x509 -in FILE -out certificate.pem"),
    UTF_16("is in UTF-16, as Windows PowerShell writes files", "save it as UTF-8, or as ASCII"),
    ADDRESS("contains an address instead of a key", "for the address of a JWK Set, set keys.jwks-uri");

    private static final String FROM_XML = "$k = [Security.Cryptography.RSA]::Create();"
            + " $k.FromXmlString((Get-Content -Raw FILE));"
            + " [IO.File]::WriteAllBytes(\"$pwd/public.der\", $k.ExportSubjectPublicKeyInfo())";

    private final String message;
    private final String remedy;

    RejectedForm(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    InvalidKeyException exception() {
        return new InvalidKeyException(message, remedy);
    }

    /** Returns the form of a binary file, or null. */
    static @Nullable RejectedForm ofBytes(byte[] content) {
        String wire = new String(content, 0, Math.min(content.length, 15), StandardCharsets.ISO_8859_1);
        if (wire.matches("(?s)\\x00{3}.(?:ssh-rsa|ecdsa-sha2-).*")) {
            return OPENSSH; // the base64 of an OpenSSH key without its type in front (RFC 4253 section 6.6)
        }
        int start = content.length < 4 ? 0 : ((content[0] & 0xff) << 8) | (content[1] & 0xff);
        switch (start) {
            case 0xfeed: // followed by feed
            case 0xcece: // followed by cece: JCEKS
                return JAVA_KEYSTORE;
            case 0xfeff:
            case 0xfffe:
                return UTF_16;
            default:
                return null;
        }
    }

    /** Returns the form of a text without surrounding white space, or null. */
    static @Nullable RejectedForm ofText(String text) {
        if (text.startsWith("---- BEGIN SSH2 ")) {
            return SSH2;
        }
        if (text.startsWith("PuTTY-User-Key-File")) {
            return PUTTY_PRIVATE_KEY;
        }
        if (text.startsWith("<")) {
            return ofXml(text.toLowerCase(Locale.ROOT));
        }
        if (text.matches("(?s)(sk-)?(ssh-|ecdsa-sha2-)[a-z0-9@.-]+\\s.*")) {
            return text.matches("(?s)(ssh-rsa|ecdsa-sha2-nistp(256|384|521))\\s.*") ? OPENSSH : OPENSSH_ED25519;
        }
        return text.matches("(?is)https?://.*") ? ADDRESS : null;
    }

    private static RejectedForm ofXml(String text) {
        if (!text.contains("<modulus>")) {
            return XML;
        }
        return text.contains("<d>") || text.contains("<p>") || text.contains("<q>") ? PRIVATE_XML : RSA_XML;
    }

    /** Returns the form for the label of a PEM block (RFC 7468), or null. */
    static @Nullable RejectedForm ofLabel(String label) {
        switch (label) {
            case "OPENSSH PRIVATE KEY":
                return OPENSSH_PRIVATE_KEY;
            case "SSH2 PUBLIC KEY":
                return SSH2;
            case "CERTIFICATE REQUEST":
            case "NEW CERTIFICATE REQUEST":
                return CERTIFICATE_REQUEST;
            case "PKCS7":
            case "CMS":
                return PKCS7;
            case "X509 CRL":
                return REVOCATION_LIST;
            case "TRUSTED CERTIFICATE":
                return TRUSTED_CERTIFICATE;
            default:
                return label.endsWith("PRIVATE KEY") ? PRIVATE_KEY : null;
        }
    }
}
