package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.internal.jose.InvalidKeyException;

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
    EC_COMPRESSED(
            "is an EC key with a compressed point, which Java does not read",
            "convert it: openssl ec -pubin -in FILE -conv_form uncompressed -out public.pem" + RejectedForm.EC_HINT),
    EC_EXPLICIT(
            "is an EC key with explicit curve parameters instead of the name of the curve",
            "convert it: openssl ec -pubin -in FILE -param_enc named_curve -out public.pem" + RejectedForm.EC_HINT),
    HEX(
            "is a key in hexadecimal digits",
            "convert it: tr -d ' :\\n' < FILE | xxd -r -p > public.der, and name that file"),
    OPENSSL_TEXT(
            "is the text that openssl prints about a key, without the key in PEM",
            "run the command again without -text, -noout and -modulus"),
    URL_ENCODED(
            "is PEM with URL encoding (%0A, %2B or + for a blank)",
            "decode it: python3 -c 'import sys, urllib.parse as u; print(u.unquote(sys.stdin.read()))' < FILE >"
                    + " public.pem (u.unquote_plus where the first line is -----BEGIN+PUBLIC+KEY-----)"),
    HYPHENS(
            "is PEM without the five hyphens on both sides of BEGIN and END",
            "copy the file again, or write the lines as -----BEGIN PUBLIC KEY----- and -----END PUBLIC KEY-----"),
    PGP(
            "is a PGP key, with which issuers sign no tokens",
            "get the key that signs the tokens from the issuer, as PEM or as a JWK Set"),
    PGP_PRIVATE_KEY(
            "is a private PGP key",
            "remove it from here, replace it if others could read it, and get the public key that the tokens are"
                    + " verified with from the issuer, as PEM or as a JWK Set"),
    OPENSSH_LINE(
            "is a line of authorized_keys or known_hosts with an OpenSSH public key",
            "keep what starts with the type of the key, such as ssh-rsa, and convert it:"
                    + " ssh-keygen -e -m PKCS8 -f FILE > public.pem"),
    TOKEN(
            "is a token instead of a key",
            "give the public key of the issuer that signs the tokens, and treat the token as disclosed if others"
                    + " could read it here"),
    PRIVATE_KEY_IN_JSON(
            "is JSON with a private key, with which tokens can be forged or a client can be impersonated",
            "remove it from here, and replace that key if others could read it; put the public key of the issuer here,"
                    + " as PEM or as a JWK Set"),
    PEM_IN_JSON(
            "is JSON with keys or certificates in PEM",
            "set keys.jwks-uri to the JWK Set of the issuer, or take the PEM text out:"
                    + " jq -r '.. | strings | select(startswith(\"-----BEGIN\"))' FILE > public.pem"),
    BASE64_IN_JSON(
            "is JSON with a key in base64, as Keycloak's address of a realm returns it",
            "remove this line, so that the keys are fetched from the issuer, or take the key out:"
                    + " jq -r .public_key FILE > public.key"),
    JWK_ARRAY("is an array of JWKs without the set around it", "write {\"keys\": before it and } behind it"),
    NESTED_SET(
            "is JSON in which the JWK Set is the value of a member",
            "take the set out, so that the file starts with {\"keys\": (for a member jwks: jq .jwks FILE > jwks.json)"),
    METADATA(
            "is the metadata of an issuer",
            "set keys.jwks-uri to the address in its member jwks_uri, or save what that address returns"),
    EMPTY("is empty", "save the key here again"),
    WEB_PAGE(
            "is a web page, such as the login page of a proxy",
            "save the key itself; for the address of a JWK Set, set keys.jwks-uri"),
    COMPRESSED("is a compressed file", "extract it (gunzip or unzip), and name the file with the key"),
    ENCODED_TWICE("is base64 that was encoded twice", "decode it once: base64 -d FILE > public.key"),
    KEYTOOL_TEXT(
            "is the text that keytool prints about a certificate, without the certificate in PEM",
            "run the command again with -rfc"),
    LINES(
            "is PEM whose lines BEGIN and END have other letters or blanks",
            "copy the file again, or write the lines as -----BEGIN PUBLIC KEY----- and -----END PUBLIC KEY-----"),
    UTF_16("is in UTF-16, as Windows PowerShell writes files", "save it as UTF-8, or as ASCII"),
    ADDRESS("contains an address instead of a key", "for the address of a JWK Set, set keys.jwks-uri");

    private static final String EC_HINT = " (with -inform DER for a binary file; for a certificate, first"
            + " openssl x509 -in FILE -pubkey -noout > key.pem)";

    private static final String FROM_XML = "$k = [Security.Cryptography.RSA]::Create();"
            + " $k.FromXmlString((Get-Content -Raw FILE));"
            + " [IO.File]::WriteAllBytes(\"$pwd/public.der\", $k.ExportSubjectPublicKeyInfo())";

    private final String message;
    private final String remedy;

    RejectedForm(String message, String remedy) {
        this.message = message;
        this.remedy = remedy;
    }

    /** Returns a predicate without its subject. */
    String message() {
        return message;
    }

    InvalidKeyException exception() {
        return new InvalidKeyException(message, remedy);
    }
}
