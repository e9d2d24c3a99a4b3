package io.github.jwtfilter.internal.jose;

import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SignatureSpi;

/** A signature algorithm by which no signature is valid. */
public final class NothingIsValid extends SignatureSpi {
    @Override
    protected void engineInitVerify(PublicKey publicKey) {}

    @Override
    protected void engineInitSign(PrivateKey privateKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void engineUpdate(byte b) {}

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {}

    @Override
    protected byte[] engineSign() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
        return false;
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
        throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
        throw new UnsupportedOperationException();
    }
}
